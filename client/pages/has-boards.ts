import { browserShelf, readNote, writeNote } from '../ui/browser/browser-notes.ts'

/** Set once this browser is somebody on a board: only then does the first page ask the server which. */
const key = 'tributary:has-boards'

export function noteBoards(): void {
  writeNote(key, '1')
}

export function mayHaveBoards(): boolean {
  return browserShelf() === undefined || readNote(key) !== undefined
}
