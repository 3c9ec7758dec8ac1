import type { DatabaseSync } from 'node:sqlite'
import type { LogKey, LogRow, NewRow, RowAuthor, StoredDocument } from '../update-log.ts'

/** The update log on one open database; every function runs inside the transaction of its caller. */
export function createLogOperations(db: DatabaseSync) {
  const find = db.prepare('select id, last from logs where key = ?')
  const create = db.prepare('insert into logs (key) values (?) returning id, last')
  const setLast = db.prepare('update logs set last = ? where id = ?')
  const insertRow = db.prepare('insert into rows (log, number, author, at, data) values (?, ?, ?, ?, ?)')
  const insertWriter = db.prepare('insert or ignore into writers (log, client, author) values (?, ?, ?)')
  const selectRows = db.prepare('select number, author, data from rows where log = ? order by number')
  const selectWriters = db.prepare('select client, author from writers where log = ?')
  const selectSnapshot = db.prepare('select up_to, data from snapshots where log = ?')
  const putSnapshot = db.prepare(
    `insert into snapshots (log, up_to, data) values (?, ?, ?)
     on conflict (log) do update set up_to = excluded.up_to, data = excluded.data`,
  )
  const deleteRows = db.prepare('delete from rows where log = ? and number <= ?')
  const forget = ['rows', 'snapshots', 'writers'].map((table) => db.prepare(`delete from ${table} where log = ?`))
  const forgetLog = db.prepare('delete from logs where id = ?')
  const selectKeys = db.prepare('select key from logs order by key')
  const countRows = db.prepare('select count(*) as count from rows')

  const logOf = (key: LogKey) => find.get(key) as { id: number; last: number } | undefined

  return {
    append(key: LogKey, rows: readonly NewRow[], at: number): number {
      const log = logOf(key) ?? (create.get(key) as { id: number; last: number })
      let number = log.last
      for (const row of rows) {
        insertRow.run(log.id, ++number, row.author, at, row.data)
        for (const client of row.clients) insertWriter.run(log.id, client, row.author)
      }
      setLast.run(number, log.id)
      return number
    },

    read(key: LogKey): StoredDocument {
      const log = logOf(key)
      if (!log) return { snapshotUpTo: 0, rows: [], writers: new Map() }
      const snapshot = selectSnapshot.get(log.id) as { up_to: number; data: Uint8Array } | undefined
      const rows = selectRows.all(log.id) as unknown as LogRow[]
      const writers = new Map<number, RowAuthor>()
      for (const { client, author } of selectWriters.all(log.id)) writers.set(Number(client), author as RowAuthor)
      return {
        ...(snapshot ? { snapshot: snapshot.data } : {}),
        snapshotUpTo: snapshot?.up_to ?? 0,
        rows,
        writers,
      }
    },

    compact(key: LogKey, base: number, upTo: number, snapshot: Uint8Array): boolean {
      const log = logOf(key)
      if (!log) return false
      const stored = selectSnapshot.get(log.id) as { up_to: number } | undefined
      if ((stored?.up_to ?? 0) !== base) return false
      putSnapshot.run(log.id, upTo, snapshot)
      deleteRows.run(log.id, upTo)
      return true
    },

    remove(keys: readonly LogKey[]): void {
      for (const key of keys) {
        const log = logOf(key)
        if (!log) continue
        for (const statement of forget) statement.run(log.id)
        forgetLog.run(log.id)
      }
    },

    keys: (): LogKey[] => selectKeys.all().map((row) => String(row.key) as LogKey),
    countRows: (): number => Number(countRows.get()?.count ?? 0),
  }
}
