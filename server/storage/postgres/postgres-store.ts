import { Pool, type PoolConfig, TypeOverrides, types } from 'pg'
import type { Store, StorageTrouble } from '../store.ts'
import { createPostgresNeighbours } from './postgres-neighbours.ts'
import { createPostgresLog } from './postgres-log.ts'
import { createPostgresDirectory, createPostgresImages } from './run-steps.ts'
import { migrate } from './schema.ts'

/** A statement that takes longer has lost its server: the caller says so to its people instead of waiting with them. */
const patienceMs = 10_000
const connections = 12

/** The store of several servers: one Postgres database, in the schema that its connections find first. */
export async function openPostgresStore({ url, now }: { url: string; now: () => number }): Promise<Store> {
  const config: PoolConfig = {
    connectionString: url,
    max: connections,
    connectionTimeoutMillis: 5_000,
    query_timeout: patienceMs,
    statement_timeout: patienceMs,
    keepAlive: true,
    application_name: 'tributary',
    types: numbersAsNumbers(),
    // Whatever the database was told by default: what we acknowledge is flushed.
    onConnect: (client) => client.query('set synchronous_commit = on'),
  }
  const pool = new Pool(config)
  // An idle connection that was cut is replaced by the next query; there is nobody to tell.
  pool.on('error', () => {})
  const schema = await prepare(pool).catch(async (error: unknown) => {
    await pool.end()
    throw error
  })
  const neighbours = createPostgresNeighbours({ pool, config, channel: `tributary_${schema}` })
  return {
    updateLog: createPostgresLog(pool, now),
    directory: createPostgresDirectory(pool),
    images: createPostgresImages(pool),
    neighbours,
    probe: () => probe(pool),
    // A database that is gone comes back; until then every call says that it failed.
    failed: new Promise(() => {}),
    async close() {
      await neighbours.close()
      await pool.end()
    },
  }
}

async function prepare(pool: Pool): Promise<string> {
  const client = await pool.connect().catch((error: unknown) => {
    throw new Error(`Tributary cannot reach the database of DATABASE_URL: ${sentenceOf(error)}.`, { cause: error })
  })
  try {
    const facts = await client.query<{ schema: string | null; fsync: string }>(
      "select current_schema() as schema, current_setting('fsync') as fsync",
    )
    const [found] = facts.rows
    if (!found?.schema) throw new Error('The database of DATABASE_URL has no schema in which tables could be made.')
    if (found.fsync === 'off')
      throw new Error('The database of DATABASE_URL runs with fsync = off: a power cut would lose what was saved.')
    await migrate(client)
    return found.schema
  } finally {
    client.release()
  }
}

const diskFull = '53100'

/** A message in the write-ahead log that nobody reads: it is flushed like an edit, and leaves no row. */
async function probe(pool: Pool): Promise<StorageTrouble | undefined> {
  try {
    await pool.query("select pg_logical_emit_message(true, 'tributary', '')")
    return undefined
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === diskFull ? 'disk-full' : 'storage-failed'
  }
}

/** Numbers of the database as numbers: ours stay far below where they would not be exact. */
function numbersAsNumbers(): TypeOverrides {
  const overrides = new TypeOverrides(types)
  overrides.setTypeParser(types.builtins.INT8, Number)
  return overrides
}

function sentenceOf(error: unknown): string {
  return error instanceof Error && error.message ? error.message : 'nobody answers'
}
