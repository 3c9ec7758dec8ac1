import { DatabaseSync } from 'node:sqlite'
import { migrate } from './schema.ts'

/**
 * Opens the database file and brings it up to date; throws a sentence where that cannot be. `patienceMs`: how long a
 * transaction waits for another program that writes (`check` or `backup` may look on while a server runs).
 */
export function openDatabase(file: string, patienceMs: number): DatabaseSync {
  const db = new DatabaseSync(file)
  try {
    // FULL: a commit is flushed before it is reported. secure_delete: deleted words are overwritten, not just unlinked.
    db.exec(`
      pragma busy_timeout = ${patienceMs};
      pragma journal_mode = wal;
      pragma synchronous = full;
      pragma secure_delete = on;
      pragma foreign_keys = on;
      pragma wal_autocheckpoint = 0;
    `)
    migrate(db)
    return db
  } catch (error) {
    db.close()
    throw error
  }
}
