import { randomBytes } from 'node:crypto'
import type { Pool } from 'pg'
import { type Lineage, lineageBytes } from '../lineage.ts'
import type { UpdateLog } from '../update-log.ts'
import { inTransaction, type Runner } from './transactions.ts'

type Stored = {
  readonly incarnation: string
  readonly secret: Buffer
  readonly place: string
  readonly set_back: number
}

/**
 * Where the database lies: another cluster, the timeline on which a replica took over or an archive was replayed, another
 * database, or tables that were made anew by a dump. Nobody has to tell us of any of these.
 */
const placeNow = `concat_ws('.',
  (select system_identifier from pg_control_system()),
  (select timeline_id from pg_control_checkpoint()),
  (select oid from pg_database where datname = current_database()),
  'lineage'::regclass::oid)`

/** The lineage on Postgres, looked at anew each time: a replica may take over while servers run. */
export function createPostgresLineage(pool: Pool): Pick<UpdateLog, 'lineage' | 'beginAnew'> {
  async function replace(secret: Uint8Array | undefined): Promise<Lineage> {
    return inTransaction(pool, async (run) => {
      // Of all servers that see it at once, one writes it down and the others read that.
      const found = await read(run, 'for update')
      if (secret === undefined && found.place === found.now) return lineageOf(found)
      const isNew = secret === undefined && found.place === ''
      const next = {
        incarnation: isNew ? found.incarnation : randomBytes(lineageBytes.incarnation).toString('hex'),
        secret: secret ? Buffer.from(secret) : found.secret,
        place: found.now,
        set_back: isNew ? found.set_back : 1,
      }
      await run('update lineage set incarnation = $1, secret = $2, place = $3, set_back = $4', Object.values(next))
      return lineageOf(next)
    })
  }

  const readPool: Runner = async (text, values = []) => (await pool.query({ text, values: [...values] })).rows
  return {
    async lineage() {
      const found = await read(readPool, '')
      return found.place === found.now ? lineageOf(found) : replace(undefined)
    },
    async beginAnew(secret) {
      const { secret: kept } = await read(readPool, '')
      await replace(secret ?? kept)
    },
  }
}

function lineageOf({ incarnation, secret, set_back }: Stored): Lineage {
  return { incarnation, secret, wasSetBack: set_back !== 0 }
}

async function read(run: Runner, lock: string): Promise<Stored & { readonly now: string }> {
  const [found] = await run<Stored & { now: string }>(
    `select incarnation, secret, place, set_back, ${placeNow} as now from lineage ${lock}`,
  )
  if (!found) throw new Error('the database has no lineage')
  return found
}
