/** Small things that this browser notes, by name; a browser that keeps nothing has no notes. */
export function readNote(name: string): string | undefined {
  try {
    return localStorage.getItem(name) ?? undefined
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
    // Nothing is kept in this browser.
  }
}
