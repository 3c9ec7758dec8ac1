import { phrasalStem, stemOf } from '../../shared/merge/words/stems.ts'
import { longForms } from '../../shared/merge/words/word-lists.ts'

/**
 * Words that people use for one another when they tell what somebody does every day, and that WordNet keeps apart or does
 * not know: phrasal verbs, short words for services and devices, and who or what stands for a step. Written from general
 * knowledge of English, groups between bars. Whoever wrote it knew the samples; what belongs to one story alone is left
 * out.
 */

/** Nearly always the same thing in a label. */
const interchangeable = `
begin start commence kick_off | finish end complete wrap_up | stop quit cease halt
choose pick select pick_out opt_for settle_on decide_on | decide determine make_up | buy purchase | obtain acquire
grab fetch pick_up | gather collect | receive get | put place set lay put_down set_down
insert put_in put_into plug_in | attach fasten fix mount stick_on
remove take_off take_out take_away pull_out detach strip | undress take_off strip disrobe | dress put_on get_dressed
wear put_on | fill fill_up | fill_in fill_out complete | empty drain pour_out clear_out | pour tip | open unlock
close shut | lock bolt | turn_on switch_on put_on activate power | turn_off switch_off shut_off shut_down deactivate
enter go_in go_into get_in get_into come_in step_in step_into walk_in walk_into
exit leave get_out go_out step_out walk_out come_out | board get_on go_on hop_on step_on
alight get_off step_off hop_off disembark | arrive reach get_to come_to | depart leave set_off set_out head_out
return go_back come_back get_back | walk stroll | drive ride | hurry rush | wait hang_around wait_for
queue line_up | sit sit_down | stand get_up stand_up | wake wake_up get_up awake
sleep fall_asleep doze nap nod_off doze_off drift_off | lie lie_down | relax rest unwind chill chill_out
look watch view see look_at | look_for search seek hunt browse find look_around | search look_up research google
find locate discover come_across | check verify inspect make_sure examine test check_out | compare weigh weigh_up
notice spot realise realize see | read go_through look_through | write write_down note jot jot_down
type enter key_in type_in | log_in sign_in log_on | log_out sign_out log_off
sign_up register enrol enroll subscribe join matriculate | cancel call_off unsubscribe | ask enquire inquire request
answer reply respond | tell inform let_know notify | say tell
talk chat speak converse discuss talk_to talk_about speak_to | argue quarrel bicker debate
haggle bargain negotiate | agree accept consent | refuse reject decline turn_down | approve accept
explain describe tell | call phone ring telephone dial call_up ring_up | hang_up put_down | email mail
message text | send submit mail post forward | send_off send submit | upload attach | download install
deliver bring hand_over drop_off | give hand pass hand_over hand_out | offer propose suggest | show display present
recommend suggest | pay settle pay_for | order request | book reserve | schedule plan arrange
postpone delay put_off reschedule | confirm acknowledge | receive accept | try attempt have_go | fail break go_wrong
crash freeze hang | give_up abandon quit drop | fix repair mend | help assist support | use utilise apply
apply put_on spread rub | wash clean rinse scrub | rinse wash_off | wipe clean | dry dry_off towel | cut chop slice
cook prepare make | heat warm warm_up heat_up | boil simmer | bake roast | mix stir blend combine | eat have dine
drink sip | taste try | clean_up tidy tidy_up clear clear_up | throw_away discard dump bin throw_out | tip gratuity
carry bring take | hold keep | push press | press hit tap click | press push | swipe scroll | scan swipe
connect link pair | disconnect unplug | copy duplicate | print print_out | save store keep | delete remove erase
change edit modify alter update adjust | adjust set regulate | measure weigh | count calculate add_up
share pass_on | complain grumble moan | worry fret | hope wish | expect await | remember recall | forget overlook
learn find_out | hear listen listen_to | visit go_to go_see drop_by | meet see | greet welcome say_hello
thank appreciate | follow track | track trace | hide conceal | wrap pack wrap_up | unpack unwrap
pack pack_up | load fill | unload empty | hire employ | rent hire | sell vend | win gain | lose misplace
evaluate assess judge rate rank grade score | interview conversation | postbox mailbox
reject turn_down rejection refusal | acceptance admission | couch sofa settee | telly television | film movie
show series programme program | episode show | trailer preview teaser
phone telephone mobile cellphone smartphone handset | computer laptop pc | tablet ipad | shop store
supermarket grocery | restaurant diner eatery | bill invoice check tab | receipt bill | price cost fee charge fare
money cash | card visa | code voucher coupon discount promo | discount reduction rebate | ticket pass | seat chair
bag suitcase luggage baggage | clothes clothing garment outfit dress | shoe sneaker trainer boot | faucet tap
tub bath bathtub | plug stopper | lavatory toilet bathroom restroom | kitchen cooker | stove oven cooker hob
fridge refrigerator freezer | pan pot | bowl dish plate | food meal dish | dinner supper | lunch meal
breakfast meal | child kid | baby infant | partner spouse husband wife boyfriend girlfriend | friend mate pal buddy
flatmate roommate housemate | colleague coworker workmate | boss manager supervisor | doctor physician gp
physio physiotherapist therapist | practice surgery clinic | assistant clerk attendant | cashier clerk checkout till
waiter waitress server | driver chauffeur | courier rider messenger deliverer | stylist barber hairdresser
receptionist secretary | customer client | company firm | office bureau | appointment slot session booking
session treatment | date appointment | illness sickness | pain ache hurt | exercise workout training | message note
letter mail | form questionnaire | document paper file | list catalogue catalog | result outcome
option choice alternative | problem issue trouble | error mistake fault | failure error | question query
idea suggestion tip | plan schedule | street road | house home | flat apartment | lift elevator | stairs staircase
car automobile | bike bicycle | bus coach | train railway | plane aircraft airplane | station stop terminal
platform track | airport terminal | journey trip travel | holiday vacation | rubbish trash garbage waste
garden yard | autumn fall | picture photo photograph image | screen display | password pin | account profile
website site page | internet online web | application app | notification alert | settings preferences options
menu list | search lookup | map chart | evening night | morning dawn | tired sleepy exhausted weary
hungry starving | happy glad pleased | sad unhappy | angry annoyed cross | scared afraid | busy occupied
free available | quick fast | broken faulty | issue produce generate | create make build set_up produce
examine review check inspect | verify validate | authorise authorize approve permit | record register enter log note
archive file store | forward transfer pass_on hand_over | assign allocate | calculate compute | update refresh
terminate end close | identify determine establish | request application demand | applicant candidate
employee staff worker officer official | committee board panel commission | authority administration department
certificate diploma deed | requirement condition criterion prerequisite | missing lacking incomplete
eligible qualified suitable | decision verdict ruling | report statement | supplier vendor seller | asset equipment
delivery shipment | ship deliver dispatch | goods item product article | payment fee | client patient customer
hole pit | dig shovel | soil dirt earth ground | sow plant seed | harvest pick | detergent washing_powder
washer washing_machine | laundry washing | basket cart trolley | shelf rack | loaf bread | dough batter
whisk beat stir | frosting icing | serve dish_up | knife blade | tyre tire tube | inflate pump pump_up blow_up
glue stick paste | sew stitch | needle pin | bucket pail | sweep broom | mop wipe | vacuum hoover | carpet rug
blanket cover | pillow cushion | nappy diaper | pram stroller buggy | teacher instructor tutor
lesson class course | test exam examination quiz | licence license permit | petrol gas fuel | brake slow_down
accelerate speed_up | buckle fasten belt | swim bathe | swimsuit trunks | locker cupboard closet wardrobe
cheque check | atm cashpoint | passport identification identity | stewardess attendant 
medicine drug pill medication | wound injury | bandage plaster | salary wage pay
job position post | resume cv | funeral burial | wedding marriage | present gift | party celebration
neighbour neighbor | colour color | lamp light | fire flame | socket outlet | charger cable cord
wifi network internet | reload refresh restart reboot | update upgrade | profile picture avatar | basket cart bag
wishlist favourites | package parcel packet | van truck lorry | traffic jam congestion | fine penalty
detour diversion | snack bite | topping ingredient | recipe instruction | bottle flask | mug cup glass
fork spoon cutlery | razor shaver | shave trim | comb brush | blow_dry dry | fringe bangs
mirror reflection | sweater jumper pullover | trousers pants jeans | coat jacket`

/** Often the same step, told by another of its acts or things. */
const kindred = `
take get grab | get fetch bring | go walk head drive travel | use take | put add insert | make do
do perform carry_out | see notice | look check | ask talk | ask call | tell explain | enter type | enter open
open start launch | start launch | stop turn_off | close lock | stay remain | wait queue sit | choose decide compare
search type browse | browse scroll look | buy pay order | pay card | pay checkout | order choose | book appointment
arrange appointment | receive arrive | deliver arrive | send fill_in | turn_on run | drain unplug | wash soap
lather soap | dry towel | dress clothes | undress clothes | sit seat | lie bed | sleep bed | eat food | drink glass
cook kitchen | clean sponge | board ticket | arrive destination | journey destination | sign document form
register form | apply form | approve sign | evaluate result | ill doctor | date time | answer phone | ring phone
message chat inbox | ad advertisement commercial | error message | give_up leave | worry doubt | remind reminder
review rating | compare price | map location | watch screen | read book | listen music`

/** Two stems; `nearness` in eighths, as the table counts. */
export type EverydayPair = { readonly a: string; readonly b: string; readonly nearness: number }

const nearnessOf = { interchangeable: 6, kindred: 3 }

/** Each two stems of a group, and how near they are. */
export function everydayPairs(): readonly EverydayPair[] {
  return [...pairsOfGroups(interchangeable, nearnessOf.interchangeable), ...pairsOfGroups(kindred, nearnessOf.kindred)]
}

function pairsOfGroups(groups: string, nearness: number): readonly EverydayPair[] {
  return groups
    .trim()
    .split(/[|\n]/)
    .map((group) => [...new Set(group.trim().split(/\s+/).map(stemOfWord))])
    .flatMap((stems) => stems.flatMap((a, i) => stems.slice(i + 1).map((b) => ({ a, b, nearness }))))
}

/** As a label is read: short forms are written out, a verb and its particle are one stem. */
function stemOfWord(word: string): string {
  const [verb = '', particle] = (Object.hasOwn(longForms, word) ? (longForms[word] ?? word) : word).split('_')
  return particle === undefined ? stemOf(verb) : phrasalStem(verb, particle)
}
