import { Client } from 'pg'
import { describe, expect, test } from 'vitest'
import { startCuttableProxy } from '../../testing/cuttable-proxy.ts'
import { beginDocuments } from '../../testing/begin-documents.ts'
import { createTestSchema, testDatabaseUrl } from '../../testing/postgres.ts'
import { until } from '../../testing/until.ts'
import { required } from '../../testing/updates.ts'
import { describeDirectory } from '../contract/describe-directory.ts'
import { describeImageStore } from '../contract/describe-image-store.ts'
import { describeRemoval } from '../contract/describe-removal.ts'
import { describeUpdateLog, type OpenStore } from '../contract/describe-update-log.ts'
import type { LogKey } from '../update-log.ts'
import { openPostgresStore } from './postgres-store.ts'

const place: OpenStore = async () => {
  const schema = await createTestSchema()
  return {
    open: () => openPostgresStore({ url: schema.url, now: () => 1_000 }),
    bytes: schema.contents,
    clear: schema.drop,
  }
}

describe.skipIf(!testDatabaseUrl)('postgres (needs TEST_DATABASE_URL)', () => {
  describeUpdateLog('postgres', place)
  describeDirectory('postgres', place)
  describeImageStore('postgres', place)
  describeRemoval('postgres', place)

  test('two servers that append at once share one order without holes', async () => {
    const schema = await createTestSchema()
    const stores = await Promise.all([0, 1].map(() => openPostgresStore({ url: schema.url, now: () => 0 })))
    const key = 'board1/board' as LogKey
    await beginDocuments(required(stores[0]), 'board1', ['board'])
    const numbers = await Promise.all(
      Array.from({ length: 60 }, (_, index) =>
        required(stores[index % 2]).updateLog.append(key, [
          { author: 'server', data: Buffer.from(`${index}`), clients: [] },
        ]),
      ),
    )
    expect([...numbers].sort((a, b) => a - b)).toEqual(Array.from({ length: 60 }, (_, at) => at + 1))
    for (const store of stores) await store.close()
    await schema.drop()
  })

  test('a database that goes away in the middle of a transaction fails that one, and nothing else', async () => {
    const schema = await createTestSchema()
    const address = new URL(schema.url)
    const line = await startCuttableProxy({ host: address.hostname, port: Number(address.port || 5432) })
    address.hostname = '127.0.0.1'
    address.port = String(line.port)
    const store = await openPostgresStore({ url: address.href, now: () => 0 })
    const key = 'board1/board' as LogKey
    const row = { author: 'server', data: Buffer.from('one'), clients: [] } as const
    await beginDocuments(store, 'board1', ['board'])
    await store.updateLog.append(key, [row])
    const other = new Client({ connectionString: schema.url })
    await other.connect()
    await other.query('begin')
    await other.query('select * from logs for update')
    // Has begun, and waits for the lock.
    const removing = store.updateLog.remove([key])
    const isWaiting = async () =>
      (
        await other.query(
          "select 1 from pg_stat_activity where wait_event_type = 'Lock' and application_name = 'tributary'",
        )
      ).rowCount === 1
    await until('it waits for the lock', isWaiting)
    line.cut()
    await expect(removing).rejects.toThrow(/.+/)
    await other.query('rollback')
    await other.end()
    line.mend()
    expect(await store.updateLog.append(key, [row])).toBe(2)
    await store.close()
    await line.close()
    await schema.drop()
  })

  test('a database of a newer Tributary is refused with a sentence', async () => {
    const schema = await createTestSchema()
    await (await openPostgresStore({ url: schema.url, now: () => 0 })).close()
    const client = new Client({ connectionString: schema.url })
    await client.connect()
    await client.query('update tributary_schema set version = 999')
    await client.end()
    await expect(openPostgresStore({ url: schema.url, now: () => 0 })).rejects.toThrow('written by a newer Tributary')
    await schema.drop()
  })

  test('a database that cannot be reached stops the start with a sentence', async () => {
    const opening = openPostgresStore({ url: 'postgres://nobody@127.0.0.1:9/none', now: () => 0 })
    await expect(opening).rejects.toThrow('cannot reach the database')
  })
})
