import { randomBytes } from 'node:crypto'
import { Client } from 'pg'

/** The database that tests may use; tests that need one are skipped, by name, where there is none. */
export const testDatabaseUrl = process.env.TEST_DATABASE_URL

/** A schema of its own in the test database, and the address under which a server finds it. */
export type TestSchema = {
  readonly url: string
  /** All that stands in its tables, as text. */
  contents(): Promise<Buffer>
  drop(): Promise<void>
}

export async function createTestSchema(): Promise<TestSchema> {
  if (!testDatabaseUrl) throw new Error('TEST_DATABASE_URL is not set')
  const schema = `t_${randomBytes(6).toString('hex')}`
  const base = new URL(testDatabaseUrl)
  await run(base.href, (client) => client.query(`create schema ${schema}`))
  const own = new URL(base)
  own.searchParams.set('options', `-c search_path=${schema}`)
  return {
    url: own.href,
    contents: () =>
      run(own.href, async (client) => {
        const tables = await client.query<{ name: string }>(
          'select table_name as name from information_schema.tables where table_schema = $1',
          [schema],
        )
        const parts: Buffer[] = []
        for (const { name } of tables.rows)
          for (const row of (await client.query<Record<string, unknown>>(`select * from ${name}`)).rows)
            for (const value of Object.values(row))
              parts.push(Buffer.isBuffer(value) ? value : Buffer.from(String(value)))
        return Buffer.concat(parts)
      }),
    drop: () => run(base.href, async (client) => void (await client.query(`drop schema ${schema} cascade`))),
  }
}

async function run<T>(url: string, act: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return await act(client)
  } finally {
    await client.end()
  }
}
