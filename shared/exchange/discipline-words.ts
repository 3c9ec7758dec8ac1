import { type Discipline, disciplines } from '../model/person.ts'

/** Job titles as people write them; the first that fits holds, so “UX researcher” is research before it is design. */
const words: readonly (readonly [RegExp, Discipline])[] = [
  [/research|insight/, 'research'],
  [/design|\bux\b|\bui\b/, 'design'],
  [/engineer|develop|programm|architect|\bdev\b|\bcto\b|tech/, 'engineering'],
  [/market|brand|growth/, 'marketing'],
  [/support|success|service|care\b/, 'support'],
  [/product|\bpm\b|\bpo\b|owner/, 'product'],
]

/** “product manager” → product; nothing where the words say no discipline that we know. */
export function disciplineOf(role: string): Discipline | undefined {
  const text = role.trim().toLowerCase()
  const exact = disciplines.find((discipline) => discipline === text)
  return exact ?? words.find(([pattern]) => pattern.test(text))?.[1]
}
