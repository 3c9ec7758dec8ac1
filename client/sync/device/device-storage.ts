/**
 * The databases of this browser, or nothing where it offers none: in private windows some leave the name out, and some
 * throw at it.
 */
export function deviceStorage(): IDBFactory | undefined {
  try {
    return globalThis.indexedDB ?? undefined
  } catch {
    return undefined
  }
}
