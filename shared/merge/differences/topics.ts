import type { Named } from '../../model/difference.ts'
import type { Shared, Telling } from './stories.ts'

/** How a sentence names a telling: the words of a catalogue are made of it. */
export function named(telling: Telling): Named {
  const { gerund } = telling
  return { label: cut(telling.moment.label), ...(gerund === undefined ? {} : { doing: gerund }) }
}

/** The telling of a moment that goes best into a sentence; nothing where none does. */
export function sayable(tellings: readonly Telling[]): Telling | undefined {
  return [...tellings]
    .filter(({ gerund }) => gerund !== undefined)
    .sort((a, b) => saysWhich(b) - saysWhich(a) || compare(a, b))[0]
}

/** How a sentence names a moment that several may have told: by the telling that goes best into it. */
export function nameOf({ tellings }: Shared): Named {
  const telling = sayable(tellings) ?? plainest(tellings)
  return telling ? named(telling) : { label: '' }
}

/** “Opening the app” reads better than “launching app”. */
function saysWhich({ moment }: Telling): number {
  return /\b(?:an?|the|their|your|his|her|my|our|what|which)\b/i.test(moment.label) ? 1 : 0
}

/** Own words, as they were written, on one line; long ones are cut, never changed. */
export function cut(text: string, length = 80): string {
  const line = text.replaceAll(/\s+/g, ' ').trim()
  if (line.length <= length) return line
  return `${line
    .slice(0, length)
    .replace(/[\uD800-\uDBFF]$/, '')
    .replace(/\s+\S*$/, '')}…`
}

/**
 * Of several tellings the one whose words presuppose least: sayable in a sentence, neither high nor low, short. The
 * text itself decides between equals, so that the order of maps does not.
 */
export function plainest(tellings: readonly Telling[]): Telling | undefined {
  return [...tellings].sort(compare)[0]
}

function compare(a: Telling, b: Telling): number {
  const [one, other] = [a.moment.label, b.moment.label]
  return (
    isNamed(b) - isNamed(a) ||
    Number(b.gerund !== undefined) - Number(a.gerund !== undefined) ||
    strength(a) - strength(b) ||
    lengthOf(a) - lengthOf(b) ||
    (one < other ? -1 : one > other ? 1 : a.id < b.id ? -1 : 1)
  )
}

/** How much room its name takes in a sentence; quotation marks count. */
function lengthOf(telling: Telling): number {
  return telling.gerund?.length ?? cut(telling.moment.label).length + 2
}

function isNamed({ moment }: Telling): number {
  return moment.label.trim() === '' ? 0 : 1
}

function strength({ moment }: Telling): number {
  return Math.abs(moment.feeling?.valence ?? 0)
}
