import { DatabaseError, type Pool } from 'pg'
import type { LogKey, LogRow, NewRow, StoredDocument, UpdateLog, VersionEntry, Writer } from '../update-log.ts'
import { appendRows, appendValues, asBuffer, removeLogs } from './log-statements.ts'
import { createPostgresLineage } from './postgres-lineage.ts'
import { lastToGo, mostVersionBytes, packVersion, type StoredVersion, unpackVersion } from '../version-states.ts'
import { inTransaction, type Runner } from './transactions.ts'

type Log = { readonly id: number; readonly last: number; readonly removed: number }

/** What `append_rows` says beside a number. */
const refusals = { shown: 'TR001', held: 'TR002' }
const holdMs = 30_000
/** So often an append asks whether a hold is over. */
const holdAgainMs = 20

/** The update log on Postgres. What is acknowledged was committed with `synchronous_commit`, flushed. */
export function createPostgresLog(pool: Pool, now: () => number): UpdateLog {
  async function append(
    key: LogKey,
    rows: readonly NewRow[],
    { after = null, inPrivate = false }: { after?: number | null; inPrivate?: boolean } = {},
  ): Promise<number | undefined> {
    const values = [...appendValues(key, rows, { at: now(), after, inPrivate })]
    for (;;) {
      try {
        const result = await pool.query<{ last: number | null }>({
          name: 'append',
          text: appendRows,
          values,
        })
        return result.rows[0]?.last ?? undefined
      } catch (error) {
        if (codeOf(error) !== refusals.held) throw error
        await new Promise((resolve) => setTimeout(resolve, holdAgainMs))
      }
    }
  }

  /** The log of a document as it is at one moment: its snapshot and its rows belong together. */
  const atOneMoment = <T>(act: (run: Runner) => Promise<T>) => inTransaction(pool, act, 'repeatable read read only')

  return {
    ...createPostgresLineage(pool),
    async append(key, rows) {
      return appended(await append(key, rows))
    },
    async appendPrivate(key, rows) {
      try {
        return appended(await append(key, rows, { inPrivate: true }))
      } catch (error) {
        if (codeOf(error) === refusals.shown) return 'shown'
        throw error
      }
    },
    appendAfter: (key, rows, after) => append(key, rows, { after }),

    read: (key) =>
      atOneMoment(async (run) => {
        const log = await findLog(run, key)
        return log && log.removed === 0 ? readFrom(run, log, -1) : empty()
      }),

    readSince: (key, after) =>
      atOneMoment(async (run) => {
        const log = await findLog(run, key)
        if (!log) return empty()
        return log.removed === 0 ? readFrom(run, log, after) : undefined
      }),

    async ends(keys) {
      const found = await pool.query<{ key: LogKey; last: number }>(
        'select key, last from logs where key = any($1) and removed = 0',
        [keys],
      )
      return new Map(found.rows.map(({ key, last }) => [key, last]))
    },

    async hold(keys) {
      // By the database's clock, which is the same for all servers; in one order, so that two holds do not wait for each
      // other. Of two that overlap, the later one counts.
      const held = await pool.query<{ until: number }>(
        `with hold as materialized (select (extract(epoch from clock_timestamp()) * 1000)::bigint + $2 as until)
         insert into logs (key, held_until) select key, until from unnest($1::text[]) as key, hold order by key
         on conflict (key) do update set held_until = excluded.held_until returning held_until as until`,
        [keys, holdMs],
      )
      return async () => {
        // Where this fails, the hold ends by itself.
        await pool
          .query('update logs set held_until = 0 where key = any($1) and held_until = $2', [keys, held.rows[0]?.until])
          .catch(() => {})
      }
    },

    compact: (key, { base, upTo, snapshot }) =>
      inTransaction(pool, async (run) => {
        const [log] = await run<Log>('select id, last, removed from logs where key = $1 for update', [key])
        if (!log || log.removed !== 0) return false
        const [stored] = await run<{ up_to: number }>('select up_to from snapshots where log = $1', [log.id])
        if ((stored?.up_to ?? 0) !== base) return false
        await run(
          `insert into snapshots (log, up_to, data) values ($1, $2, $3)
           on conflict (log) do update set up_to = excluded.up_to, data = excluded.data`,
          [log.id, upTo, asBuffer(snapshot)],
        )
        await run('delete from rows where log = $1 and number <= $2', [log.id, upTo])
        return true
      }),

    remove: (keys) => inTransaction(pool, (run) => removeLogs(run, keys)),

    async keys() {
      const found = await pool.query<{ key: LogKey }>('select key from logs where removed = 0 order by key collate "C"')
      return found.rows.map(({ key }) => key)
    },

    async countRows() {
      // Rows are numbered without holes, and a snapshot stands for those up to its number.
      const found = await pool.query<{ count: number }>(
        `select coalesce(sum(l.last - coalesce(s.up_to, 0)), 0)::bigint as count
         from logs l left join snapshots s on s.log = l.id where l.removed = 0`,
      )
      return found.rows[0]?.count ?? 0
    },

    async addVersion(key, version, keep) {
      const { cause, author, at, digest, packed } = await packVersion(version)
      return inTransaction(pool, async (run) => {
        const [log] = await run<Log>('select id, last, removed from logs where key = $1 for update', [key])
        if (!log || log.removed !== 0) throw new Error('there is no such document')
        const [added] = await run<{ id: number }>(
          `insert into versions (log, id, cause, author, at, state, digest)
           select $1::bigint, coalesce(max(id), 0) + 1, $2, $3, $4::bigint, '', $5 from versions where log = $1 returning id`,
          [log.id, cause, author, at, digest],
        )
        await run('insert into version_states (log, digest, packed) values ($1, $2, $3) on conflict do nothing', [
          log.id,
          digest,
          asBuffer(packed),
        ])
        const sizes = await run<{ id: number; digest: string | null; bytes: number }>(
          `select v.id, v.digest, coalesce(octet_length(s.packed), octet_length(v.state)) as bytes from versions v
           left join version_states s on s.log = v.log and s.digest = v.digest where v.log = $1 order by v.id desc`,
          [log.id],
        )
        const gone = lastToGo(sizes, { count: keep, bytes: mostVersionBytes })
        if (gone !== undefined) {
          await run('delete from versions where log = $1 and id <= $2', [log.id, gone])
          await run(
            `delete from version_states where log = $1
             and digest not in (select digest from versions where log = $1 and digest is not null)`,
            [log.id],
          )
        }
        return added?.id ?? 0
      })
    },

    async versions(key) {
      const found = await pool.query<VersionEntry>(
        `select v.id, v.cause, v.author, v.at from versions v join logs l on l.id = v.log
         where l.key = $1 order by v.id desc`,
        [key],
      )
      return found.rows
    },

    async version(key, id) {
      const found = await pool.query<StoredVersion>(
        `select v.id, v.cause, v.author, v.at, v.state, s.packed from versions v join logs l on l.id = v.log
         left join version_states s on s.log = v.log and s.digest = v.digest where l.key = $1 and v.id = $2`,
        [key, id],
      )
      return unpackVersion(found.rows[0])
    },
  }
}

async function findLog(run: Runner, key: LogKey): Promise<Log | undefined> {
  const [log] = await run<Log>('select id, last, removed from logs where key = $1', [key])
  return log
}

async function readFrom(run: Runner, log: Log, after: number): Promise<StoredDocument> {
  const [snapshot] = await run<{ up_to: number; data: Buffer | null }>(
    'select up_to, case when up_to > $2 then data end as data from snapshots where log = $1',
    [log.id, after],
  )
  const rows = await run<LogRow>(
    'select number, author, data from rows where log = $1 and number > $2 order by number',
    [log.id, after],
  )
  const writers = await run<{ client: number } & Writer>('select client, author, since from writers where log = $1', [
    log.id,
  ])
  return {
    ...(snapshot?.data ? { snapshot: snapshot.data } : {}),
    snapshotUpTo: snapshot?.up_to ?? 0,
    rows,
    writers: new Map(writers.map(({ client, ...writer }) => [client, writer])),
  }
}

function empty(): StoredDocument {
  return { snapshotUpTo: 0, rows: [], writers: new Map() }
}

function appended(last: number | undefined): number {
  if (last === undefined) throw new Error('the rows were not appended')
  return last
}

function codeOf(error: unknown): string | undefined {
  return error instanceof DatabaseError ? error.code : undefined
}
