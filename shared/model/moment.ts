import { z } from 'zod'
import { idPattern, type MomentId } from './ids.ts'
import { type Sketch, sketchSchema } from './sketch.ts'

/** What follows from a kind wherever the product decides something; its words and its drawing stand in `client/ui`. */
type KindFacts = {
  /** Typed at the very start of a label (`kind-prefix.ts`); some hands know two. */
  readonly prefixes: readonly string[]
  /** Something stands in the way, goes wrong or ends badly: never taken for an ordinary moment (rule M0). */
  readonly isTrouble: boolean
  /** A way to it is drawn as one that goes wrong, and the story goes on from where it left its line. */
  readonly goesWrong: boolean
  /** It says how the story goes on, and so stands at the end of what is told in one moment. */
  readonly standsLast: boolean
  /** How much there is to learn about it in an interview, beside the others. */
  readonly stakes: number
}

const ordinary = { prefixes: [], isTrouble: false, goesWrong: false, standsLast: false, stakes: 2 } as const

/**
 * The kinds in the order in which they are offered: four that carry the story, four where it gets hard. `client/ui` has
 * their words (`kind-words.ts`) and how they are drawn (`kind-drawings.ts`), the guide what it asks about them.
 */
export const kindFacts = {
  start: { ...ordinary, prefixes: ['>'], stakes: 3 },
  step: ordinary,
  decision: { ...ordinary, prefixes: ['?'], standsLast: true, stakes: 21 },
  end: { ...ordinary, prefixes: ['.'], standsLast: true, stakes: 4 },
  pain: { ...ordinary, prefixes: ['^'], isTrouble: true, stakes: 33 },
  error: { ...ordinary, prefixes: ['!'], isTrouble: true, goesWrong: true, stakes: 31 },
  workaround: { ...ordinary, prefixes: ['~', '-'], stakes: 27 },
  abandon: { ...ordinary, prefixes: ['x'], isTrouble: true, goesWrong: true, standsLast: true, stakes: 34 },
} as const satisfies Readonly<Record<string, KindFacts>>

/** What a moment is in the customer's story; on screen each reads as a verb. */
export type MomentKind = keyof typeof kindFacts
export const momentKinds = Object.keys(kindFacts) as readonly MomentKind[]

export function isMomentKind(value: unknown): value is MomentKind {
  return typeof value === 'string' && Object.hasOwn(kindFacts, value)
}

export function isTrouble(kind: MomentKind): boolean {
  return kindFacts[kind].isTrouble
}

export const valences = [-2, -1, 0, 1, 2] as const
/** −2 (dreadful) … 2 (delightful). */
export type Valence = (typeof valences)[number]

export function isValence(value: unknown): value is Valence {
  return (valences as readonly unknown[]).includes(value)
}

export type Feeling = { readonly valence: Valence; readonly word: string }

/** `x`, `y` of the top left corner in page pixels. */
export type Place = { readonly x: number; readonly y: number }

/** One thing that happens to the customer. Empty strings mean "not said"; `place` is absent where layout decides. */
export type Moment = {
  readonly id: MomentId
  readonly kind: MomentKind
  readonly label: string
  readonly thinking: string
  readonly feeling?: Feeling
  readonly doing: string
  /** Time of day or how long it takes, as people say it: “half past nine”, “20 min”. Never empty. */
  readonly when?: string
  /** The customer does not see it happen; absent rather than false. */
  readonly behindTheScenes?: true
  /** The part of the story it lies in, by its name: “Before”, “In the evening”. Never empty. */
  readonly chapter?: string
  /** Moments with the same word here move together; the word itself means nothing. */
  readonly group?: string
  /** Neither moved nor taken away until somebody unlocks it; absent rather than false. */
  readonly locked?: true
  readonly sketch?: Sketch
  readonly place?: Place
}

/** A time is a few words. */
export const maxWhenLength = 80

/** The name of a chapter is a heading, not a sentence. */
export const maxChapterLength = 60

/** The longest text a label, a thought or a doing may have in characters; longer ones are cut by the parser. */
export const maxTextLength = 2_000

const text = z.string().transform((value) => value.slice(0, maxTextLength))

/** A row for each fact, as for `momentFacts`; a place is written where there is a canvas (`board-file-schema.ts`). */
const momentFields = {
  id: z.string().regex(/^[^\s|]{1,200}$/, 'ids have no spaces and no “|”, and at most 200 characters'),
  kind: z.enum(momentKinds).default('step'),
  label: text.default(''),
  thinking: text.optional(),
  feeling: z
    .object({
      valence: z.number().transform((value) => Math.max(-2, Math.min(2, Math.round(value))) as Valence),
      word: text.default(''),
    })
    .optional(),
  doing: text.optional(),
  when: z
    .string()
    .transform((value) => value.trim().slice(0, maxWhenLength))
    .optional(),
  behindTheScenes: z.boolean().optional(),
  chapter: z
    .string()
    .transform((value) => value.trim().slice(0, maxChapterLength))
    .optional(),
  group: z.string().regex(idPattern).optional(),
  locked: z.boolean().optional(),
  sketch: sketchSchema.optional(),
} satisfies Readonly<Record<Exclude<keyof Moment, 'place'>, z.ZodType>>

/** A moment as it stands in a board file. */
export const momentSchema = z.object(momentFields)
