import { rm } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { invited } from '#shared/protocol/api.ts'
import { joinBoard, startBoard } from '../testing/device.ts'
import { spawnServer, type SpawnedServer } from '../testing/spawn-server.ts'
import { newDataDir } from '../testing/start-server.ts'
import { until } from '../testing/until.ts'
import type { Attack, Ground } from './abuse/attack.ts'
import { attacks } from './abuse/attacks.ts'
import { type Meter, startMeter } from './abuse/meter.ts'
import type { Reading } from './abuse/meter-worker.ts'

/** `npm run prove:abuse` attacks for so many seconds each way, and measures. */
const seconds = Number(process.env.PROVE_ABUSE ?? 0)
/** Only the attacks whose names hold these words: for whoever looks into one of them. */
const only = process.env.PROVE_ABUSE_ONLY
const chosen = attacks.filter(({ name }) => only === undefined || name.includes(only))
const bars = { editP99Ms: 250, healthMs: 250, megabytes: 256 }
const heap = '--max-old-space-size=1024'

let server: SpawnedServer
let dataDir: string
beforeAll(async () => {
  dataDir = await newDataDir()
  server = await spawnServer({ DATA_DIR: dataDir, NODE_OPTIONS: heap })
})
afterAll(async () => {
  await server.kill('SIGKILL')
  await rm(dataDir, { recursive: true, force: true })
})

async function startTrio() {
  const host = await startBoard(server.url, { name: 'Priya', discipline: 'product' })
  const writer = await joinBoard(server.url, host.boardId, host.invite, { name: 'Mallory', discipline: 'other' })
  const body = { role: 'observer' }
  const { invite } = await host.ask('POST', `/api/boards/${host.boardId}/invites`, invited, body)
  const observer = await joinBoard(server.url, host.boardId, invite, { name: 'Oscar', discipline: 'other' })
  return { host, writer, observer }
}

async function prepare(strength: number, goesOn: () => boolean): Promise<Ground> {
  return { url: server.url, ...(await startTrio()), strength, goesOn }
}

/** What is wrong about how the server ended the sockets of an attacker. */
function faultsOf(attack: Attack, ends: readonly (number | undefined)[]): readonly string[] {
  const codes = [...new Set(ends)]
  const wrong = codes.filter((code) => code !== undefined && !attack.endsWith.includes(code))
  const faults = wrong.map((code) => `${attack.name}: a socket was ended with ${code}`)
  return attack.isRefused && codes.includes(undefined) ? [...faults, `${attack.name}: a socket was not ended`] : faults
}

/** Frames that took more than a tenth of a second of the server's own work: unlike time, not a matter of who else is busy. */
async function countSlowFrames(): Promise<number> {
  const text = await (await fetch(`${server.url}/metrics`)).text()
  const row = text.split('\n').find((line) => line.startsWith('tributary_slow_frames_total '))
  return Number(row?.split(' ').at(-1) ?? Number.NaN)
}

/** Memory returns when the collector gets to it: so long is waited for it. */
async function waitForReturn(meter: Meter, before: Reading): Promise<number> {
  let now = (await meter.read()).memory.now
  for (let tries = 0; tries < 20 && now > before.memory.now + 64; tries++) {
    await new Promise((resolve) => setTimeout(resolve, 500))
    now = (await meter.read()).memory.now
  }
  return now
}

describe.skipIf(seconds > 0)('what one person does stops nobody else (once each)', () => {
  test.each(attacks)(
    '$name',
    async (attack) => {
      const ground = await prepare(1, () => false)
      const { host } = ground
      // On the attacked board itself, and on another one.
      const other = await startBoard(server.url, { name: 'Noor', discipline: 'design' })
      const honest = [host.open(host.boardId, 'board'), other.open(other.boardId, 'map-shared')]
      const readers = [ground.observer.open(host.boardId, 'board'), other.open(other.boardId, 'map-shared')]
      // Who hears everything that is said, and says it back, as y-websocket does.
      readers.push(host.open(host.boardId, 'session'), host.open(host.boardId, 'map-shared'))
      await Promise.all([...honest, ...readers].map((connection) => connection.synced()))
      expect(faultsOf(attack, await attack.run(ground))).toEqual([])
      for (const [index, writer] of honest.entries()) {
        writer.doc.getMap('after').set('attack', attack.name)
        const came = () => readers[index]?.doc.getMap('after').get('attack') === attack.name
        await until('the honest edit arrives', came)
      }
      const late = host.open(host.boardId, 'session')
      await late.synced()
      readers.push(late)
      expect([...honest, ...readers].flatMap(({ closes }) => closes)).toEqual([])
      expect(server.process.exitCode).toBe(null)
      for (const connection of [...honest, ...readers]) connection.close()
    },
    60_000,
  )
})

describe.skipIf(seconds === 0)('what one person does is hardly felt by anybody else', () => {
  const rows: Record<string, unknown>[] = []
  const misses: string[] = []

  /** Attacks together for a while; the others' edits, their answers and the server's memory are measured meanwhile. */
  async function measure(name: string, together: readonly Attack[], meter: Meter): Promise<void> {
    const before = await meter.read()
    const slowBefore = await countSlowFrames()
    let over = false
    const goesOn = () => !over && server.process.exitCode === null
    const timer = setTimeout(() => (over = true), seconds * 1000)
    const runs = together.map(async (attack) => faultsOf(attack, await attack.run(await prepare(4, goesOn))))
    const results = await Promise.allSettled(runs)
    misses.push(...results.flatMap((run) => (run.status === 'rejected' ? [`${name}: ${run.reason}`] : run.value)))
    if (together.length === 0) await new Promise((resolve) => setTimeout(resolve, seconds * 1000))
    clearTimeout(timer)
    const during = await meter.read()
    const returns = await waitForReturn(meter, before)
    const slowFrames = (await countSlowFrames()) - slowBefore
    const row = {
      attack: name,
      'edit p50 ms': during.edits.p50,
      'edit p99 ms': during.edits.p99,
      'healthz p99 ms': during.health.p99,
      'healthz worst ms': during.health.worst,
      'slow frames': slowFrames,
      'MB before': before.memory.now,
      'MB most': during.memory.most,
      'MB after': returns,
      'sent away': during.closes.length,
    }
    rows.push(row)
    console.table([row])
    if (together.length === 0) return
    if (during.edits.p99 > bars.editP99Ms) misses.push(`${name}: edits p99 ${during.edits.p99} ms`)
    if (during.health.worst > bars.healthMs) misses.push(`${name}: healthz ${during.health.worst} ms`)
    const grown = during.memory.most - before.memory.now
    if (grown > bars.megabytes) misses.push(`${name}: memory grew by ${grown} MB`)
    if (slowFrames > 0) misses.push(`${name}: ${slowFrames} slow frames`)
    if (during.closes.length > 0) misses.push(`${name}: ${during.closes.length} others were sent away`)
    if (server.process.exitCode !== null || server.process.signalCode !== null) misses.push(`${name}: it ended`)
  }

  test(
    'each attack alone, and all together',
    async () => {
      for (const together of [[], ...chosen.map((attack) => [attack]), ...(only === undefined ? [attacks] : [])]) {
        if (server.process.exitCode !== null || server.process.signalCode !== null) {
          server = await spawnServer({ DATA_DIR: dataDir, NODE_OPTIONS: heap })
        }
        const honest = await startBoard(server.url, { name: 'Noor', discipline: 'design' })
        const peer = await joinBoard(server.url, honest.boardId, honest.invite, { name: 'Ada', discipline: 'other' })
        const meter = await startMeter({
          url: server.url,
          boardId: honest.boardId,
          cookies: [honest.cookie(), peer.cookie()],
          pid: server.process.pid ?? 0,
        })
        await new Promise((resolve) => setTimeout(resolve, 1_000))
        const [only] = together
        const name =
          together.length === 0 ? '(none: the machine itself)' : together.length > 1 ? 'all together' : only?.name
        await measure(name ?? '', together, meter)
        await meter.close()
      }
      console.table(rows)
      expect(misses).toEqual([])
    },
    60 * 60_000,
  )
})
