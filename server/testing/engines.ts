import { rm } from 'node:fs/promises'
import { openSqliteStore } from '../storage/sqlite/sqlite-store.ts'
import { openPostgresStore } from '../storage/postgres/postgres-store.ts'
import type { Store } from '../storage/store.ts'
import { createTestSchema, testDatabaseUrl } from './postgres.ts'
import { bytesIn, newDataDir } from './start-server.ts'

/** Somewhere to keep data, for servers in processes of their own; `open` looks at it without a server. */
export type Ground = {
  readonly environment: Readonly<Record<string, string>>
  open(): Promise<Store>
  /** All that is kept: of SQLite the files, of Postgres what stands in its tables. */
  bytes(): Promise<Buffer>
  clear(): Promise<void>
}

export type Engine = {
  readonly name: string
  /** How many servers work on it at once. */
  readonly servers: number
  readonly isThere: boolean
  prepare(): Promise<Ground>
}

const sqlite: Engine = {
  name: 'SQLite',
  servers: 1,
  isThere: true,
  async prepare() {
    const dataDir = await newDataDir()
    return {
      environment: { DATA_DIR: dataDir },
      open: () => openSqliteStore({ folder: dataDir, now: () => 0 }),
      bytes: () => bytesIn(dataDir),
      clear: () => rm(dataDir, { recursive: true, force: true }),
    }
  },
}

const postgres: Engine = {
  name: 'two servers on Postgres (needs TEST_DATABASE_URL)',
  servers: 2,
  isThere: testDatabaseUrl !== undefined,
  async prepare() {
    const schema = await createTestSchema()
    return {
      environment: { DATABASE_URL: schema.url },
      open: () => openPostgresStore({ url: schema.url, now: () => 0 }),
      bytes: schema.contents,
      clear: schema.drop,
    }
  },
}

export const engines: readonly Engine[] = [sqlite, postgres]
