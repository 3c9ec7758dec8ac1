import type { Config } from '../config.ts'
import { openSqliteStore } from './sqlite/sqlite-store.ts'
import type { Store } from './store.ts'

/** The store that the environment asks for. Postgres and its driver are loaded only where they are used. */
export async function openStore(
  { dataDir, databaseUrl }: Pick<Config, 'dataDir' | 'databaseUrl'>,
  now: () => number,
): Promise<Store> {
  if (databaseUrl === undefined) return openSqliteStore({ folder: dataDir, now })
  const { openPostgresStore } = await import('./postgres/postgres-store.ts')
  return openPostgresStore({ url: databaseUrl, now })
}
