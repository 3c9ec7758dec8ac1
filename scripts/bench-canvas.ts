// `npm run bench:canvas`: how fast the canvas opens and moves, beside plain tldraw in the same run (docs/canvas.md).
import { readFile, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { loadavg } from 'node:os'
import { extname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright'
import { build } from 'vite'
import { addAll, changeMoment } from '#shared/documents/map-document.ts'
import type { LinkId, MomentId } from '#shared/model/ids.ts'
import { startAppServer } from '../e2e/support/server.ts'
import config from '../playwright.config.ts'
import { type Member, startBoard } from '../server/testing/device.ts'
import { until } from '../server/testing/until.ts'
import { judge, median, ours, peer, ratioOf } from './bench-canvas/bars.ts'
import { fixtureOf } from './bench-canvas/fixture.ts'
import { countInView, framesPerSecond, openToPainted, type Surface } from './bench-canvas/in-the-page.ts'

const { values: options } = parseArgs({
  options: {
    sizes: { type: 'string', default: '200,1000' },
    runs: { type: 'string', default: '5' },
    ms: { type: 'string', default: '2000' },
    json: { type: 'string' },
    /** `tributary` or `plain`. */
    only: { type: 'string' },
    /** Also the main thread's CPU time, which says more than frames where other things run on the machine. */
    cpu: { type: 'boolean', default: false },
    /** A folder for a CPU profile of each motion, to be opened in a browser's tools. */
    profile: { type: 'string' },
  },
})
const sizes = options.sizes.split(',').map(Number)
const runs = Number(options.runs)
const ms = Number(options.ms)

const figures: Record<string, Record<string, number[]>> = {}
const inView = new Map<number, number>()
const began = performance.now()

function note(size: number, what: string, value: number): void {
  const row = ((figures[`${what}, ${size}`] ??= {})[current] ??= [])
  row.push(Math.round(value * 10) / 10)
}
let current = ours

const plain = await servePlain()
const server = await startAppServer()
const browser = await chromium.launch({ ...config.use?.launchOptions })
try {
  for (const size of sizes)
    for (let run = 0; run < runs; run++) {
      if (options.only !== 'plain') await measureOurs(browser, size)
      if (options.only !== 'tributary') await measurePlain(browser, size)
      const minutes = ((performance.now() - began) / 60_000).toFixed(1)
      console.error(`${size} moments, run ${run + 1} of ${runs}, minute ${minutes} (load ${loadavg()[0]?.toFixed(1)})`)
    }
} finally {
  await browser.close()
  await server.close()
  plain.close()
}
await report()
// What the test's own clients leave behind would keep the process for ever.
process.exit()

async function measureOurs(browser: Browser, size: number): Promise<void> {
  current = ours
  const noor = await startBoard(server.url.replace('localhost', '127.0.0.1'), {
    name: 'Noor',
    discipline: 'design',
    slot: 'berry',
  })
  const ids = await draw(noor, size)
  const [name = '', value = ''] = noor.cookie().split(/=(.*)/s)
  const arrive = async () => {
    const context = await contextFor(browser)
    await context.addCookies([{ name, value, url: noor.url }])
    const surface: Surface = { page: await context.newPage(), shapes: '[data-shape-type="moment"]' }
    return { context, surface }
  }
  const address = `${noor.url}/b/${noor.boardId}/draw?view=canvas`
  if (!inView.has(size)) {
    const { context, surface } = await arrive()
    inView.set(size, await countInView(surface, address, fixtureOf(size)))
    await context.close()
  }
  const { context, surface } = await arrive()
  const { page } = surface
  const seen = inView.get(size) ?? size
  // The first time the device gets everything; what is measured is a board one comes back to.
  note(size, 'open, first time (ms)', await openToPainted(surface, address, seen))
  const open = () => openToPainted(surface, address, seen)
  note(size, 'open (ms)', await profiled(page, `${current} open ${size}`, open))

  const canvas = page.locator('.tl-container')
  await canvas.focus()
  await measureCamera(surface, size, {
    toAll: async () => {
      await page.keyboard.press('Shift+Digit1')
      await page.waitForFunction(({ shapes, size }) => document.querySelectorAll(shapes).length >= size, {
        shapes: surface.shapes,
        size,
      })
    },
    toFullSize: async () => {
      await page.keyboard.press('Shift+Digit0')
      await page.keyboard.press('Home')
    },
  })
  const box = page.locator(`[data-shape-type="moment"][data-shape-id$="${ids[0]}"]`)
  await measureDrag(surface, size, 'drag (fps)', box)

  // A second device of the same person writes thirty times a second while the first one drags.
  const remote = noor.open(noor.boardId, `map-${noor.mapId}`)
  await remote.synced()
  let written = 0
  const writing = setInterval(() => {
    const at = 10 + ((written++ * 7) % (size - 20))
    const id = ids[at]
    if (id) changeMoment(remote.doc, id as MomentId, { label: `Written elsewhere ${written}` })
  }, 1000 / 30)
  await measureDrag(surface, size, 'drag while others write (fps)', box)
  clearInterval(writing)
  remote.close()
  await context.close()
}

async function draw(noor: Member, size: number): Promise<readonly string[]> {
  const { moments, links } = fixtureOf(size)
  const ids = moments.map((_, at) => `moment${String(at).padStart(12, '0')}`)
  const map = noor.open(noor.boardId, `map-${noor.mapId}`)
  await map.synced()
  addAll(map.doc, {
    moments: moments.map(({ label, x, y }, at) => ({ id: ids[at] as MomentId, label, place: { x, y } })),
    links: links.map(({ from, to }, at) => ({
      id: `link${String(at).padStart(14, '0')}` as LinkId,
      from: ids[from] as MomentId,
      to: ids[to] as MomentId,
    })),
  })
  const reader = noor.open(noor.boardId, `map-${noor.mapId}`)
  await until('the map is on the server', () => reader.doc.getMap('moments').size === size)
  reader.close()
  map.close()
  return ids
}

async function measurePlain(browser: Browser, size: number): Promise<void> {
  current = peer
  const context = await contextFor(browser)
  const surface: Surface = { page: await context.newPage(), shapes: '[data-shape-type="geo"]' }
  const { page } = surface
  const address = `${plain.url}/index.html?moments=${size}`
  if (!plain.snapshots.has(size)) {
    await page.goto(address)
    await page.waitForFunction(() => window.plain)
    plain.snapshots.set(size, await page.evaluate(() => JSON.stringify(window.plain?.snapshot())))
  }
  note(size, 'open, first time (ms)', await openToPainted(surface, address, size))
  note(size, 'open (ms)', await openToPainted(surface, address, size))
  await page.waitForFunction(() => window.plain)
  await measureCamera(surface, size, {
    toAll: () => page.evaluate(() => void window.plain?.editor.zoomToFit({ immediate: true })),
    toFullSize: () =>
      page.evaluate(() => void window.plain?.editor.setCamera({ x: 160, y: 160, z: 1 }, { immediate: true })),
  })
  await measureDrag(surface, size, 'drag (fps)', page.locator('[data-shape-id="shape:m0"]'))
  await context.close()
}

type Camera = { readonly toAll: () => Promise<void>; readonly toFullSize: () => Promise<void> }

async function measureCamera(surface: Surface, size: number, { toAll, toFullSize }: Camera): Promise<void> {
  const { page } = surface
  const measure = async (what: string, motion: 'pan' | 'zoom') => {
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)))
    const run = () => framesPerSecond(surface, motion, ms)
    await noteFrames(surface, size, what, run)
  }
  await toAll()
  await measure('pan, all in view (fps)', 'pan')
  await toAll()
  await measure('zoom, all in view (fps)', 'zoom')
  await toFullSize()
  await measure('pan at 100 % (fps)', 'pan')
  await toFullSize()
  await measure('zoom at 100 % (fps)', 'zoom')
  // Back to where the first moment is in view.
  await toFullSize()
}

async function measureDrag(
  surface: Surface,
  size: number,
  what: string,
  shape: ReturnType<Surface['page']['locator']>,
): Promise<void> {
  const { page } = surface
  const before = await shape.boundingBox()
  if (!before) throw new Error('what should be dragged is not in view')
  await page.mouse.move(before.x + before.width / 2, before.y + before.height / 2)
  await page.mouse.down()
  await page.mouse.move(before.x + before.width / 2 + 20, before.y + before.height / 2 + 20)
  const run = () => framesPerSecond(surface, 'drag', ms)
  await noteFrames(surface, size, what, run)
  const after = await shape.boundingBox()
  if (!after || Math.hypot(after.x - before.x, after.y - before.y) < 30) throw new Error('nothing was dragged')
  await page.mouse.move(before.x + before.width / 2, before.y + before.height / 2)
  await page.mouse.up()
}

async function noteFrames({ page }: Surface, size: number, what: string, run: () => Promise<number>): Promise<void> {
  const tools = await page.context().newCDPSession(page)
  await tools.send('Performance.enable', { timeDomain: 'threadTicks' })
  const workMs = async () => {
    const { metrics } = await tools.send('Performance.getMetrics')
    return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0)
  }
  const before = await workMs()
  const fps = await profiled(page, `${current} ${what} ${size}`, run)
  const cpu = (await workMs()) - before
  note(size, what, fps)
  if (options.cpu) note(size, what.replace('fps', 'CPU a frame, ms'), cpu / ((fps * ms) / 1000))
  await tools.detach()
}

async function profiled<T>(page: Page, name: string, run: () => Promise<T>): Promise<T> {
  if (!options.profile) return run()
  const tools = await page.context().newCDPSession(page)
  await tools.send('Profiler.enable')
  await tools.send('Profiler.start')
  const result = await run()
  const { profile } = await tools.send('Profiler.stop')
  await writeFile(join(options.profile, `${name.replaceAll(/\W+/g, '-')}.cpuprofile`), JSON.stringify(profile))
  return result
}

async function contextFor(browser: Browser): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' })
  // Plain tldraw takes its time on a busy machine.
  context.setDefaultTimeout(120_000)
  return context
}

/** Builds the page with plain tldraw and serves it. */
async function servePlain() {
  const root = fileURLToPath(new URL('bench-canvas', import.meta.url))
  const outDir = fileURLToPath(new URL('../node_modules/.cache/bench-canvas', import.meta.url))
  await build({
    root,
    base: './',
    configFile: false,
    logLevel: 'error',
    build: { outDir, emptyOutDir: true, target: 'es2023', assetsInlineLimit: 0, chunkSizeWarningLimit: 4000 },
  })
  const snapshots = new Map<number, string>()
  const types: Readonly<Record<string, string>> = {
    '.html': 'text/html',
    '.js': 'text/javascript',
    '.css': 'text/css',
    '.svg': 'image/svg+xml',
  }
  const serving = createServer((request, response) => {
    const path = normalize(new URL(request.url ?? '/', 'http://localhost').pathname)
    const asked = /snapshot-(\d+)\.json$/.exec(path)
    if (asked) {
      const snapshot = snapshots.get(Number(asked[1]))
      response.writeHead(snapshot ? 200 : 404, { 'content-type': 'application/json' }).end(snapshot)
      return
    }
    readFile(join(outDir, path)).then(
      (bytes) =>
        response
          .writeHead(200, {
            'content-type': types[extname(path)] ?? 'application/octet-stream',
            'cache-control': path.includes('assets') ? 'max-age=3600' : 'no-cache',
          })
          .end(bytes),
      () => response.writeHead(404).end(),
    )
  })
  await new Promise<void>((resolve) => serving.listen(0, '127.0.0.1', resolve))
  const address = serving.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return { url: `http://127.0.0.1:${address.port}`, snapshots, close: () => serving.close() }
}

async function report(): Promise<void> {
  console.log(`| measured | Tributary | plain tldraw | times as fast |`)
  console.log('| --- | ---: | ---: | ---: |')
  for (const [what, row] of Object.entries(figures)) {
    const ratio = ratioOf(what, row)
    console.log(
      `| ${what} | ${median(row[ours]) ?? '–'} | ${median(row[peer]) ?? '–'} | ${ratio === undefined ? '–' : ratio.toFixed(2)} |`,
    )
  }
  console.log(`\nmedians of ${runs}, load at the end ${loadavg()[0]?.toFixed(1)}\n`)
  for (const { bar, is, met } of judge(figures)) console.log(`${met ? 'met   ' : 'MISSED'}  ${bar}: ${is}`)
  if (options.json) await writeFile(options.json, `${JSON.stringify(figures, null, 1)}\n`)
}
