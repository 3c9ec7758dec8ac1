import { randomBytes } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'
import { type Lineage, lineageBytes } from '../lineage.ts'
import type { LogKey, LogRow, NewRow, RowAuthor, StoredDocument, VersionEntry, Writer } from '../update-log.ts'
import { lastToGo, mostVersionBytes, type PackedVersion, type StoredVersion } from '../version-states.ts'

/** An append that was refused before anything of it was written. */
export class RefusedAppend extends Error {}

/** How many rows there are: by the numbers at both ends of each log, since there are no holes between them. */
export function countRows(db: DatabaseSync): number {
  const { count } = db
    .prepare(
      `select coalesce(sum(
         (select max(number) from rows where log = logs.id) - (select min(number) from rows where log = logs.id) + 1
       ), 0) as count from logs`,
    )
    .get() ?? { count: 0 }
  return Number(count)
}

/**
 * The update log on one open database; every function runs inside the transaction of its caller. `counter` is told how
 * many rows come and go.
 */
export function createLogOperations(db: DatabaseSync, counter: { rows: number }) {
  const find = db.prepare(
    `select id, removed, coalesce(
       (select max(number) from rows where log = logs.id), (select up_to from snapshots where log = logs.id), 0
     ) as last from logs where key = ?`,
  )
  const create = db.prepare('insert into logs (key) values (?) returning id, 0 as last, removed')
  const insertRow = db.prepare('insert into rows (log, number, author, at, data) values (?, ?, ?, ?, ?)')
  const insertWriter = db.prepare('insert or ignore into writers (log, client, author, since) values (?, ?, ?, ?)')
  const claimWriter = db.prepare('update writers set author = ?, since = ? where log = ? and client = ? and since > ?')
  const selectRows = db.prepare('select number, author, data from rows where log = ? and number > ? order by number')
  const selectWriter = db.prepare('select author, since from writers where log = ? and client = ?')
  const selectWriters = db.prepare('select client, author, since from writers where log = ?')
  const selectSnapshot = db.prepare('select up_to, data from snapshots where log = ?')
  const putSnapshot = db.prepare(
    `insert into snapshots (log, up_to, data) values (?, ?, ?)
     on conflict (log) do update set up_to = excluded.up_to, data = excluded.data`,
  )
  const selectReveal = db.prepare('select revealed_at from documents where board = ? and name = ?')
  const deleteRows = db.prepare('delete from rows where log = ? and number <= ?')
  const forget = ['snapshots', 'writers', 'versions', 'version_states'].map((table) =>
    db.prepare(`delete from ${table} where log = ?`),
  )
  // Also where nobody has written yet: a row that is on its way must not begin it again.
  const bury = db.prepare(
    'insert into logs (key, removed) values (?, 1) on conflict (key) do update set removed = 1 returning id',
  )
  const selectKeys = db.prepare('select key from logs where removed = 0 order by key')

  const selectLineage = db.prepare('select incarnation, secret, place, set_back from lineage')
  const putLineage = db.prepare('update lineage set incarnation = ?, secret = ?, place = ?, set_back = ?')

  const insertVersion = db.prepare(
    `insert into versions (log, id, cause, author, at, state, digest)
     select ?1, coalesce(max(id), 0) + 1, ?2, ?3, ?4, x'', ?5 from versions where log = ?1 returning id`,
  )
  const putState = db.prepare('insert or ignore into version_states (log, digest, packed) values (?, ?, ?)')
  const selectSizes = db.prepare(
    `select v.id, v.digest, coalesce(length(s.packed), length(v.state)) as bytes from versions v
     left join version_states s on s.log = v.log and s.digest = v.digest where v.log = ? order by v.id desc`,
  )
  const dropStates = db.prepare(
    `delete from version_states where log = ?1
     and digest not in (select digest from versions where log = ?1 and digest is not null)`,
  )
  const dropVersions = db.prepare('delete from versions where log = ? and id <= ?')
  const selectVersions = db.prepare('select id, cause, author, at from versions where log = ? order by id desc')
  const selectVersion = db.prepare(
    `select v.id, v.cause, v.author, v.at, v.state, s.packed from versions v
     left join version_states s on s.log = v.log and s.digest = v.digest where v.log = ? and v.id = ?`,
  )

  type Log = { id: number; last: number; removed: number }
  const anyLogOf = (key: LogKey) => find.get(key) as Log | undefined
  const logOf = (key: LogKey) => {
    const log = anyLogOf(key)
    return log?.removed === 0 ? log : undefined
  }
  const openLog = (key: LogKey) => {
    // Nothing is created where there is no such document: the database sees to that (L7).
    const log = anyLogOf(key) ?? (create.get(key) as Log | undefined)
    if (!log) throw new RefusedAppend('there is no such document')
    if (log.removed !== 0) throw new RefusedAppend('the document was removed')
    return log
  }

  function insertRows(log: Log, rows: readonly NewRow[], at: number): number {
    for (const { author, clients, claims = [] } of rows) {
      for (const client of clients) refuseOthers(log, author, client, Number.POSITIVE_INFINITY)
      for (const { client, since } of claims) refuseOthers(log, author, client, since)
    }
    let number = log.last
    for (const row of rows) {
      insertRow.run(log.id, ++number, row.author, at, row.data)
      for (const client of row.clients) insertWriter.run(log.id, client, row.author, at)
      for (const { client, since } of row.claims ?? []) {
        insertWriter.run(log.id, client, row.author, since)
        claimWriter.run(row.author, since, log.id, client, since)
      }
    }
    counter.rows += rows.length
    return number
  }

  /** `since`: from when it is proven to be the author's. */
  function refuseOthers(log: Log, author: RowAuthor, client: number, since: number): void {
    const owner = selectWriter.get(log.id, client) as Writer | undefined
    if (owner && owner.author !== author && owner.since <= since)
      throw new RefusedAppend('a client id belongs to another')
  }

  function readFrom(log: Log, after: number): StoredDocument {
    const snapshot = selectSnapshot.get(log.id) as { up_to: number; data: Uint8Array } | undefined
    const isNeeded = snapshot !== undefined && snapshot.up_to > after
    const writers = new Map<number, Writer>()
    for (const { client, author, since } of selectWriters.all(log.id))
      writers.set(Number(client), { author: author as RowAuthor, since: Number(since) })
    return {
      ...(isNeeded ? { snapshot: snapshot.data } : {}),
      snapshotUpTo: snapshot?.up_to ?? 0,
      rows: selectRows.all(log.id, after) as unknown as LogRow[],
      writers,
    }
  }

  const { user_version: version } = db.prepare('pragma user_version').get() as { user_version: number }

  function shrink(log: Log, upTo: number): void {
    counter.rows -= Number(deleteRows.run(log.id, upTo).changes)
  }

  return {
    /** Writes a page that says what it said before. */
    probe: (): void => db.exec(`pragma user_version = ${version}`),

    append: (key: LogKey, rows: readonly NewRow[], at: number): number => insertRows(openLog(key), rows, at),

    appendPrivate(key: LogKey, rows: readonly NewRow[], at: number): number | 'shown' {
      const reveal = selectReveal.get(...key.split('/', 2))
      return typeof reveal?.revealed_at === 'number' ? 'shown' : insertRows(openLog(key), rows, at)
    },

    appendAfter(key: LogKey, rows: readonly NewRow[], after: number, at: number): number | undefined {
      const log = openLog(key)
      return log.last === after ? insertRows(log, rows, at) : undefined
    },

    read(key: LogKey): StoredDocument {
      const log = logOf(key)
      return log ? readFrom(log, -1) : { snapshotUpTo: 0, rows: [], writers: new Map() }
    },

    readSince(key: LogKey, after: number): StoredDocument | undefined {
      const log = anyLogOf(key)
      if (!log) return { snapshotUpTo: 0, rows: [], writers: new Map() }
      return log.removed === 0 ? readFrom(log, after) : undefined
    },

    ends(keys: readonly LogKey[]): ReadonlyMap<LogKey, number> {
      const ends = new Map<LogKey, number>()
      for (const key of keys) {
        const log = logOf(key)
        if (log) ends.set(key, log.last)
      }
      return ends
    },

    compact(key: LogKey, base: number, upTo: number, snapshot: Uint8Array): boolean {
      const log = logOf(key)
      if (!log) return false
      const stored = selectSnapshot.get(log.id) as { up_to: number } | undefined
      if ((stored?.up_to ?? 0) !== base) return false
      putSnapshot.run(log.id, upTo, snapshot)
      shrink(log, upTo)
      return true
    },

    remove(keys: readonly LogKey[]): void {
      for (const key of keys) {
        const { id } = bury.get(key) as { id: number }
        shrink({ id, last: 0, removed: 1 }, Number.MAX_SAFE_INTEGER)
        for (const statement of forget) statement.run(id)
      }
    },

    /** `place`: where the database lies, as far as that can be told. */
    lineage(place: string): Lineage {
      const found = selectLineage.get() as { incarnation: string; secret: Uint8Array; place: string; set_back: number }
      const { secret } = found
      if (found.place === place) return { incarnation: found.incarnation, secret, wasSetBack: found.set_back !== 0 }
      // A database that has just been made has been nowhere before.
      const isNew = found.place === ''
      const incarnation = isNew ? found.incarnation : randomBytes(lineageBytes.incarnation).toString('hex')
      putLineage.run(incarnation, secret, place, isNew ? found.set_back : 1)
      return { incarnation, secret, wasSetBack: !isNew || found.set_back !== 0 }
    },

    beginAnew(place: string, secret: Uint8Array | undefined): void {
      const kept = secret ?? (selectLineage.get() as { secret: Uint8Array }).secret
      putLineage.run(randomBytes(lineageBytes.incarnation).toString('hex'), kept, place, 1)
    },

    keys: (): LogKey[] => selectKeys.all().map((row) => String(row.key) as LogKey),

    addVersion(key: LogKey, { cause, author, at, digest, packed }: PackedVersion, keep: number): number {
      const log = openLog(key)
      const id = Number(insertVersion.get(log.id, cause, author, at, digest)?.id)
      putState.run(log.id, digest, packed)
      const sizes = selectSizes.all(log.id) as { id: number; digest: string | null; bytes: number }[]
      const gone = lastToGo(sizes, { count: keep, bytes: mostVersionBytes })
      if (gone !== undefined) {
        dropVersions.run(log.id, gone)
        dropStates.run(log.id)
      }
      return id
    },

    versions(key: LogKey): VersionEntry[] {
      const log = logOf(key)
      return log ? (selectVersions.all(log.id) as unknown as VersionEntry[]) : []
    },

    version(key: LogKey, id: number): StoredVersion | undefined {
      const log = logOf(key)
      return log && (selectVersion.get(log.id, id) as StoredVersion | undefined)
    },
  }
}
