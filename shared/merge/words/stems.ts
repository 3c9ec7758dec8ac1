import { stemmer } from 'stemmer'

/** Forms that no rule takes back to their verb or noun: `went` is `go`, `children` is `child`. First word: the base. */
const irregularForms = `
be am is are was were been|have has had|do does did done|go goes went gone|get got gotten|take took taken|make made
come came|see saw seen|know knew known|give gave given|find found|think thought|tell told|become became|leave left
feel felt|bring brought|begin began begun|keep kept|hold held|write wrote written|stand stood|hear heard|mean meant
meet met|run ran|pay paid|sit sat|speak spoke spoken|lie lay lain|lead led|grow grew grown|lose lost|fall fell fallen
send sent|build built|understand understood|draw drew drawn|break broke broken|spend spent|rise rose risen
drive drove driven|buy bought|wear wore worn|choose chose chosen|eat ate eaten|sleep slept|catch caught|teach taught
sell sold|throw threw thrown|fly flew flown|forget forgot forgotten|ring rang rung|sing sang sung|drink drank drunk
swim swam swum|wake woke woken|steal stole stolen|seek sought|fight fought|hide hid hidden|freeze froze frozen
bite bit bitten|blow blew blown|feed fed|light lit|ride rode ridden|shake shook shaken|shine shone|shoot shot
sink sank sunk|slide slid|stick stuck|sweep swept|swear swore sworn|tear tore torn|win won|hang hung|dig dug
deal dealt|lend lent|bend bent|breed bred|child children|man men|woman women|foot feet|tooth teeth|mouse mice
person people|wife wives|knife knives|life lives|shelf shelves|half halves|queue queues queuing queueing`

const baseOf: ReadonlyMap<string, string> = new Map(
  irregularForms
    .trim()
    .split(/[|\n]/)
    .flatMap((line) => {
      const [base = '', ...forms] = line.trim().split(' ')
      return forms.map((form) => [form, base] as const)
    }),
)

/** The stem that all forms of a word share; words that are not English come back as they are, in lower case. */
export function stemOf(word: string): string {
  return stemmer(baseOf.get(word) ?? word)
}

/** The stem of a verb with its particle: “looked … up” is `look_up`. */
export function phrasalStem(verb: string, particle: string): string {
  return `${stemOf(verb)}_${particle}`
}
