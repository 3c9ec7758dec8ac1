/** A browser's `localStorage`, empty: what is noted are its own properties, as in a browser. */
export function browserNotes(): Storage {
  const notes: Record<string, string> = {}
  const methods = {
    getItem: (name: string) => notes[name] ?? null,
    setItem: (name: string, value: string) => void (notes[name] = value),
    removeItem: (name: string) => void delete notes[name],
    key: (at: number) => Object.keys(notes)[at] ?? null,
    clear: () => Object.keys(notes).forEach((name) => delete notes[name]),
  }
  Object.setPrototypeOf(notes, Object.defineProperty(methods, 'length', { get: () => Object.keys(notes).length }))
  return notes as unknown as Storage
}
