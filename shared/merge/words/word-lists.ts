/** Small closed classes of English words. None of them is drawn from the maps of a team. */

function listed(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/))
}

/** Words that say how a sentence is built, not what happens. The person whose story it is counts among them. */
export const functionWords = listed(`
a an the of to for with by from as or and is are was were be been being am it its that which who whom whose this these
those there then than so if but while when where how what they their them he she his her him you your yours i my me we
our us own at again also just still even ever very really too more most some any all each every until till because
after before during via per will would can could should shall may might must do does did has have had having customer
user person people someone somebody something thing things one ones get gets got getting let lets themselves himself herself
yourself itself myself in on into onto out off up down over under through back away around along about between instead
although whether across toward towards within upon`)

export const negations = listed('not no never nobody nothing none without cannot nowhere neither nor')

/** Verbs that carry little meaning of their own: what they are done to says more. As stems. */
export const lightVerbs = listed(
  'send receiv do get take go make have wait perform give put come want need try us start begin keep look see becom be',
)

/** Words that place a thing among others or in time: many moments have them, and few are about them. As stems. */
export const weakWords = listed(`
first second third fourth fifth next last same other anoth new old few onli alreadi final usual alwai often time dai wai
right now later earlier soon next onc twice two three four five six seven eight nine ten half whole bit lot`)

/** After these a word is read as a noun. */
export const nounMarkers = listed(
  'a an the my your his her their our its this that these those some any of for with from in on at by into next each every no',
)

/** After these a word may be read as a verb again. */
export const verbMarkers = listed('to and or then not will can cannot')

/** The second word of a phrasal verb: “looks … up”. */
export const particles = listed(
  'in on out off up down over back away through around along for to after into asleep by with across forward together',
)

/** Where a movement goes; “in” and “out” are as different as two verbs. */
export const directionOf: Readonly<Record<string, string>> = {
  in: '>in',
  into: '>in',
  inside: '>in',
  out: '>out',
  outside: '>out',
  off: '>off',
  on: '>on',
  onto: '>on',
  up: '>up',
  down: '>down',
  back: '>back',
  away: '>off',
}

/** Verbs that have the direction in themselves. As stems. */
export const directionOfVerb: Readonly<Record<string, string>> = {
  enter: '>in',
  exit: '>out',
  leav: '>out',
  board: '>on',
  arriv: '>at',
  return: '>back',
  insert: '>in',
  remov: '>off',
  undress: '>off',
}

/** Verbs after which a particle says where to. As stems. */
export const verbsOfMotion = listed(`
go get step walk climb slide come run hop move jump head drive ride put take place turn switch pull let lie sit stand dry
wash rins log sign crawl pour add fall drop pick hand give bring carri throw lock plug shut`)

/** Somebody of one's own circle: a partner, friends, “we”. */
export const companions = listed(`
partner partners husband wife spouse boyfriend girlfriend fiancé fiancée friend friends mate mates flatmate flatmates
roommate roommates housemate housemates colleague colleagues coworker coworkers teammate teammates classmate classmates
family kid kids child children son sons daughter daughters baby toddler mother mum mom mother-in-law father dad parent
parents grandparents grandma grandpa brother brothers sister sisters sibling siblings cousin aunt uncle neighbour
neighbours neighbor neighbors guest guests companion companions someone somebody everyone everybody we us our ours
ourselves together others`)

/** Several people who are spoken with at once. */
export const circles = listed('group team gang crew')

/** Verbs of speaking with one another. As stems. */
export const verbsOfTalk = listed(
  'ask talk tell chat argu discuss haggl negoti debat speak agre quarrel bicker consult convers suggest propos',
)

/** Pairs of directions that undo each other. */
export const oppositeDirections: Readonly<Record<string, string>> = {
  '>in': '>out',
  '>out': '>in',
  '>on': '>off',
  '>off': '>on',
  '>up': '>down',
  '>down': '>up',
}

/** Two sides of one exchange, which WordNet does not call antonyms. */
export const converses = `send/receive buy/sell lend/borrow ask/answer give/take give/get accept/refuse accept/decline
accept/reject enter/exit enter/leave arrive/leave arrive/depart start/stop start/end begin/finish fill/drain fill/empty
open/close lock/unlock plug/unplug dress/undress log_in/log_out put_on/take_off turn_on/turn_off switch_on/switch_off
get_on/get_off get_in/get_out win/lose push/pull find/lose pick_up/drop_off`

/** Short forms and names that are younger than WordNet, with the word it knows. */
export const longForms: Readonly<Record<string, string>> = {
  app: 'application',
  apps: 'application',
  photo: 'photograph',
  photos: 'photograph',
  pic: 'photograph',
  pics: 'photograph',
  gp: 'doctor',
  doc: 'doctor',
  physio: 'physiotherapist',
  info: 'information',
  uni: 'university',
  ad: 'advertisement',
  ads: 'advertisement',
  fridge: 'refrigerator',
  freezer: 'refrigerator',
  smartphone: 'phone',
  cellphone: 'phone',
  mobile: 'phone',
  bathtub: 'tub',
  tv: 'television',
  telly: 'television',
  wifi: 'network',
  cv: 'resume',
  website: 'site',
  webpage: 'site',
  login: 'log_in',
  logon: 'log_in',
  signin: 'log_in',
  signup: 'sign_up',
  checkout: 'check_out',
  laptop: 'computer',
  pc: 'computer',
  veg: 'vegetable',
  veggies: 'vegetable',
  exam: 'examination',
  lab: 'laboratory',
  gym: 'gymnasium',
  bike: 'bicycle',
  cab: 'taxi',
  uber: 'taxi',
  flat: 'apartment',
  pizzeria: 'restaurant',
  takeaway: 'meal',
  takeout: 'meal',
  playlist: 'list',
  podcast: 'broadcast',
  sms: 'message',
  chatbot: 'chat',
  faq: 'help',
  id: 'identification',
  pin: 'password',
  passcode: 'password',
  paycheck: 'salary',
  promo: 'discount',
  coupon: 'voucher',
}
