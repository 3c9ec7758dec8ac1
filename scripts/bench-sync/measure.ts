import { type BenchClient, connectClient, createStampWriter, formatStamp, readStamps } from './client.ts'
import { type BenchServer, usage } from './servers.ts'

export type Scenario = {
  readonly name: string
  readonly documents: number
  readonly people: number
  /** How many of a document's people write, and how often each. */
  readonly writers: number
  readonly perSecond: number
  readonly what: 'edits' | 'presence'
}

/** Latencies in milliseconds, from a writer's hand to another screen; deliveries for each second of the server's CPU. */
export type Measured = {
  readonly p50: number
  readonly p99: number
  readonly deliveriesPerSecond: number
  readonly perCpuSecond: number
  readonly cpuShare: number
  /** Of one core, as are the clients'. */
  readonly clientsShare: number
  readonly megabytesPerDocument: number
  /** All of the server, with everybody there. */
  readonly residentMegabytes: number
}

const seconds = 4
export const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

export async function measure(server: BenchServer, scenario: Scenario): Promise<Measured> {
  const { documents, people, writers, perSecond, what } = scenario
  const seats = await server.seats(documents, people)
  await wait(300)
  const empty = usage(server.pid)
  const latencies: number[] = []
  let deliveries = 0
  let measuring = false
  const own = new Map<BenchClient, Set<number>>()
  const clients: BenchClient[] = []
  const writing: BenchClient[] = []
  for (const document of seats) {
    const came = await Promise.all(
      document.map((seat) =>
        connectClient(server.name, seat, (frame, client) => {
          if (!measuring) return
          const now = performance.now()
          readStamps(frame, (stamp) => {
            if (stamp > now) return
            // What comes back to its writer is no delivery: some servers send it, some do not.
            if (own.get(client)?.has(stamp)) return
            deliveries++
            latencies.push(now - stamp)
          })
        }),
      ),
    )
    clients.push(...came)
    writing.push(...came.slice(0, writers))
  }
  await wait(500)
  const before = usage(server.pid)
  const clientsBefore = process.cpuUsage()
  measuring = true
  const end = performance.now() + seconds * 1000
  await Promise.all(
    writing.map(async (client, index) => {
      const mine = new Set<number>()
      own.set(client, mine)
      const write = createStampWriter()
      await wait((index / writing.length) * (1000 / perSecond))
      let clock = 1
      for (let next = performance.now(); next < end; next += 1000 / perSecond) {
        await wait(Math.max(0, next - performance.now()))
        const now = performance.now()
        mine.add(Number(now.toFixed(3)))
        if (what === 'edits') client.sendUpdate(write(now))
        else client.sendPresence(clock++, JSON.stringify({ cursor: { x: clock, y: 2 }, t: formatStamp(now) }))
      }
    }),
  )
  await wait(600)
  measuring = false
  const after = usage(server.pid)
  const clientsCpu = process.cpuUsage(clientsBefore)
  for (const client of clients) client.close()
  latencies.sort((a, b) => a - b)
  const cpu = after.cpuSeconds - before.cpuSeconds
  return {
    p50: percentile(latencies, 0.5),
    p99: percentile(latencies, 0.99),
    deliveriesPerSecond: deliveries / seconds,
    perCpuSecond: deliveries / cpu,
    cpuShare: cpu / (seconds + 0.6),
    clientsShare: (clientsCpu.user + clientsCpu.system) / 1e6 / (seconds + 0.6),
    residentMegabytes: before.residentBytes / 1e6,
    megabytesPerDocument: (before.residentBytes - empty.residentBytes) / documents / 1e6,
  }
}

export function medianOf(runs: readonly Measured[]): Measured {
  const of = (key: keyof Measured) => median(runs.map((run) => run[key]))
  return {
    p50: of('p50'),
    p99: of('p99'),
    deliveriesPerSecond: of('deliveriesPerSecond'),
    perCpuSecond: of('perCpuSecond'),
    cpuShare: of('cpuShare'),
    clientsShare: of('clientsShare'),
    megabytesPerDocument: of('megabytesPerDocument'),
    residentMegabytes: of('residentMegabytes'),
  }
}

export function median(values: readonly number[]): number {
  return percentile(
    [...values].sort((a, b) => a - b),
    0.5,
  )
}

function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}
