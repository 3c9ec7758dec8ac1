import { coreOf } from './gerund.ts'
import type { Shared, Telling } from './stories.ts'

/** How a moment is called in a title or a question: “opening the delivery app”, or its label in quotes. */

/** “Opens the app, greeted by …” → “opening the app”; the quoted label where the first word is not surely a verb. */
export function topicOf(telling: Telling): string {
  return telling.gerund ?? quoted(telling.moment.label)
}

/** The same, said to the person who is asked, with no more in it than the question needs. */
export function topicToYou(telling: Telling): string {
  const { gerund } = telling
  if (gerund === undefined) return quoted(telling.moment.label)
  return coreOf(gerund)
    .replaceAll(/\b(?:their|his|her|my|our)(?= \p{L})/giu, 'your')
    .replaceAll(/\b(?:themselves|himself|herself|myself|ourselves)\b/gi, 'yourself')
    .replace(/^(\p{L}+) (?=(?:partner|husband|wife|flatmates|colleagues|friends|family)\b)/iu, '$1 your ')
}

/** The telling of a moment that goes best into a sentence; nothing where none does. */
export function sayable(tellings: readonly Telling[]): Telling | undefined {
  return [...tellings]
    .filter(({ gerund }) => gerund !== undefined)
    .sort((a, b) => saysWhich(b) - saysWhich(a) || compare(a, b))[0]
}

/** How a question names a moment that several may have told: what somebody was doing, else a wording in quotes. */
export function sayToYou({ tellings }: Shared): string {
  const telling = sayable(tellings) ?? plainest(tellings)
  return telling ? topicToYou(telling) : 'that'
}

/** The same for a title, with all of its words. */
export function nameOf({ tellings }: Shared): string {
  const telling = sayable(tellings) ?? plainest(tellings)
  return telling ? topicOf(telling) : ''
}

/** “Opening the app” reads better than “launching app”. */
function saysWhich({ moment }: Telling): number {
  return /\b(?:an?|the|their|your|his|her|my|our|what|which)\b/i.test(moment.label) ? 1 : 0
}

/** Own words, as they were written; long ones are cut, never changed. A moment that has none yet is “…”. */
export function quoted(text: string, length = 80): string {
  return `“${cut(text, length) || '…'}”`
}

function cut(text: string, length: number): string {
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
    topicOf(a).length - topicOf(b).length ||
    (one < other ? -1 : one > other ? 1 : a.id < b.id ? -1 : 1)
  )
}

function isNamed({ moment }: Telling): number {
  return moment.label.trim() === '' ? 0 : 1
}

function strength({ moment }: Telling): number {
  return Math.abs(moment.feeling?.valence ?? 0)
}
