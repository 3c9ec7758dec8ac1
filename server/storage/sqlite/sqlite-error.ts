const codes = { busy: 5, corrupt: 11, notDatabase: 26 }

export function sentenceOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

/** Another program is at work on the database. */
export function isBusy(error: unknown): boolean {
  return codeOf(error) === codes.busy
}

/** What is in the file is no database any more. */
export function isDamage(error: unknown): boolean {
  return codeOf(error) === codes.corrupt || codeOf(error) === codes.notDatabase
}

export function isFromSqlite(error: unknown): boolean {
  return codeOf(error) !== undefined
}

/** The first byte is the kind; the others say more. */
function codeOf(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('errcode' in error) || typeof error.errcode !== 'number') return undefined
  return error.errcode & 0xff
}
