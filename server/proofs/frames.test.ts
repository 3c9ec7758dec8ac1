import { rm } from 'node:fs/promises'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { addMoment, readMoments } from '#shared/documents/map-document.ts'
import type { MomentId } from '#shared/model/ids.ts'
import { ackProtocol } from '#shared/protocol/close-codes.ts'
import { checkStore } from '../cli/check.ts'
import { openSqliteStore } from '../storage/sqlite/sqlite-store.ts'
import { ackFrame, answerFrame, haveFrame, presenceFrame, updateFrame } from '../sync/frames.ts'
import { joinBoard, type Member, startBoard } from '../testing/device.ts'
import { createRandom, type Random } from '../testing/random.ts'
import { spawnServer, type SpawnedServer } from '../testing/spawn-server.ts'
import { newDataDir } from '../testing/start-server.ts'
import { until } from '../testing/until.ts'
import { recordUpdates } from '../testing/updates.ts'
import { mutateFrame } from '../testing/mutate-frame.ts'

/** `npm run prove:frames` sends a hundred thousand. */
const frameCount = Number(process.env.PROVE_FRAMES ?? 4_000)
const seed = Number(process.env.PROVE_SEED ?? 7)
const attackers = 24
const whoIsHere = Uint8Array.of(3)

/** Sound frames of every kind; each damaged one began as one of these. */
function soundFrames(): readonly Uint8Array[] {
  const doc = new Y.Doc()
  const updates = recordUpdates((edited) => {
    addMoment(edited, { id: 'm1' as MomentId, label: 'Opens the app' })
    edited.getText('t').insert(0, 'hello')
    edited.getText('t').delete(1, 2)
    edited.getText('t').format(0, 2, { bold: true })
    edited.getArray('a').insert(0, [1, 'x', { deep: [{ deeper: null }] }, new Uint8Array(4)])
    edited.getArray('a').delete(0, 1)
    edited.getMap('m').set('k', new Y.Map([['inner', new Y.Text('words')]]))
  }, doc)
  const state = Buffer.from(JSON.stringify({ cursor: { x: 1 } }))
  const presence = Buffer.concat([Buffer.from([1, 5, 1, state.length]), state])
  return [
    ...updates.map((update) => updateFrame(update)),
    answerFrame(Y.encodeStateAsUpdate(doc)),
    haveFrame(Y.encodeStateVector(doc)),
    presenceFrame(presence),
    ackFrame(3),
    whoIsHere,
  ]
}

/** Sends damaged frames, each followed by a question, until its share is sent; a socket that is closed is opened anew. */
async function attack(member: Member, path: string, share: number, frames: readonly Uint8Array[], random: Random) {
  let left = share
  let closed = 0
  while (left > 0) {
    const socket = member.socket(path, { protocols: [ackProtocol] })
    await socket.opened()
    const isOpen = () => socket.ws.readyState === socket.ws.OPEN
    while (left > 0 && isOpen()) {
      left--
      socket.send(mutateFrame(frames, random))
      const heard = socket.frames.length
      socket.send(whoIsHere)
      await new Promise<void>((resolve) => {
        const go = () => {
          if (isOpen() && socket.frames.length === heard) return
          socket.ws.off('message', go)
          socket.ws.off('close', go)
          resolve()
        }
        socket.ws.on('message', go)
        socket.ws.on('close', go)
        go()
      })
    }
    if (!isOpen()) closed++
    socket.close()
  }
  return closed
}

async function metric(server: SpawnedServer, name: string): Promise<number> {
  const text = await (await fetch(`${server.url}/metrics`)).text()
  const line = text.split('\n').find((row) => row.startsWith(`${name} `))
  return Number(line?.split(' ').at(-1) ?? Number.NaN)
}

test(
  `[seed ${seed}] ${frameCount} damaged frames neither crash, nor slow, nor grow the server, nor disturb anybody`,
  async () => {
    const dataDir = await newDataDir()
    // In so little memory that keeping even a little of each socket would end it.
    const server = await spawnServer({ DATA_DIR: dataDir, NODE_OPTIONS: '--max-old-space-size=128' })
    const priya = await startBoard(server.url, { name: 'Priya', discipline: 'product' })
    const join = (name: string) => joinBoard(server.url, priya.boardId, priya.invite, { name, discipline: 'other' })
    const team = await Promise.all(Array.from({ length: attackers }, (_, index) => join(`Person ${index}`)))
    // Those who write honestly do so on a document of the attackers' board, in the same process.
    const honest = priya.open(priya.boardId, 'map-shared')
    const path = `/sync/${priya.boardId}/map-shared`
    await honest.synced()
    const frames = soundFrames()

    async function round(count: number, salt: number): Promise<number> {
      const closed = await Promise.all(
        team.map((member, index) =>
          attack(member, path, Math.ceil(count / attackers), frames, createRandom(seed * 1000 + salt + index)),
        ),
      )
      return closed.reduce((sum, more) => sum + more, 0)
    }
    // The first round fills the caches that stay.
    await round(Math.min(frameCount / 4, 5_000), 100)
    const before = await metric(server, 'nodejs_heap_size_used_bytes')
    const closed = await round(frameCount, 200)
    const after = await metric(server, 'nodejs_heap_size_used_bytes')

    expect(server.process.exitCode).toBe(null)
    expect(await metric(server, 'tributary_slow_frames_total')).toBe(0)
    const id = 'honest' as MomentId
    addMoment(honest.doc, { id, label: 'Undisturbed' })
    const reader = priya.open(priya.boardId, 'map-shared')
    await until('the honest edit is seen', () => readMoments(reader.doc).some((moment) => moment.id === id))
    expect(honest.closes).toEqual([])
    honest.close()
    reader.close()
    await until('nothing stays open', async () => (await metric(server, 'tributary_sockets')) === 0)
    await until('no document stays open', async () => (await metric(server, 'tributary_open_documents')) === 0)
    // The heap breathes with its collector; a leak of one buffer a frame would be far beyond this.
    expect(after - before).toBeLessThan(64 * 1024 * 1024)
    console.info(
      `${frameCount} frames, ${closed} sockets closed, heap ${Math.round(before / 1e6)} → ${Math.round(after / 1e6)} MB`,
    )
    expect(await server.kill('SIGTERM')).toBe(0)
    const store = await openSqliteStore({ folder: dataDir, now: Date.now })
    expect((await checkStore(store)).trouble).toEqual([])
    await store.close()
    await rm(dataDir, { recursive: true, force: true })
  },
  30 * 60_000,
)
