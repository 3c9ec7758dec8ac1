/**
 * The fields of `raw` that a parser did not take over into `read`, as paths without indexes and how often each stands
 * there: `maps[].moments[].colour` → 12. A field that is left out is named, never dropped silently.
 */
export function namesLeftOut(raw: unknown, read: unknown): ReadonlyMap<string, number> {
  const found = new Map<string, number>()
  walk(raw, read, '', found)
  return found
}

function walk(raw: unknown, read: unknown, path: string, found: Map<string, number>): void {
  if (Array.isArray(raw)) {
    if (!Array.isArray(read)) return
    for (const [index, item] of raw.entries()) walk(item, read[index], `${path}[]`, found)
    return
  }
  if (!isRecord(raw) || !isRecord(read)) return
  for (const [key, value] of Object.entries(raw)) {
    const name = path ? `${path}.${key}` : key
    if (!Object.hasOwn(read, key)) found.set(name, (found.get(name) ?? 0) + 1)
    else walk(value, read[key], name, found)
  }
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
