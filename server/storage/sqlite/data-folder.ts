import { chmodSync, closeSync, existsSync, mkdirSync, openSync, renameSync, rmSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { isBusy, sentenceOf } from './sqlite-error.ts'

export const databaseFile = 'tributary.db'
/** Holds nothing: it is there to be locked. */
const lockFile = 'tributary.lock'

const ownerOnly = { folder: 0o700, file: 0o600 }
/** A server that was told to stop may need a moment to finish what is under way. */
const lockPatienceMs = 3_000
/** The bit of folders such as /tmp, which belong to everybody. */
const sticky = 0o1000

/** The path of the database in its folder, both made ready for their owner alone; throws a sentence where that cannot be. */
export function prepareFolder(folder: string): string {
  const file = join(folder, databaseFile)
  try {
    makeFolder(folder)
    closeToOthers(folder)
    for (const end of ['', '-wal', '-shm']) if (existsSync(`${file}${end}`)) restrict(`${file}${end}`, ownerOnly.file)
    // Opened for writing, which a folder or a file that is read-only refuses.
    if (existsSync(file)) closeSync(openSync(file, 'r+'))
  } catch (error) {
    throw new Error(
      `Tributary cannot keep its data in “${folder}”: ${sentenceOf(error)}. DATA_DIR=… chooses another folder.`,
      { cause: error },
    )
  }
  return file
}

/**
 * A new database gets its name once it is whole, so that an empty file under that name is never taken for a new one.
 * SQLite gives the files beside it the same rights.
 */
export function makeDatabase(file: string, fill: (file: string) => void): void {
  if (existsSync(file)) {
    if (statSync(file).size > 0) return
    throw new Error(damaged(file, 'it is empty'))
  }
  const partial = `${file}.new`
  try {
    for (const end of ['', '-wal', '-shm']) rmSync(`${partial}${end}`, { force: true })
    closeSync(openSync(partial, 'wx', ownerOnly.file))
    fill(partial)
    renameSync(partial, file)
  } catch (error) {
    throw new Error(
      `Tributary cannot keep its data in “${dirname(file)}”: ${sentenceOf(error)}. DATA_DIR=… chooses another folder.`,
      { cause: error },
    )
  }
}

/** What to do about a database that cannot be used. */
export function damaged(file: string, why: string): string {
  return (
    `The database “${file}” is damaged (${why}). Keep a copy of the folder as it is. ` +
    '“npm run -s tributary -- check” says how much of it can still be read; “npm run -s tributary -- restore DIR” ' +
    'with DATA_DIR=… reads the newest backup of DIR into another folder, with which Tributary can then start.'
  )
}

/**
 * Makes the folder this process's own until it ends, however it ends: the lock is the system's, held by a transaction
 * that is never finished. Throws a sentence where another process has it, or where there are no locks.
 */
export function lockFolder(folder: string): { release(): void } {
  const file = join(folder, lockFile)
  let db: DatabaseSync | undefined
  try {
    if (!existsSync(file)) closeSync(openSync(file, 'a', ownerOnly.file))
    restrict(file, ownerOnly.file)
    db = new DatabaseSync(file)
    db.exec(`pragma busy_timeout = ${lockPatienceMs}; begin exclusive`)
    const held = db
    return { release: () => held.close() }
  } catch (error) {
    db?.close()
    throw new Error(
      isBusy(error)
        ? `Another Tributary already works in the folder “${folder}”, and two would not see each other’s changes. ` +
            'Stop the other one, or choose another folder with DATA_DIR=…; several servers can share a Postgres (DATABASE_URL).'
        : `The folder “${folder}” cannot be locked (${sentenceOf(error)}), as is the case on some network drives. ` +
            'A folder on a disk of this machine can be chosen with DATA_DIR=….',
      { cause: error },
    )
  }
}

/** One after the other from the first that is missing: to be asked for all of them at once, some systems never answer. */
function makeFolder(folder: string): void {
  const missing: string[] = []
  for (let at = folder; !isThere(at); at = dirname(at)) {
    missing.unshift(at)
    if (dirname(at) === at) break
  }
  for (const next of missing) mkdirSync(next, { mode: ownerOnly.folder })
  if (!statSync(folder).isDirectory()) throw new Error('it is a file')
}

function isThere(path: string): boolean {
  try {
    statSync(path)
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false
    throw error
  }
}

function closeToOthers(folder: string): void {
  if ((statSync(folder).mode & sticky) === 0) restrict(folder, ownerOnly.folder)
}

/** What belongs to somebody else, such as a folder that was mounted, is as closed as they have made it; `check` says so. */
function restrict(path: string, mode: number): void {
  if ((statSync(path).mode & 0o077) === 0) return
  try {
    chmodSync(path, mode)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) throw error
  }
}

/** What of the data folder others can read, on systems that know of such a thing. */
export function openToOthers(folder: string): readonly string[] {
  if (process.platform === 'win32') return []
  const names = ['', databaseFile, `${databaseFile}-wal`, `${databaseFile}-shm`, lockFile]
  return names
    .map((name) => join(folder, name))
    .filter((path) => existsSync(path) && (statSync(path).mode & 0o077) !== 0)
}
