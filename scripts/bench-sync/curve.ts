import { type Measured, measure, medianOf, type Scenario } from './measure.ts'
import { startBenchServer } from './servers.ts'

const people = [3, 10, 30, 100, 200]
const boards = [10, 30, 100, 300, 1_000]
/** On one document, however many look on: three people draw, ten edits a second each. */
const onOneDocument = { documents: 1, writers: 3, perSecond: 10, what: 'edits' } as const
/** On each board three people, an edit every four seconds each. */
const onEachBoard = { people: 3, writers: 3, perSecond: 0.25, what: 'edits' } as const

/** What another person and another board cost the server, as long as there is machine; medians of `rounds` runs. */
export async function measureCurve(rounds: number): Promise<void> {
  console.log('### People on one document, 30 edits a second\n')
  await table('people', people, rounds, (count) => ({ name: '', ...onOneDocument, people: count }))
  console.log('### Boards of three people, an edit every four seconds each\n')
  await table('boards', boards, rounds, (count) => ({ name: '', ...onEachBoard, documents: count }))
}

async function table(
  what: 'people' | 'boards',
  counts: readonly number[],
  rounds: number,
  scenarioOf: (count: number) => Scenario,
): Promise<void> {
  console.log(
    `| ${what} | p50 ms | p99 ms | deliveries/s | CPU of the server | of the clients | MB of the server | each more: CPU ms/s | MB |`,
  )
  console.log('|---|---|---|---|---|---|---|---|---|')
  let before: { readonly count: number; readonly run: Measured } | undefined
  for (const count of counts) {
    const runs: Measured[] = []
    for (let round = 0; round < rounds; round++) {
      const server = await startBenchServer('tributary')
      runs.push(await measure(server, scenarioOf(count)))
      await server.stop()
    }
    const run = medianOf(runs)
    const more = before && count - before.count
    const each = (value: number, earlier: number | undefined, digits: number) =>
      more && earlier !== undefined ? ((value - earlier) / more).toFixed(digits) : '–'
    console.log(
      `| ${[
        count,
        run.p50.toFixed(2),
        run.p99.toFixed(1),
        run.deliveriesPerSecond.toFixed(0),
        `${(run.cpuShare * 100).toFixed(1)} %`,
        `${(run.clientsShare * 100).toFixed(0)} %`,
        run.residentMegabytes.toFixed(0),
        each(run.cpuShare * 1_000, before && before.run.cpuShare * 1_000, 2),
        each(run.residentMegabytes, before?.run.residentMegabytes, 3),
      ].join(' | ')} |`,
    )
    before = { count, run }
  }
  console.log('')
}
