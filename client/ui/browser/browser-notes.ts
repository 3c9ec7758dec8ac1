/** As much of `localStorage` as is needed here. */
export type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>

/** Whether letters alone act, `on` or `off`: switched in merge mode, and so everywhere. */
export const singleKeysNote = 'tributary:single-keys'

/**
 * Small things that this browser notes, by name. The one place that touches `localStorage` (but `public/theme.js`, which
 * runs before everything): a browser that keeps nothing, or a worker, has no notes.
 */
export function readNote(name: string): string | undefined {
  try {
    return globalThis.localStorage?.getItem(name) ?? undefined
  } catch {
    return undefined
  }
}

/** `undefined` takes the note away. */
export function writeNote(name: string, value: string | undefined): void {
  try {
    if (value === undefined) localStorage.removeItem(name)
    else localStorage.setItem(name, value)
  } catch {
    // Nothing is kept in this browser: it holds until the page is closed.
  }
}

/** The names of all notes. */
export function noteNames(): readonly string[] {
  try {
    return Object.keys(localStorage)
  } catch {
    return []
  }
}

/** The shelf itself; nothing where the browser has none. */
export function browserShelf(): Storage | undefined {
  try {
    return localStorage
  } catch {
    return undefined
  }
}

/** The shelf, or one that is forgotten with the page. */
export function lastingShelf(): Shelf {
  const kept = new Map<string, string>()
  return (
    browserShelf() ?? {
      length: 0,
      key: () => null,
      getItem: (name) => kept.get(name) ?? null,
      setItem: (name, value) => void kept.set(name, value),
      removeItem: (name) => void kept.delete(name),
    }
  )
}
