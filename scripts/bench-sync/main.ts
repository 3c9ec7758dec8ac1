// `npm run bench:sync`: us beside an in-memory y-websocket server and a stock Hocuspocus, in the same run, interleaved.
// The clients share the machine with the servers: compare neighbours, not runs. Linux only (it reads /proc).
// `npm run build` first, so that there is something to open in a browser.
// --only=NAME runs one part (edits, presence, memory, slow-reader, unload, cold-open, curve), --rounds=N (5) how often.
import { existsSync } from 'node:fs'
import { loadavg } from 'node:os'
import { measureBareFlush } from './bare-flush.ts'
import { measureColdOpen } from './cold-open.ts'
import { measureCurve } from './curve.ts'
import { measureOpenDocuments, measureSlowReader, measureUnload } from './lifecycle.ts'
import { type Measured, measure, medianOf, type Scenario, wait } from './measure.ts'
import { type ServerName, serverNames, startBenchServer } from './servers.ts'

const scenarios: readonly Scenario[] = [
  { name: '50 people, one document, 400 edits/s', documents: 1, people: 50, writers: 10, perSecond: 40, what: 'edits' },
  { name: '200 people, one document, 50 edits/s', documents: 1, people: 200, writers: 10, perSecond: 5, what: 'edits' },
  { name: '100 documents × 3 people, 600 edits/s', documents: 100, people: 3, writers: 3, perSecond: 2, what: 'edits' },
  { name: '50 people × 10 cursors/s', documents: 1, people: 50, writers: 50, perSecond: 10, what: 'presence' },
]

const options = new Map(process.argv.slice(2).map((text) => text.replace(/^--/, '').split('=') as [string, string]))
const rounds = Number(options.get('rounds') ?? 5)
const only = options.get('only')
const wants = (part: string) => only === undefined || only === part

if (!existsSync('/proc/self/stat')) {
  console.error('This benchmark reads /proc, which is only there on Linux.')
  process.exit(1)
}
console.log(`${new Date().toISOString()}, load before: ${loadavg()[0]?.toFixed(1)}, ${rounds} rounds, medians\n`)
if (wants('edits')) {
  measureBareFlush()
  for (const scenario of scenarios.filter(({ what }) => what === 'edits')) await compare(scenario)
  measureBareFlush()
}
if (wants('presence'))
  for (const scenario of scenarios.filter(({ what }) => what === 'presence')) await compare(scenario)
if (wants('slow-reader')) await measureSlowReader()
if (wants('unload')) await measureUnload()
if (wants('memory')) await measureOpenDocuments()
if (wants('cold-open')) await measureColdOpen(Math.min(3, rounds))
if (wants('curve')) await measureCurve(Math.min(3, rounds))

/** All servers in turn, round after round, so that whatever the machine does, it does it to all. */
async function compare(scenario: Scenario): Promise<void> {
  const all = new Map<ServerName, Measured[]>(serverNames.map((name) => [name, []]))
  for (let round = 0; round < rounds; round++)
    for (const name of serverNames) {
      const server = await startBenchServer(name)
      all.get(name)?.push(await measure(server, scenario))
      await server.stop()
      await wait(200)
    }
  console.log(`### ${scenario.name}\n`)
  console.log('| server | p50 ms | p99 ms | deliveries/s | deliveries per CPU second | CPU | MB per document |')
  console.log('|---|---|---|---|---|---|---|')
  const summed = new Map([...all].map(([name, runs]) => [name, medianOf(runs)]))
  for (const [name, row] of summed) console.log(`| ${name} | ${format(row)} |`)
  const [memory, us] = [summed.get('memory'), summed.get('tributary')]
  if (memory && us)
    console.log(
      `\nus / memory: p50 ${ratio(us.p50, memory.p50)}, p99 ${ratio(us.p99, memory.p99)}, deliveries per CPU second ${ratio(us.perCpuSecond, memory.perCpuSecond)}, CPU ${ratio(us.cpuShare, memory.cpuShare)}\n`,
    )
}

function format({ p50, p99, deliveriesPerSecond, perCpuSecond, cpuShare, megabytesPerDocument }: Measured): string {
  return [
    p50.toFixed(2),
    p99.toFixed(1),
    deliveriesPerSecond.toFixed(0),
    perCpuSecond.toFixed(0),
    `${(cpuShare * 100).toFixed(0)} %`,
    megabytesPerDocument.toFixed(2),
  ].join(' | ')
}

function ratio(ours: number, theirs: number): string {
  return `${(ours / theirs).toFixed(2)}×`
}
