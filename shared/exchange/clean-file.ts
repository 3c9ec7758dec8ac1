import { cleanInPlace, cleanRead } from '../model/clean-text.ts'

/** Offsets of quotes point into these, so they keep their length. */
const pointedInto = new Set(['text', 'exact'])

/**
 * Every text of a file as it may stand in a document (`clean-text.ts`), whatever the file says it is for. What is nested
 * without end ends the reading, like everything that is too much.
 */
export function cleanFile(value: unknown, key = ''): unknown {
  if (typeof value === 'string') return pointedInto.has(key) ? cleanInPlace(value) : cleanRead(value)
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((entry) => cleanFile(entry, key))
  return Object.fromEntries(Object.entries(value).map(([name, entry]) => [name, cleanFile(entry, name)]))
}
