// `npm run build && npm run bench:merging`: how long the browser's main thread is held up by the opening of
// merge mode, from nothing, and by a decision in it.
import { writeFile } from 'node:fs/promises'
import { loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { type Browser, chromium, type Page } from 'playwright'
import { startAppServer } from '../../e2e/support/server.ts'
import config from '../../playwright.config.ts'
import { createDevice } from '../../server/testing/device.ts'
import * as api from '#shared/protocol/api.ts'
import { madeUpBoard } from './made-up-board.ts'

const { values: options } = parseArgs({
  allowNegative: true,
  options: {
    /** People × moments each. */
    size: { type: 'string', default: '3x100' },
    runs: { type: 'string', default: '5' },
    decisions: { type: 'string', default: '12' },
    /** A file for a CPU profile of the first run, to be opened in a browser's tools. */
    profile: { type: 'string' },
    /** Accepts all that is sure in the middle of it, in one go. */
    late: { type: 'boolean', default: true },
    /** Says what the longest tasks were made of. */
    explain: { type: 'boolean', default: false },
    /** `canvas` or `outline`. */
    view: { type: 'string', default: 'canvas' },
  },
})
const [people = 3, moments = 100] = options.size.split('x').map(Number)
const runs = Number(options.runs)
const bar = 50

type Run = { readonly opening: readonly Task[]; readonly tasks: readonly Task[]; readonly cpuPerDecision: number }
/** Milliseconds on the clock, and of the processor; on a busy machine only the second says something. */
type Task = { readonly wall: number; readonly cpu: number }

const server = await startAppServer()
const browser = await chromium.launch({ ...config.use?.launchOptions })
const all: Run[] = []
try {
  for (let run = 0; run < runs; run++) {
    const measured = await measure(browser, run === 0 ? options.profile : undefined)
    all.push(measured)
    const { wall, cpu } = longest(measured.tasks)
    const opening = longest(measured.opening)
    console.log(
      `run ${run + 1}: opening ${opening.wall.toFixed(0)} ms (${opening.cpu.toFixed(0)} ms of processor time), longest task ${wall.toFixed(0)} ms (${cpu.toFixed(0)} ms of processor time), ` +
        `${measured.cpuPerDecision.toFixed(0)} ms of processor time a decision (load ${loadavg()[0]?.toFixed(1)})`,
    )
  }
} finally {
  await browser.close()
  await server.close()
}
for (const [what, of] of [
  ['the opening', (run: Run) => longest(run.opening)],
  ['a decision', (run: Run) => longest(run.tasks)],
] as const) {
  const wall = all.map((run) => of(run).wall)
  const cpu = all.map((run) => of(run).cpu)
  console.log(
    `${people} × ${moments}, ${options.view}: longest task of ${what}, median of ${runs}: ` +
      `${median(wall).toFixed(0)} ms (worst ${Math.max(...wall).toFixed(0)}), of processor time ` +
      `${median(cpu).toFixed(0)} ms (worst ${Math.max(...cpu).toFixed(0)}); bar ${bar} ms: ${median(wall) <= bar ? 'met' : 'missed'}`,
  )
}

async function measure(browser: Browser, profile: string | undefined): Promise<Run> {
  const device = createDevice(server.url.replace('localhost', '127.0.0.1'))
  const person = { name: 'Zoë', discipline: 'product' }
  const file = madeUpBoard(people, moments)
  const { boardId } = await device.ask('POST', '/api/boards/from-file', api.openedBoardFile, { file, person })
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, serviceWorkers: 'block' })
  const [name = '', value = ''] = device.cookie().split(/=(.*)/s)
  await context.addCookies([{ name, value, url: device.url }])
  const page = await context.newPage()
  const categories = ['toplevel', 'devtools.timeline']
  await browser.startTracing(page, { categories })
  await page.goto(`${device.url}/b/${boardId}/merge${options.view === 'outline' ? '?view=outline' : ''}`)
  const question = page.locator('#merge-question')
  await question.waitFor({ timeout: 60_000 })
  await quiet(page)
  const opening = tasksOf((await browser.stopTracing()).toString('utf8'))
  const cdp = await context.newCDPSession(page)
  if (profile) {
    await cdp.send('Profiler.enable')
    await cdp.send('Profiler.setSamplingInterval', { interval: 200 })
    await cdp.send('Profiler.start')
  }
  await browser.startTracing(page, { categories })
  const decisions = Number(options.decisions)
  for (let turn = 0; turn < decisions; turn++) {
    // Half of them with nothing on the shared map yet, half when all that is sure is on it.
    if (options.late && turn === Math.floor(decisions / 2)) await press(page, 'Shift+A')
    // Mostly yes; now and then a step on and a no, as people do. What only one person drew cannot be kept apart.
    const isPair = (await question.innerText()).startsWith('Is this')
    await press(page, turn % 6 === 4 ? 'n' : turn % 6 === 5 && isPair ? 'k' : 'a')
  }
  const trace = (await browser.stopTracing()).toString('utf8')
  if (profile) {
    const { profile: taken } = await cdp.send('Profiler.stop')
    await writeFile(profile, JSON.stringify(taken))
  }
  await context.close()
  const tasks = tasksOf(trace)
  return { opening, tasks, cpuPerDecision: tasks.reduce((sum, task) => sum + task.cpu, 0) / decisions }
}

async function press(page: Page, key: string): Promise<void> {
  const words = await page.locator('.merge-panel').innerText()
  await page.keyboard.press(key)
  await page.waitForFunction(
    (before) => document.querySelector<HTMLElement>('.merge-panel')?.innerText !== before,
    words,
  )
  await quiet(page)
}

/** Flights have landed, the worker has answered, and nothing is left to draw. */
async function quiet(page: Page): Promise<void> {
  await page.waitForTimeout(1_500)
}

type TraceEvent = {
  name: string
  ph: string
  pid: number
  tid: number
  ts: number
  dur?: number
  tdur?: number
  args?: { name?: string }
}

/** What the main thread of the page did, task by task. */
function tasksOf(trace: string): readonly Task[] {
  const { traceEvents } = JSON.parse(trace) as { traceEvents: readonly TraceEvent[] }
  const mains = traceEvents.filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
  const isMain = new Set(mains.map(({ pid, tid }) => `${pid} ${tid}`))
  const byThread = Map.groupBy(
    traceEvents.filter(({ name, pid, tid }) => name.endsWith('RunTask') && isMain.has(`${pid} ${tid}`)),
    ({ pid, tid }) => `${pid} ${tid}`,
  )
  // Playwright's own page has a main thread as well; ours has done most.
  const busiest = [...byThread.values()].sort((a, b) => cpuOf(b) - cpuOf(a))[0] ?? []
  if (options.explain) explain(busiest, traceEvents)
  return busiest.map(({ dur = 0, tdur = 0 }) => ({ wall: dur / 1000, cpu: tdur / 1000 }))
}

/** The longest tasks and, within each, what took most of the processor's time. */
function explain(tasks: readonly TraceEvent[], events: readonly TraceEvent[]): void {
  for (const task of tasks.toSorted((a, b) => (b.tdur ?? 0) - (a.tdur ?? 0)).slice(0, 8)) {
    const until = task.ts + (task.dur ?? 0)
    const inside = events.filter(
      (event) =>
        event.tid === task.tid && event.pid === task.pid && event !== task && event.ts >= task.ts && event.ts < until,
    )
    const byName = new Map<string, number>()
    for (const { name, tdur = 0 } of inside) byName.set(name, (byName.get(name) ?? 0) + tdur)
    const parts = [...byName].sort(([, a], [, b]) => b - a).slice(0, 6)
    console.log(
      `  ${((task.tdur ?? 0) / 1000).toFixed(0)} ms: ${parts.map(([name, time]) => `${name} ${(time / 1000).toFixed(0)}`).join(', ')}`,
    )
  }
}

function cpuOf(events: readonly TraceEvent[]): number {
  return events.reduce((sum, { tdur = 0 }) => sum + tdur, 0)
}

function longest(tasks: readonly Task[]): Task {
  return {
    wall: Math.max(0, ...tasks.map((task) => task.wall)),
    cpu: Math.max(0, ...tasks.map((task) => task.cpu)),
  }
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}
