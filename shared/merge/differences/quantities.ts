import { wordsOf } from './words.ts'

/** A stated amount. Times in seconds under the unit `time`; anything else under the word it counts. */
export type Quantity = { readonly value: number; readonly unit: string; readonly words: string }

const seconds = new Map(
  [
    ['second', 1],
    ['sec', 1],
    ['minute', 60],
    ['min', 60],
    ['hour', 3_600],
    ['hr', 3_600],
    ['day', 86_400],
    ['night', 86_400],
    ['week', 604_800],
    ['fortnight', 1_209_600],
    ['month', 2_629_800],
    ['year', 31_557_600],
  ].flatMap(([word, value]) => [[word, value] as [string, number], [`${word}s`, value] as [string, number]]),
)

const numbers = new Map<string, number>(
  `zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
  nineteen`
    .split(/\s+/)
    .map((word, value) => [word, value]),
)
for (const [at, word] of 'twenty thirty forty fifty sixty seventy eighty ninety hundred'.split(' ').entries())
  numbers.set(word, (at + 2) * 10)
for (const [word, value] of [
  ['couple', 2],
  ['few', 3],
  ['several', 4],
  ['dozen', 12],
  ['thousand', 1_000],
] as const)
  numbers.set(word, value)

const notCounted = /^(?:am|pm|o'clock|this|that|is|was|has|does|goes|gets|as|us|its|yes|always|across|less)$/

/** “Forty minutes gone” → 2,400 seconds; “three proposed times” → three times. Times of day and ordinals are none. */
export function quantitiesIn(text: string): readonly Quantity[] {
  const words = wordsOf(text.replaceAll(/\b\d{1,2}(?:[:.]\d\d)?\s*(?:a\.?m|p\.?m|o['’]clock)\b\.?/gi, ' '))
  const found: Quantity[] = []
  for (const [at, word] of words.entries()) {
    const value = numberOf(
      word,
      words.slice(at + 1, at + 3).filter((next) => word !== 'half' || !/^an?$/.test(next))[0],
    )
    // “Half an hour” is said once, by its first word.
    if (value === undefined || (words[at - 1] === 'half' && value === 1)) continue
    const unitAt = [1, 2, 3].find((step) => isUnit(words, at, step, value))
    if (unitAt === undefined) continue
    const unit = words[at + unitAt] ?? ''
    const time = seconds.get(unit)
    found.push({
      value: time === undefined ? value : value * time,
      unit: time === undefined ? unit : 'time',
      words: words.slice(at, at + unitAt + 1).join(' '),
    })
  }
  return found
}

function numberOf(word: string, next: string | undefined): number | undefined {
  if (/^\d/.test(word))
    return word.includes(':') ? undefined : Number(word.replace(/,(?=\d{3}\b)/, '').replace(',', '.'))
  const known = numbers.get(word)
  if (known !== undefined) return known
  const isTime = next !== undefined && seconds.has(next)
  if ((word === 'a' || word === 'an') && isTime) return 1
  return word === 'half' && isTime ? 0.5 : undefined
}

/** A time right behind the number or one word further; else something in the plural, with at most one word between. */
function isUnit(words: readonly string[], at: number, step: number, value: number): boolean {
  const unit = words[at + step]
  if (unit === undefined || words.slice(at + 1, at + step).some((word) => numbers.has(word) && word !== 'couple'))
    return false
  if (seconds.has(unit)) return true
  return step < 3 && value !== 1 && /^\p{L}{3,}s$/u.test(unit) && !unit.endsWith('ss') && !notCounted.test(unit)
}

/** Two amounts that cannot both be meant. */
export function areApart(a: Quantity, b: Quantity): boolean {
  if (a.unit !== b.unit) return true
  const [low, high] = [Math.min(a.value, b.value), Math.max(a.value, b.value)]
  return a.unit === 'time' ? high >= 1.5 * low : high !== low
}
