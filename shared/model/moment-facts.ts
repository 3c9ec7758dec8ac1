import type { MomentId } from './ids.ts'
import { type Feeling, maxChapterLength, maxTextLength, maxWhenLength, type Moment, type Place } from './moment.ts'
import { isSameSketch, type Sketch } from './sketch.ts'

/**
 * What is said of a moment, and what becomes of each fact wherever moments are kept, copied, compared, split and joined.
 * A fact that is added to `Moment` needs a row here and one in `momentSchema`; documents, clipboard, file and versions
 * follow.
 */
type Fact = {
  /**
   * How a document keeps it: `text` letter by letter, `note` whole, `mark` a word that only machines read, `flag` as true
   * or not at all, and four in ways of their own (`shared/documents/moment-fields.ts`).
   */
  readonly kept: 'kind' | 'text' | 'note' | 'mark' | 'flag' | 'feeling' | 'sketch' | 'place'
  /** How many characters it has at most. */
  readonly most?: number
  /** Spaces around it say nothing; elsewhere somebody may still be typing. */
  readonly isTrimmed?: true
  /** Of two moments that become one, the words of both with this between them. */
  readonly joinedBy?: string
  /** Of two moments that become one, what is said of either. */
  readonly isOfEither?: true
  /** Both halves of a moment that is split have it; all else stays with the first. */
  readonly onBothHalves?: true
  /** Left behind when the moment is copied. */
  readonly staysBehind?: true
  /** Between two versions of a map, a change of it is told by its name. */
  readonly isTold?: true
}

export const momentFacts = {
  kind: { kept: 'kind', isTold: true },
  label: { kept: 'text', most: maxTextLength, joinedBy: ' ' },
  feeling: { kept: 'feeling', isTold: true },
  thinking: { kept: 'text', most: maxTextLength, joinedBy: '\n', isTold: true },
  doing: { kept: 'text', most: maxTextLength, joinedBy: '\n', isTold: true },
  when: { kept: 'note', most: maxWhenLength, joinedBy: ', ', isTold: true },
  behindTheScenes: { kept: 'flag', onBothHalves: true },
  chapter: {
    kept: 'note',
    most: maxChapterLength,
    isTrimmed: true,
    isOfEither: true,
    onBothHalves: true,
    isTold: true,
  },
  group: { kept: 'mark', onBothHalves: true },
  // What was locked is copied unlocked: nobody has put it anywhere yet.
  locked: { kept: 'flag', staysBehind: true },
  sketch: { kept: 'sketch' },
  place: { kept: 'place' },
} as const satisfies Readonly<Record<Exclude<keyof Moment, 'id'>, Fact>>

export type FactName = keyof typeof momentFacts
export const factNames = Object.keys(momentFacts) as readonly FactName[]

/** The names of the facts whose row says so. */
type FactsWith<Row> = { [Name in FactName]: (typeof momentFacts)[Name] extends Row ? Name : never }[FactName]
export type TextFact = FactsWith<{ readonly kept: 'text' }>
export type JoinedFact = FactsWith<{ readonly joinedBy: string }>
export const joinedFacts = factNames.filter((name): name is JoinedFact => 'joinedBy' in momentFacts[name])
export type ToldFact = FactsWith<{ readonly isTold: true }>
export const toldFacts = factNames.filter((name): name is ToldFact => 'isTold' in momentFacts[name])

type Value<T> = Exclude<T, undefined>

/** Facts as somebody gives them: a flag may be false, a word may be empty. */
export type SaidFacts = {
  readonly [Name in FactName]?: Value<Moment[Name]> extends true ? boolean : Value<Moment[Name]>
}

/** A moment of which this is said: what is empty or not so is absent. */
export function momentOf(id: MomentId, said: { readonly [Name in FactName]?: SaidFacts[Name] | undefined }): Moment {
  const facts: Record<string, unknown> = { kind: 'step', label: '', thinking: '', doing: '' }
  for (const name of factNames) if (said[name]) facts[name] = said[name]
  return { ...(facts as Omit<Moment, 'id'>), id }
}

/** Those facts that a copy takes along. */
export function copiedFacts(moment: Moment): SaidFacts {
  return Object.fromEntries(
    factNames.flatMap((name) =>
      'staysBehind' in momentFacts[name] || moment[name] === undefined ? [] : [[name, moment[name]]],
    ),
  )
}

/** Whether two moments say the same. */
export function isSameMoment(a: Moment, b: Moment): boolean {
  return a.id === b.id && factNames.every((name) => a[name] === b[name] || sameness[name]?.(a, b) === true)
}

/** Facts that are no plain words. */
const sameness: { readonly [Name in FactName]?: (a: Moment, b: Moment) => boolean } = {
  feeling: (a, b) => isSameFeeling(a.feeling, b.feeling),
  sketch: (a, b) => isSameDrawing(a.sketch, b.sketch),
  place: (a, b) => isSamePlace(a.place, b.place),
}

function isSameFeeling(a: Feeling | undefined, b: Feeling | undefined): boolean {
  return a?.valence === b?.valence && a?.word === b?.word
}

function isSameDrawing(a: Sketch | undefined, b: Sketch | undefined): boolean {
  return a !== undefined && b !== undefined && isSameSketch(a, b)
}

export function isSamePlace(a: Place | undefined, b: Place | undefined): boolean {
  return a?.x === b?.x && a?.y === b?.y
}
