// `npm run bench:freezes`: the longest task of the page's main thread for each bad input (docs/canvas.md).
import { writeFileSync } from 'node:fs'
import { loadavg } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type Browser, chromium, type Page } from 'playwright'
import { startAppServer } from '../e2e/support/server.ts'
import config from '../playwright.config.ts'
import { type Member, startBoard } from '../server/testing/device.ts'
import { median } from './bench-canvas/bars.ts'
import { type Input, inputs } from './bench-freezes/inputs.ts'
import { longestTask, type Task } from './bench-freezes/longest-task.ts'

const { values: options } = parseArgs({
  options: {
    runs: { type: 'string', default: '5' },
    /** Words that the names of the inputs have, to measure these alone. */
    only: { type: 'string', default: '' },
    /** A folder for CPU profiles, and one for the traces, to be opened in a browser's tools. */
    profiles: { type: 'string' },
    traces: { type: 'string' },
  },
})
const runs = Number(options.runs)
const barMs = 200
/** What an input sets in motion is over by then. */
const restMs = 1_500

const chosen = inputs.filter(({ name }) => name.includes(options.only))
const figures = new Map<string, Task[]>()
const server = await startAppServer()
const browser = await chromium.launch({ ...config.use?.launchOptions })
try {
  for (let run = 0; run < runs; run++) {
    for (const input of chosen) {
      const task = await measure(browser, input, run)
      figures.set(input.name, [...(figures.get(input.name) ?? []), task])
    }
    console.error(`run ${run + 1} of ${runs} (load ${loadavg()[0]?.toFixed(1)})`)
  }
} finally {
  await browser.close()
  await server.close()
}

let isMet = true
console.log('| input | longest task (ms) | of it on the processor | what | |')
console.log('| --- | ---: | ---: | --- | --- |')
for (const [name, tasks] of figures) {
  const wall = median(tasks.map(({ ms }) => ms)) ?? 0
  const cpu = median(tasks.map(({ cpuMs }) => cpuMs)) ?? 0
  const what = tasks.find(({ ms }) => ms === wall)?.what ?? ''
  isMet &&= wall <= barMs
  console.log(`| ${name} | ${Math.round(wall)} | ${Math.round(cpu)} | ${what} | ${wall <= barMs ? 'met' : 'MISSED'} |`)
}
console.log(`\nmedians of ${runs}, load at the end ${loadavg()[0]?.toFixed(1)}; bar ${barMs} ms`)
// What the test's own clients leave behind would keep the process for ever.
process.exit(isMet ? 0 : 1)

async function measure(browser: Browser, input: Input, run: number): Promise<Task> {
  const noor = await startBoard(server.url.replace('localhost', '127.0.0.1'), {
    name: 'Noor',
    discipline: 'design',
    slot: 'berry',
  })
  const page = await arrive(browser, noor, input)
  const prepared = await input.prepare?.(page)
  await rest(page)
  const tools = options.profiles ? await page.context().newCDPSession(page) : undefined
  await tools?.send('Profiler.enable')
  await tools?.send('Profiler.start')
  await browser.startTracing(page, {
    categories: ['toplevel', 'devtools.timeline', 'disabled-by-default-devtools.timeline'],
  })
  await input.give(page, prepared)
  // Nobody asks the page anything meanwhile: looking for words in it is a long task, too.
  await rest(page, input.takesMs)
  const trace = await browser.stopTracing()
  const profile = await tools?.send('Profiler.stop')
  const file = `${input.name.replaceAll(/\W+/g, '-')}-${run}`
  if (options.profiles) writeFileSync(join(options.profiles, `${file}.cpuprofile`), JSON.stringify(profile?.profile))
  if (options.traces) writeFileSync(join(options.traces, `${file}.json`), trace)
  await page.getByText(input.says).first().waitFor()
  await page.context().close()
  return longestTask(trace)
}

async function arrive(browser: Browser, noor: Member, { at }: Input): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' })
  const page = await context.newPage()
  if (at === 'first page') {
    await page.goto(noor.url)
    return page
  }
  const [cookie = '', value = ''] = noor.cookie().split(/=(.*)/s)
  await context.addCookies([{ name: cookie, value, url: noor.url }])
  await page.goto(`${noor.url}/b/${noor.boardId}/draw?view=${at}`)
  if (at === 'canvas') {
    await page.locator('.label-editor:focus').waitFor()
    await page.keyboard.type('House goes quiet')
    await page.keyboard.press('Escape')
  } else {
    await page.locator('.row.open .label-line:focus').waitFor()
    await page.keyboard.type('House goes quiet')
  }
  return page
}

async function rest(page: Page, takesMs = 0): Promise<void> {
  await page.waitForTimeout(restMs + takesMs)
}
