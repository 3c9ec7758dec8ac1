// One worker of `npm run prove:mutants`: plants what it is told to, one fault after the other, and says what became of it.
import { readFile } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { resolve } from 'node:path'
import { createVitest, type TestSpecification, type Vitest } from 'vitest/node'
import { type Fault, faultsIn } from './plant-faults.ts'
import { plant, timesRead } from './planted.ts'

/** A line of the input: the fault to plant, by its number in the file, or as it is given. */
export type Order = { readonly file: string; readonly nth: number; readonly given?: Fault }
/** A line of the output, beside `ready`. */
export type Answer = Order & { readonly outcome: 'killed' | 'survived' | 'broken' | 'untested'; readonly by?: string }

const vitest = await createVitest({
  config: resolve('scripts/prove-mutants/vitest.config.ts'),
  watch: false,
  run: true,
  // A module that is read from the disk's cache would be read without its fault.
  fsModuleCache: false,
  maxWorkers: 1,
  fileParallelism: false,
  isolate: false,
  pool: 'threads',
  bail: 1,
  reporters: [],
})
await vitest.standalone()
say({ ready: true })

const testsOf = new Map<string, readonly TestSpecification[]>()
for await (const line of createInterface({ input: process.stdin })) {
  const order = JSON.parse(line) as Order
  say(await carryOut(order))
}
await vitest.close()

async function carryOut(order: Order): Promise<Answer> {
  const path = resolve(order.file)
  const fault = order.given ?? faultsIn(path, await readFile(path, 'utf8'))[order.nth]
  if (!fault) return { ...order, outcome: 'broken' }
  const tests = await related(path)
  if (tests.length === 0) return { ...order, outcome: 'untested' }
  plant({ file: path, fault })
  try {
    vitest.invalidateFile(path)
    for (const test of tests) {
      const { testModules, unhandledErrors } = await vitest.runTestSpecifications([test], false)
      // What it gives is about earlier runs as well.
      const own = testModules.find(({ moduleId }) => moduleId === test.moduleId)
      if (unhandledErrors.length > 0 || own?.ok() !== true) return { ...order, outcome: 'killed', by: test.moduleId }
    }
    return { ...order, outcome: timesRead() > 0 ? 'survived' : 'untested' }
  } finally {
    plant(undefined)
    vitest.invalidateFile(path)
  }
}

/** The client's tests that import the file, however far: those beside it first, properties last, as they take their time. */
async function related(path: string): Promise<readonly TestSpecification[]> {
  const known = testsOf.get(path)
  if (known) return known
  const found = await relatedIn(vitest, path)
  const folder = path.slice(0, path.lastIndexOf('/'))
  const weight = ({ moduleId }: TestSpecification) =>
    (moduleId.startsWith(folder) ? 0 : 1) + (moduleId.includes('.property.') ? 2 : 0)
  const sorted = found
    .filter(({ moduleId }) => moduleId.includes('/client/') && !moduleId.includes('.property.'))
    .toSorted((a, b) => weight(a) - weight(b))
  testsOf.set(path, sorted)
  return sorted
}

async function relatedIn(instance: Vitest, path: string): Promise<readonly TestSpecification[]> {
  instance.config.related = [path]
  const found = await instance.getRelevantTestSpecifications()
  return found
}

function say(answer: Answer | { readonly ready: true }): void {
  process.stdout.write(`${JSON.stringify(answer)}\n`)
}
