import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { Client } from 'pg'
import type { BoardId } from '#shared/model/ids.ts'
import { openPostgresStore } from '../storage/postgres/postgres-store.ts'
import { connectPlain, type PlainConnection } from '../testing/connect-plain.ts'
import { joinBoard, type Member, startBoard } from '../testing/device.ts'
import { createTestSchema, testDatabaseUrl, type TestSchema } from '../testing/postgres.ts'
import { startTestServer, type TestServer } from '../testing/start-server.ts'
import { until } from '../testing/until.ts'
import { logKeyOfName } from './log-key.ts'

/** What two servers on one Postgres do when the database loses rows under them, as a replica that lagged takes over. */
describe.skipIf(!testDatabaseUrl)('a database that falls back under running servers (needs TEST_DATABASE_URL)', () => {
  let schema: TestSchema
  let servers: readonly [TestServer, TestServer]
  let open: PlainConnection[]

  beforeEach(async () => {
    schema = await createTestSchema()
    const first = await startTestServer({ databaseUrl: schema.url })
    servers = [first, await startTestServer({ databaseUrl: schema.url })]
    open = []
  })
  afterEach(async () => {
    for (const connection of open) connection.close()
    for (const server of servers) await server[Symbol.asyncDispose]()
    await schema.drop()
  })

  function opens(member: Member, server: TestServer, document = 'board'): PlainConnection {
    const { boardId } = member
    const connection = connectPlain({ url: server.url, boardId, document, cookie: member.cookie(), acks: true })
    open.push(connection)
    return connection
  }

  async function team() {
    const ada = await startBoard(servers[0].url, { name: 'Ada', discipline: 'product' })
    const ben = await joinBoard(servers[0].url, ada.boardId, ada.invite, { name: 'Ben', discipline: 'design' })
    return { ada, ben, boardId: ada.boardId }
  }

  async function inDatabase(act: (client: Client) => Promise<void>): Promise<void> {
    const client = new Client({ connectionString: schema.url })
    await client.connect()
    await act(client).finally(() => client.end())
  }

  /** The last rows of a document are gone, and the database knows that it is on another timeline. */
  async function fallBack(boardId: BoardId, { by, tells }: { by: number; tells: boolean }): Promise<void> {
    await inDatabase(async (client) => {
      await client.query('begin')
      await client.query(
        `delete from rows r using logs l where l.id = r.log and l.key = $1
         and r.number > (select max(number) from rows where log = l.id) - $2`,
        [logKeyOfName(boardId, 'board'), by],
      )
      if (tells) await client.query(`update lineage set place = 'before the fail-over'`)
      await client.query('commit')
    })
  }

  for (const tells of [true, false])
    test(`every word comes back, ${tells ? 'where the database says that it is another' : 'also where nothing says so'}`, async () => {
      const { ada, ben, boardId } = await team()
      const hers = opens(ada, servers[0])
      const his = opens(ben, servers[1])
      await Promise.all([hers.synced(), his.synced()])
      for (let word = 0; word < 6; word++) write(word % 2 === 0 ? hers : his, `early ${word}`)
      await until('all is read and saved', () => words(hers) === 6 && words(his) === 6 && hers.acknowledged() >= 4)
      await until('his is saved', () => his.acknowledged() >= 4)

      await fallBack(boardId, { by: 3, tells })
      for (let word = 0; word < 4; word++) write(word % 2 === 0 ? hers : his, `late ${word}`)
      await until('both have all', () => words(hers) === 10 && words(his) === 10)

      const elsewhere = opens(ada, servers[1])
      await until('it is on the server', () => words(elsewhere) === 10)
      for (const server of servers) await server.stop()
      const store = await openPostgresStore({ url: schema.url, now: () => 0 })
      try {
        const stored = await store.updateLog.read(logKeyOfName(boardId, 'board'))
        expect(stored.writers.get(hers.doc.clientID)?.author).toBe(ada.personId)
        expect(stored.writers.get(his.doc.clientID)?.author).toBe(ben.personId)
      } finally {
        await store.close()
      }
    })
})

const words = (connection: PlainConnection) => connection.doc.getMap('words').size
const write = (connection: PlainConnection, word: string) => connection.doc.getMap('words').set(word, true)
