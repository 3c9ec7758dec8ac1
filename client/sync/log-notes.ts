import type { Shelf } from '../ui/browser/browser-notes.ts'

/**
 * Which history of the server's log each copy on this device was last whole with, and how many rows the document had.
 * “Saved” is a word of that history: to a log that was set back since, what was saved may be unknown.
 */
export type LogNote = { readonly incarnation: string; readonly end: number }

const prefix = 'tributary:log:'

export function readLogNote(shelf: Shelf, copyName: string): LogNote | undefined {
  try {
    const [incarnation, end] = (shelf.getItem(prefix + copyName) ?? '').split(' ')
    return incarnation ? { incarnation, end: Number(end) } : undefined
  } catch {
    return undefined
  }
}

/** `undefined` takes the note away: the copy is gone. */
export function writeLogNote(shelf: Shelf, copyName: string, note: LogNote | undefined): void {
  try {
    if (note) shelf.setItem(prefix + copyName, `${note.incarnation} ${note.end}`)
    else shelf.removeItem(prefix + copyName)
  } catch {
    // Nothing is kept in this browser.
  }
}

/** The copies below a name that were whole with another history than this one. */
export function copiesOfAnotherLog(shelf: Shelf, below: string, incarnation: string): readonly string[] {
  return namesBelow(shelf, below).filter((name) => readLogNote(shelf, name)?.incarnation !== incarnation)
}

export function forgetLogNotes(shelf: Shelf, below: string): void {
  for (const name of namesBelow(shelf, below)) writeLogNote(shelf, name, undefined)
}

function namesBelow(shelf: Shelf, below: string): readonly string[] {
  const names: string[] = []
  try {
    for (let at = 0; at < shelf.length; at++) {
      const key = shelf.key(at) ?? ''
      if (key.startsWith(prefix + below)) names.push(key.slice(prefix.length))
    }
  } catch {
    // Nothing is kept in this browser.
  }
  return names
}
