import { describe, expect, test } from 'vitest'
import { checkStore } from '../cli/check.ts'
import { connectPlain } from '../testing/connect-plain.ts'
import { joinBoard, type Member, startBoard } from '../testing/device.ts'
import { type SpawnedServer, spawnServer } from '../testing/spawn-server.ts'
import { until } from '../testing/until.ts'
import { required } from '../testing/updates.ts'
import { startWriting } from '../testing/writer.ts'
import { engines } from '../testing/engines.ts'

/** `npm run prove:kills` kills forty times. */
const roundsAsked = process.env.PROVE_KILLS

for (const engine of engines)
  describe.skipIf(!engine.isThere)(`kills under load, on ${engine.name}`, () => {
    const rounds = Number(roundsAsked ?? (engine.servers === 1 ? 5 : 3))

    test(
      `no acknowledged edit is lost in ${rounds} kills, each looked for by its own name`,
      async () => {
        const ground = await engine.prepare()
        const servers: SpawnedServer[] = []
        for (let index = 0; index < engine.servers; index++) servers.push(await spawnServer(ground.environment))
        const { url } = required(servers[0])
        const priya = await startBoard(url, { name: 'Priya', discipline: 'product' })
        const join = (name: string) => joinBoard(url, priya.boardId, priya.invite, { name, discipline: 'other' })
        const team = [priya, await join('Noor'), await join('Tomasz'), await join('Ada')]
        const open = (member: Member, server: SpawnedServer, acks: boolean) =>
          connectPlain({
            url: server.url,
            boardId: priya.boardId,
            document: 'map-shared',
            cookie: member.cookie(),
            acks,
          })
        const kept = new Set<string>()
        let unacknowledged = 0

        for (let round = 0; round < rounds; round++) {
          const connections = team.map((member, index) => open(member, required(servers[index % engine.servers]), true))
          await Promise.all(connections.map((connection) => connection.synced()))
          await until('the greetings are acknowledged', () =>
            connections.every(({ acknowledged }) => acknowledged() === 1),
          )
          const writers = connections.map((connection, index) =>
            startWriting(connection, `round${round}-writer${index}`, { burst: 2, everyMs: 5 }),
          )
          const enough = 20 + (round % 7) * 25
          await until('enough is acknowledged', () => writers.every((writer) => writer.acknowledged().length > enough))
          const victim = round % engine.servers
          await required(servers[victim]).kill('SIGKILL')
          for (const [index, writer] of writers.entries()) {
            writer.stop()
            // Who is on the other server is still acknowledged; the killed one's people count what they had heard.
            if (index % engine.servers === victim) unacknowledged += writer.sent() - writer.acknowledged().length
            for (const key of writer.acknowledged()) kept.add(key)
          }
          for (const connection of connections) connection.close()
          servers[victim] = await spawnServer(ground.environment)
          for (const server of servers) {
            const reader = open(required(team[1]), server, false)
            await reader.synced()
            const found = reader.doc.getMap('later')
            expect([...kept].filter((key) => !found.has(key))).toEqual([])
            reader.close()
          }
        }
        // Otherwise the kills came when nothing was under way, and nothing was shown.
        expect(unacknowledged).toBeGreaterThan(0)
        console.info(`${engine.name}: ${rounds} kills, ${kept.size} acknowledged, ${unacknowledged} under way, 0 lost`)
        for (const server of servers) expect(await server.kill('SIGTERM')).toBe(0)
        const store = await ground.open()
        expect((await checkStore(store)).trouble).toEqual([])
        await store.close()
        await ground.clear()
      },
      30 * 60_000,
    )
  })
