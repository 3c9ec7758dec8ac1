import type { Config } from '../config.ts'
import { messages } from './messages.ts'
import { openSqliteStore } from './sqlite/sqlite-store.ts'
import type { Store } from './store.ts'

/**
 * The store that the environment asks for. Postgres and its driver are loaded only where they are used. `alone`: a data
 * folder must not be another process's; a database is there for several.
 */
export async function openStore(
  { dataDir, databaseUrl }: Pick<Config, 'dataDir' | 'databaseUrl'>,
  now: () => number,
  { alone }: { alone: boolean },
): Promise<Store> {
  if (databaseUrl === undefined) return openSqliteStore({ folder: dataDir, now, alone })
  const { openPostgresStore } = await import('./postgres/postgres-store.ts')
  return openPostgresStore({ url: databaseUrl, now })
}

/**
 * The same for a server: nothing is half restored, and what an earlier version deleted by half is gone. Throws a sentence
 * where it cannot work on what is there.
 */
export async function openStoreForServing(config: Parameters<typeof openStore>[0], now: () => number): Promise<Store> {
  const store = await openStore(config, now, { alone: true })
  try {
    if (await store.directory.isUnfinished()) throw new Error(messages.unfinished)
    await store.directory.clearLeftovers('deleted', now())
    return store
  } catch (error) {
    await store.close()
    throw error
  }
}
