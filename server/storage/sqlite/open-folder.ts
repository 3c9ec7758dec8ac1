import { damaged, lockFolder, makeDatabase, prepareFolder } from './data-folder.ts'
import { openDatabase } from './open-database.ts'
import { cutLog } from './run-batch.ts'
import { isDamage, isFromSqlite, sentenceOf } from './sqlite-error.ts'

const patienceMs = 5_000

/**
 * Makes the data folder ready: there, locked where it must be one process's alone, with a whole database of the present
 * schema. Throws a sentence that says what to do where that cannot be.
 */
export function openFolder(folder: string, alone: boolean): { readonly file: string; release(): void } {
  const file = prepareFolder(folder)
  const lock = alone ? lockFolder(folder) : undefined
  try {
    makeDatabase(file, (path) => openDatabase(path, patienceMs).close())
    const db = openDatabase(file, patienceMs)
    // What was deleted just before the power failed may still be in the write-ahead log.
    if (alone) cutLog(db)
    db.close()
  } catch (error) {
    lock?.release()
    throw cannotOpen(file, error)
  }
  return { file, release: () => lock?.release() }
}

/** In a sentence, with what to do next; what is one already stays as it is. */
export function cannotOpen(file: string, error: unknown): unknown {
  if (isDamage(error)) return new Error(damaged(file, sentenceOf(error)), { cause: error })
  if (!isFromSqlite(error)) return error
  return new Error(`The database “${file}” cannot be used: ${sentenceOf(error)}. DATA_DIR=… chooses another folder.`, {
    cause: error,
  })
}
