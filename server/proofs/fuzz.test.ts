import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { BoardId } from '#shared/model/ids.ts'
import { checkStore } from '../cli/check.ts'
import { logKeyOfName } from '../sync/log-key.ts'
import { readDocument } from '../sync/read-document.ts'
import { createRandom } from '../testing/random.ts'
import { until } from '../testing/until.ts'
import { required } from '../testing/updates.ts'
import { engines } from '../testing/engines.ts'
import { edit, type Seat, startWorld, summary } from '../testing/fuzz-world.ts'

/** `npm run prove:fuzz` runs forty; PROVE_SEED runs the one that failed. */
const seeds = process.env.PROVE_SEED
  ? [Number(process.env.PROVE_SEED)]
  : Array.from({ length: Number(process.env.PROVE_SEEDS ?? 2) }, (_, index) => index + 1)
const steps = 90

/** A page that is loaded again: what it kept on the device is there, and it writes under a new client id. */
function reload(seat: Seat): void {
  seat.connection?.close()
  seat.connection = undefined
  const next = new Y.Doc()
  Y.applyUpdate(next, Y.encodeStateAsUpdate(seat.doc))
  seat.doc.destroy()
  seat.doc = next
}

for (const engine of engines)
  describe.skipIf(!engine.isThere)(`chance, on ${engine.name}`, () => {
    test.each(seeds)(
      '[seed %i] edits, disconnects, reloads, kills and unloads: peers, log and a cold load agree',
      async (seed) => {
        const random = createRandom(seed * 7919 + engine.servers)
        const ground = await engine.prepare()
        const world = await startWorld(engine, ground, random)
        const { seats, ports } = world
        const writers = seats.filter(({ writes }) => writes)
        let ids = 0
        const nextId = () => `id${seed}x${ids++}`
        const anyServer = () => random.below(ports.length)
        for (const seat of seats) world.connect(seat, anyServer())

        for (let step = 0; step < steps; step++) {
          const seat = random.pick(seats)
          switch (random.below(16)) {
            case 0:
              seat.connection?.provider.disconnect()
              break
            case 1:
              world.connect(seat, anyServer())
              break
            case 2:
              reload(seat)
              if (random.chance(0.7)) world.connect(seat, anyServer())
              break
            case 3:
              // Everybody leaves one document, so that it is unloaded, perhaps while others come back.
              for (const other of seats) if (other.document === seat.document) other.connection?.provider.disconnect()
              break
            case 4:
              for (const other of seats) if (other.document === seat.document) world.connect(other, anyServer())
              break
            case 5:
              if (random.chance(0.4)) await world.kill(anyServer())
              break
            default: {
              const writer = random.pick(writers)
              for (let count = 1 + random.below(6); count > 0; count--) edit(writer.doc, random, nextId)
            }
          }
          // Lets the network breathe, so that some of it happens and some is still under way.
          if (random.chance(0.5)) await new Promise((resolve) => setImmediate(resolve))
        }

        for (const seat of seats) world.connect(seat, anyServer())
        // Before that, some may agree only in having nothing yet.
        for (const { connection } of seats) await required(connection).synced()
        const documents = [...new Set(seats.map(({ document }) => document))]
        const readings = (document: string) =>
          new Set(seats.filter((seat) => seat.document === document).map(({ doc }) => summary(doc)))
        for (const document of documents)
          await until(`all who have ${document} open read the same`, () => readings(document).size === 1)
        const last = new Map(documents.map((document) => [document, [...readings(document)][0]]))
        expect(
          seats.flatMap(({ connection }) => connection?.closes.filter((code) => code >= 4400 && code < 4500)),
        ).toEqual([])
        await world.close()

        const store = await ground.open()
        expect((await checkStore(store)).trouble).toEqual([])
        for (const document of documents) {
          const stored = await store.updateLog.read(logKeyOfName(world.boardId as BoardId, document))
          const cold = readDocument(stored)
          expect(cold.unreadable).toEqual([])
          expect([document, summary(cold.doc)]).toEqual([document, required(last.get(document))])
        }
        await store.close()
        await ground.clear()
      },
      120_000,
    )
  })
