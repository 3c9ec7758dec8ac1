import type { Telling } from './stories.ts'

/** How a moment is called in a title or a question: “opening the delivery app”, or its label in quotes. */

/** Verbs that open labels so often that what follows does not have to prove it. */
const opensLabels = new Set(
  `accept add agree answer argue arrive ask book borrow bring browse buy call cancel carry change check choose clean click
  close collect come compare confirm cook copy decide deliver discuss download drink drive drop eat end enter explain fall
  feel fetch fill find finish follow forget get give go google grab hand have hear help hope install join keep launch leave
  lie listen log look lose make meet miss move nod note notice offer open order pack park pay phone pick plan play post pour
  prepare press print put queue reach read realise realize receive refresh register remember reply request restart return
  ring run save say scan schedule scroll search see select sell send set share show sign sink sit skip sleep sort speak
  spend stand start stop store submit switch take talk tell text think throw travel try turn type unpack update upload use
  visit wait wake walk wash watch weigh work worry write`
    .split(/\s+/)
    .filter((word) => word !== ''),
)

const followsVerb =
  /^(?:an?|the|their|his|her|its|it|them|into|onto|in|on|at|to|for|from|through|up|off|out|down|over|away|back|with|by|around|about|what|which|how|why|if|whether|that|yes|no)$/i

/** “Opens the app, greeted by …” → “opening the app”; the quoted label where the first word is not surely a verb. */
export function topicOf(telling: Telling): string {
  return gerundOf(telling.moment.label) ?? quoted(telling.moment.label)
}

/** The same, said to the person who is asked. */
export function topicToYou(telling: Telling): string {
  const topic = gerundOf(telling.moment.label)
  if (topic === undefined) return quoted(telling.moment.label)
  return topic
    .replaceAll(/\b(?:their|his|her)(?= \p{L})/giu, 'your')
    .replaceAll(/\b(?:themselves|himself|herself)\b/gi, 'yourself')
    .replace(/\b(partner|husband|wife|flatmates|colleagues|friends|family)\b/i, (whole, word: string, at: number) =>
      /(?:\b(?:an?|the|your|my|our|some|with)|'s) $/i.test(topic.slice(0, at)) || /\bof $/i.test(topic.slice(0, at))
        ? whole
        : `your ${word}`,
    )
}

/** Own words, as they were written; long ones are cut, never changed. */
export function quoted(text: string, length = 80): string {
  return `“${cut(text, length)}”`
}

export function cut(text: string, length: number): string {
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
  return [...tellings].sort(
    (a, b) =>
      isNamed(b) - isNamed(a) ||
      strength(a) - strength(b) ||
      Number(gerundOf(b.moment.label) !== undefined) - Number(gerundOf(a.moment.label) !== undefined) ||
      topicOf(a).length - topicOf(b).length ||
      (a.moment.label < b.moment.label ? -1 : a.moment.label > b.moment.label ? 1 : a.id < b.id ? -1 : 1),
  )[0]
}

function isNamed({ moment }: Telling): number {
  return moment.label.trim() === '' ? 0 : 1
}

function strength({ moment }: Telling): number {
  return Math.abs(moment.feeling?.valence ?? 0)
}

function gerundOf(label: string): string | undefined {
  const [clause = ''] = label
    .replaceAll(/\s+/g, ' ')
    .trim()
    .split(/[,;:.!?()–—…]|\s-\s/u)
  const words = clause.trim().split(' ')
  const [first = '', second] = words
  if (words.length < 2 || words.length > 12 || second === undefined) return undefined
  const base = baseOf(first.toLowerCase(), second)
  if (base === undefined) return undefined
  // “and opens …” goes along: it happened in the same breath.
  const rest = words.slice(1).map((word, at, all) => {
    const before = all[at - 1]
    const second =
      before === 'and' || before === 'or' || before === 'then' ? baseOf(word, all[at + 1] ?? '') : undefined
    return second === undefined ? word : ingOf(second)
  })
  return [ingOf(base), ...rest].join(' ')
}

/** “watches” → watch; nothing where the word is not surely a verb in the third person. */
function baseOf(word: string, next: string): string | undefined {
  if (word === 'is') return 'be'
  if (word === 'has') return 'have'
  if (word === 'does' || word === 'goes') return word.slice(0, -2)
  if (!/^[a-z]{3,}s$/.test(word) || /(?:ss|us|is)$/.test(word)) return undefined
  const bases = [word.slice(0, -1), word.replace(/es$/, ''), word.replace(/ies$/, 'y')]
  const known = bases.find((base) => base !== word && opensLabels.has(base))
  if (known !== undefined) return known
  if (!followsVerb.test(next)) return undefined
  if (/ies$/.test(word) && word.length > 4) return word.replace(/ies$/, 'y')
  return /(?:sh|ch|ss|x|zz)es$/.test(word) ? word.slice(0, -2) : word.slice(0, -1)
}

function ingOf(base: string): string {
  if (base === 'be') return 'being'
  if (base.endsWith('ie')) return `${base.slice(0, -2)}ying`
  if (/[^eoy]e$/.test(base)) return `${base.slice(0, -1)}ing`
  return /^[^aeiou]*[aeiou][^aeiouwxy]$/.test(base) ? `${base}${base.at(-1)}ing` : `${base}ing`
}
