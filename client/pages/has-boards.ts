/** Set once this browser is somebody on a board: only then does the first page ask the server which. */
const key = 'tributary:has-boards'

export function noteBoards(): void {
  try {
    localStorage.setItem(key, '1')
  } catch {
    // Nothing is kept in this browser: the first page will not offer to continue.
  }
}

export function mayHaveBoards(): boolean {
  try {
    return localStorage.getItem(key) !== null
  } catch {
    return true
  }
}
