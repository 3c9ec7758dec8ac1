// `npm run prove:mutants [-- --layer outline] [--file PATH] [--every 4] [--named] [--workers 2] [--list]`: plants small faults into what decides
// in the client, one at a time, and runs the unit tests that import the file. A fault that no test sees is named.
// `docs/mutants.md` says what the survivors are.
import { spawn } from 'node:child_process'
import { globSync, readFileSync, statSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { layers } from './layers.ts'
import { namedFaults } from './named-faults.ts'
import { type Fault, faultsIn } from './plant-faults.ts'
import type { Answer, Order } from './worker.ts'

const { values: options } = parseArgs({
  options: {
    layer: { type: 'string' },
    file: { type: 'string' },
    workers: { type: 'string', default: '2' },
    /** Every n-th fault alone, for a quick look. */
    every: { type: 'string', default: '1' },
    list: { type: 'boolean', default: false },
    /** The faults of `named-faults.ts` alone: each has to be seen. */
    named: { type: 'boolean', default: false },
  },
})
const bar = 0.85
/** A fault may make a loop endless: whoever takes longer than this with one fault has seen it. */
const longestMs = 90_000

type Planted = Order & { readonly layer: string; readonly fault: Fault }
type Judged = Planted & { readonly outcome: Answer['outcome'] | 'endless' }

const all = Object.entries(layers).flatMap(([layer, paths]) =>
  options.layer === undefined || options.layer === layer ? paths.flatMap((path) => plantedIn(layer, path)) : [],
)
const queue: readonly Planted[] = options.named
  ? namedFaults.map(namedFault)
  : all.filter(({ file }, at) => (!options.file || file === options.file) && at % Number(options.every) === 0)
if (options.list) {
  for (const [layer, faults] of Object.entries(Object.groupBy(queue, ({ layer }) => layer)))
    console.log(`${layer}: ${faults?.length ?? 0} faults`)
} else {
  const results: Judged[] = []
  const left = [...queue]
  await Promise.all(Array.from({ length: Number(options.workers) }, () => work(left, results)))
  report(results)
}

function plantedIn(layer: string, path: string): readonly Planted[] {
  const files = statSync(path).isDirectory() ? globSync(`${path}/**/*.ts`).toSorted() : [path]
  return files
    .filter((file) => !/\.test\.ts$|\/messages\.ts$/.test(file))
    .flatMap((file) => faultsIn(file, readFileSync(file, 'utf8')).map((fault, nth) => ({ layer, file, nth, fault })))
}

/** Throws where the words that it is about do not stand there once: it would say nothing. */
function namedFault({ what, file, from, to }: (typeof namedFaults)[number], nth: number): Planted {
  const source = readFileSync(file, 'utf8')
  const start = source.indexOf(from)
  if (start < 0 || source.includes(from, start + 1))
    throw new Error(`“${from}” does not stand in ${file} once: ${what}`)
  const line = source.slice(0, start).split('\n').length
  const given: Fault = { kind: what, start, end: start + from.length, with: to, line }
  return { layer: 'named', file, nth, given, fault: given }
}

/** Takes one fault after the other from the queue; begins anew with another process where one doesn't come back. */
async function work(left: Planted[], results: Judged[]): Promise<void> {
  while (left.length > 0) {
    const child = spawn(process.execPath, ['scripts/prove-mutants/worker.ts'], { stdio: ['pipe', 'pipe', 'ignore'] })
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
    await readyOf(lines)
    for (;;) {
      const next = left.shift()
      if (!next) break
      const { file, nth, given } = next
      child.stdin.write(`${JSON.stringify({ file, nth, given })}\n`)
      const answer = await answerOf(lines)
      const outcome = answer?.outcome ?? 'endless'
      results.push({ ...next, outcome })
      if (outcome !== 'killed') console.log(`${outcome}: ${describe(next)}`)
      if (results.length % 100 === 0) console.error(`${results.length} of ${queue.length}`)
      if (!answer) break
    }
    child.kill('SIGKILL')
  }
}

async function readyOf(lines: AsyncIterator<string>): Promise<void> {
  for (;;) {
    const { value, done } = await lines.next()
    if (done || value.startsWith('{"ready"')) return
  }
}

/** Nothing where it takes too long. Whatever else a test writes is passed over. */
async function answerOf(lines: AsyncIterator<string>): Promise<Answer | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const tooLong = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), longestMs)
  })
  try {
    for (;;) {
      const line = await Promise.race([lines.next(), tooLong])
      if (!line || line.done) return undefined
      if (line.value.startsWith('{"file"')) return JSON.parse(line.value) as Answer
    }
  } finally {
    clearTimeout(timer)
  }
}

function describe({ file, fault }: Planted): string {
  const source = readFileSync(file, 'utf8')
  const was = source.slice(fault.start, fault.end).replace(/\s+/g, ' ')
  return `${file}:${fault.line} ${fault.kind}: ${cut(was)} → ${cut(fault.with.replace(/\s+/g, ' '))}`
}

function cut(text: string): string {
  return text.length > 90 ? `${text.slice(0, 87)}…` : text
}

function report(results: readonly Judged[]): void {
  console.log('\nlayer | faults | seen | not seen | %')
  const rows = Object.entries(Object.groupBy(results, ({ layer }) => layer))
  for (const [layer, judged = []] of [...rows, ['all', [...results]] as const]) {
    const counted = judged.filter(({ outcome }) => outcome !== 'broken')
    const seen = counted.filter(({ outcome }) => outcome === 'killed' || outcome === 'endless').length
    const share = counted.length === 0 ? 1 : seen / counted.length
    console.log(`${layer} | ${counted.length} | ${seen} | ${counted.length - seen} | ${(100 * share).toFixed(1)}`)
    if (layer === 'all' && share < (options.named ? 1 : bar)) process.exitCode = 1
  }
}
