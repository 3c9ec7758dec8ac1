/** English verbs as far as a research question needs them: the past of a base form, the base of a third person. */

const irregular = new Map(
  `be were, become became, begin began, bend bent, bet bet, bite bit, break broke, bring brought, build built, burn burned,
  buy bought, catch caught, choose chose, come came, cost cost, cut cut, deal dealt, dig dug, do did, draw drew, drink drank,
  drive drove, eat ate, fall fell, feed fed, feel felt, fight fought, find found, fly flew, forget forgot, forgive forgave,
  freeze froze, get got, give gave, go went, grow grew, hang hung, have had, hear heard, hide hid, hit hit, hold held,
  hurt hurt, keep kept, know knew, lay laid, lead led, learn learned, leave left, lend lent, let let, lie lay, light lit,
  lose lost, make made, mean meant, meet met, overcome overcame, oversleep overslept, pay paid, put put, quit quit, read read,
  rebuild rebuilt, ride rode, ring rang, rise rose, run ran, say said, see saw, seek sought, sell sold, send sent, set set,
  shake shook, shoot shot, show showed, shut shut, sing sang, sink sank, sit sat, sleep slept, speak spoke, spend spent,
  split split, spread spread, stand stood, steal stole, stick stuck, swim swam, take took, teach taught, tear tore, tell told,
  think thought, throw threw, understand understood, undo undid, upset upset, wake woke, wear wore, win won, wind wound,
  withdraw withdrew, write wrote`
    .split(',')
    .map((pair) => pair.trim().split(/\s+/) as [string, string]),
)

const regular = new Set(
  `accept access achieve act adapt add adjust admit adopt agree allow answer apply appoint approach arrange arrive ask
  assemble assess assign attend avoid balance ban base behave believe belong block board book boot borrow browse brush call
  calm cancel care carry celebrate change charge chat check clean clear climb close collect combine commute compare complain
  complete configure confirm connect consider consult contact continue control convert cook cope copy count cover create
  cross cycle dance date decide decline decorate delay delegate deliver depend describe design detect develop discover
  discuss divide document donate download dream dress drop earn edit educate employ empty end enjoy enter entertain equip
  escape estimate evaluate exchange exercise expect experience explain explore express face fail fear file fill filter
  finance finish fit fix follow garden gather grade guess guide hand handle happen hate heal help hike hire hope host hunt identify
  ignore imagine import improve increase inform insert inspect install insure interact introduce invest invite invoice issue
  jog join judge jump juggle kick knock label land last launch like listen live load locate lock log look love maintain
  manage map mark match measure mend merge mind miss monitor motivate move name navigate need negotiate notice observe
  obtain offer onboard open operate order organise organize outsource own pack park participate pass perform pick plan plant play
  plug post postpone practise practice prefer prepare present prevent print prioritise prioritize process produce progress
  promote protect provide publish pull purchase push question queue race raise rate reach react realise realize rebook
  receive recognise recognize recommend record recover reduce refer refill register relax release rely remember remind
  remove renew rent repair repeat replace reply report request research reserve resolve respond rest restart restock result
  retire return reuse review rinse sample save scan schedule score scroll search secure select separate serve settle share
  shift ship shop shower sign sketch skip slow smile solve sort start stay step stock stop store stream stretch structure
  study submit subscribe succeed suffer suggest support survive switch talk target taste test text thank track trade train
  transfer translate transport travel treat trust try turn type unpack unwind update upgrade upload use validate vary view
  visit volunteer vote wait walk want warm wash waste watch water weigh welcome wish work worry wrap`
    .split(/\s+/)
    .filter((word) => word !== ''),
)

export function isVerb(word: string): boolean {
  const base = word.toLowerCase()
  return irregular.has(base) || regular.has(base)
}

const doubled = new Set(
  'admit commit control occur permit prefer refer regret rebel submit transfer omit equip compel'.split(' '),
)

/** get → got, plan → planned, try → tried. */
export function pastOf(verb: string): string {
  const base = verb.toLowerCase()
  const known = irregular.get(base)
  if (known !== undefined) return known
  if (base.endsWith('e')) return `${base}d`
  if (/[^aeiou]y$/.test(base)) return `${base.slice(0, -1)}ied`
  const isShort = /^[^aeiou]*[aeiou][^aeiouwxy]$/.test(base)
  if (isShort || doubled.has(base)) return `${base}${base.at(-1)}ed`
  return `${base}ed`
}

/** notices → notice, tries → try; nothing where the word is no verb in the third person that we know. */
export function baseOfThirdPerson(word: string): string | undefined {
  const said = word.toLowerCase()
  if (said === 'is') return 'be'
  if (said === 'has') return 'have'
  if (!said.endsWith('s')) return undefined
  const candidates = [said.slice(0, -1), said.replace(/es$/, ''), said.replace(/ies$/, 'y')]
  return candidates.find((candidate) => candidate !== said && isVerb(candidate))
}
