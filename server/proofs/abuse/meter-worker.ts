// Somebody who works honestly on a board of their own while others attack, in a thread of their own: what they wait for
// is the server, never the attackers' own thread.
import { readFileSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import { connectPlain } from '../../testing/connect-plain.ts'

/** What the thread is given: two people with a document open, and the server's process. */
export type MeterTask = {
  readonly url: string
  readonly boardId: string
  readonly cookies: readonly [string, string]
  readonly pid: number
}

/** What was measured since the question before; times in milliseconds, memory in megabytes. */
export type Reading = {
  readonly edits: Spread
  readonly health: Spread
  readonly memory: { readonly now: number; readonly most: number }
  readonly closes: readonly number[]
  /** Edits that have not come after a while. */
  readonly missing: number
}
export type Spread = { readonly count: number; readonly p50: number; readonly p99: number; readonly worst: number }

const editEveryMs = 20
const healthEveryMs = 40
const patienceMs = 10_000

const { url, boardId, cookies, pid } = workerData as MeterTask
const [writer, reader] = cookies.map((cookie) => connectPlain({ url, boardId, document: 'map-shared', cookie }))
if (!writer || !reader) throw new Error('two people are needed')
const sentAt = new Map<string, number>()
let edits: number[] = []
let health: number[] = []
let most = 0
let number = 0

reader.doc.getMap<number>('beat').observe((event) => {
  for (const key of event.keysChanged) {
    const name = `${key}:${reader.doc.getMap<number>('beat').get(key)}`
    const began = sentAt.get(name)
    if (began !== undefined) edits.push(performance.now() - began)
    sentAt.delete(name)
  }
})
await Promise.all([writer.synced(), reader.synced()])

setInterval(() => {
  const key = `k${number % 50}`
  sentAt.set(`${key}:${number}`, performance.now())
  writer.doc.getMap<number>('beat').set(key, number++)
}, editEveryMs)
setInterval(() => {
  const began = performance.now()
  fetch(`${url}/healthz`, { signal: AbortSignal.timeout(patienceMs) })
    .then((answer) => answer.text())
    .catch(() => {})
    .finally(() => health.push(performance.now() - began))
}, healthEveryMs)
setInterval(() => {
  most = Math.max(most, memory())
}, 50)

parentPort?.on('message', () => {
  const waited = [...sentAt.values()].map((began) => performance.now() - began)
  const late = waited.filter((ms) => ms > 250)
  parentPort?.postMessage({
    edits: spread([...edits, ...late]),
    health: spread(health),
    memory: { now: memory(), most },
    closes: [...writer.closes, ...reader.closes],
    missing: late.length,
  } satisfies Reading)
  edits = []
  health = []
  most = memory()
})
parentPort?.postMessage('ready')

function memory(): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024)
}

function spread(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b)
  const at = (share: number) => Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0)
  return { count: sorted.length, p50: at(0.5), p99: at(0.99), worst: at(1) }
}
