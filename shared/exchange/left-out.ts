/**
 * What a parser did not take over from `raw` into `read`, as paths without indexes and how often each stands there:
 * `maps[].moments[].colour` → 12. A field that is left out, or a text that is cut, is named, never dropped silently.
 */
export function namesLeftOut(
  raw: unknown,
  read: unknown,
): { readonly unknown: ReadonlyMap<string, number>; readonly cut: ReadonlyMap<string, number> } {
  const unknown = new Map<string, number>()
  const cut = new Map<string, number>()
  walk(raw, read, '')
  return { unknown, cut }

  function walk(raw: unknown, read: unknown, path: string): void {
    if (Array.isArray(raw)) {
      if (!Array.isArray(read)) return
      for (const [index, item] of raw.entries()) walk(item, read[index], `${path}[]`)
      return
    }
    if (typeof raw === 'string' && typeof read === 'string') {
      if (read.length < raw.trim().length) cut.set(path, (cut.get(path) ?? 0) + 1)
      return
    }
    if (!isRecord(raw) || !isRecord(read)) return
    for (const [key, value] of Object.entries(raw)) {
      const name = path ? `${path}.${key}` : key
      if (!Object.hasOwn(read, key)) unknown.set(name, (unknown.get(name) ?? 0) + 1)
      else walk(value, read[key], name)
    }
  }
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
