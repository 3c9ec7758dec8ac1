import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { checkStore } from './cli/check.ts'
import { openPostgresStore } from './storage/postgres/postgres-store.ts'
import { logKeyOfName } from './sync/log-key.ts'
import { readDocument } from './sync/read-document.ts'
import { connectPlain, type PlainConnection } from './testing/connect-plain.ts'
import { joinBoard, type Member, startBoard } from './testing/device.ts'
import { createTestSchema, testDatabaseUrl, type TestSchema } from './testing/postgres.ts'
import { type SpawnedCluster, spawnCluster } from './testing/spawn-cluster.ts'
import { until } from './testing/until.ts'
import { required } from './testing/updates.ts'
import { startWriting } from './testing/writer.ts'

describe.skipIf(!testDatabaseUrl)('a cluster (needs TEST_DATABASE_URL)', () => {
  let schema: TestSchema
  let cluster: SpawnedCluster
  let open: PlainConnection[]

  beforeEach(async () => {
    schema = await createTestSchema()
    cluster = await spawnCluster({ DATABASE_URL: schema.url })
    open = []
  })
  afterEach(async () => {
    for (const connection of open) connection.close()
    await cluster.stop()
    await schema.drop()
  })

  function connect(member: Member, url: string): PlainConnection {
    const connection = connectPlain({
      url,
      origin: cluster.url,
      boardId: member.boardId,
      document: 'map-shared',
      cookie: member.cookie(),
      acks: true,
    })
    open.push(connection)
    return connection
  }

  test('one of two servers is killed under load: no acknowledged edit is lost, and its people go on at the other', async () => {
    const priya = await startBoard(cluster.url, { name: 'Priya', discipline: 'product' })
    const join = (name: string) => joinBoard(cluster.url, priya.boardId, priya.invite, { name, discipline: 'design' })
    const team = [
      priya,
      await join('Noor'),
      await join('Tomasz'),
      await join('Ada'),
      await join('Kim'),
      await join('Lee'),
    ]
    // Four through the proxy, which keeps a board on one server; one on each server, whichever that is.
    const connections = team.map((member, index) => connect(member, cluster.servers[index - 4]?.url ?? cluster.url))
    await Promise.all(connections.map((connection) => connection.synced()))
    await until('the greetings are acknowledged', () => connections.every(({ acknowledged }) => acknowledged() === 1))
    const writers = connections.map((connection, index) =>
      startWriting(connection, `writer${index}`, { burst: 2, everyMs: 12 }),
    )
    await until('all have written', () => writers.every((writer) => writer.acknowledged().length > 60))
    const kept = new Set<string>()
    const keep = () => {
      for (const writer of writers) for (const key of writer.acknowledged()) kept.add(key)
    }
    keep()
    const [first] = cluster.servers
    process.kill(required(first).pid, 'SIGKILL')
    await until('somebody was thrown out', () => connections.some(({ closes }) => closes.length > 0))
    // From here on a writer who came back counts its greeting, too: what was acknowledged before is what must be there.
    for (const writer of writers) writer.stop()
    const through = connections.filter(({ provider }) => !provider.url.includes(new URL(required(first).url).host))
    await until('everybody who can is back', () => through.every(({ provider }) => provider.synced))
    const late = required(through[0])
    late.doc.getMap('later').set('afterwards', true)
    await until('life goes on', () => through.every(({ doc }) => doc.getMap('later').has('afterwards')))

    const missing = () => [...kept].filter((key) => !late.doc.getMap('later').has(key))
    // They came before what everybody has now; on each socket in its own time.
    await until('all that was acknowledged is there', () => missing().length === 0)
    expect(missing()).toEqual([])
    expect(kept.size).toBeGreaterThan(360)
    const store = await openPostgresStore({ url: schema.url, now: () => 0 })
    expect((await checkStore(store)).trouble).toEqual([])
    const cold = readDocument(await store.updateLog.read(logKeyOfName(priya.boardId, 'map-shared')))
    expect([...kept].filter((key) => !cold.doc.getMap('later').has(key))).toEqual([])
    // Everything that those wrote who are still there has come, acknowledged before or not.
    expect(cold.doc.getMap('later').size).toBeGreaterThanOrEqual(late.doc.getMap('later').size)
    await store.close()
  }, 60_000)
})
