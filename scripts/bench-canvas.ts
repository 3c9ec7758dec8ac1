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
import { fixtureOf } from './bench-canvas/fixture.ts'
import { framesPerSecond, openToPainted, type Surface } from './bench-canvas/in-the-page.ts'

const { values: options } = parseArgs({
  options: {
    sizes: { type: 'string', default: '200,1000' },
    runs: { type: 'string', default: '5' },
    ms: { type: 'string', default: '2000' },
    json: { type: 'string' },
    /** `tributary` or `plain`. */
    only: { type: 'string' },
    /** A folder for a CPU profile of each motion, to be opened in a browser's tools. */
    profile: { type: 'string' },
  },
})
const sizes = options.sizes.split(',').map(Number)
const runs = Number(options.runs)
const ms = Number(options.ms)

type Figures = Record<string, number[]>
const figures: Record<string, Figures> = {}

function note(size: number, what: string, value: number): void {
  const row = ((figures[`${what}, ${size}`] ??= {})[current] ??= [])
  row.push(Math.round(value * 10) / 10)
}
let current = 'tributary'

const plain = await servePlain()
const server = await startAppServer()
const browser = await chromium.launch({ ...config.use?.launchOptions })
try {
  for (const size of sizes)
    for (let run = 0; run < runs; run++) {
      if (options.only !== 'plain') await measureOurs(browser, size)
      if (options.only !== 'tributary') await measurePlain(browser, size)
      console.error(`${size} moments, run ${run + 1} of ${runs} (load ${loadavg()[0]?.toFixed(1)})`)
    }
} finally {
  await browser.close()
  await server.close()
  plain.close()
}
report()

async function measureOurs(browser: Browser, size: number): Promise<void> {
  current = 'tributary'
  const noor = await startBoard(server.url.replace('localhost', '127.0.0.1'), {
    name: 'Noor',
    discipline: 'design',
    slot: 'berry',
  })
  const ids = await draw(noor, size)
  const context = await contextFor(browser)
  const [name = '', value = ''] = noor.cookie().split(/=(.*)/s)
  await context.addCookies([{ name, value, url: noor.url }])
  const surface: Surface = { page: await context.newPage(), shapes: '[data-shape-type="moment"]' }
  const { page } = surface
  const address = `${noor.url}/b/${noor.boardId}/draw?view=canvas`
  // The first time the device gets everything; what is measured is a board one comes back to.
  note(size, 'open, first time (ms)', await openToPainted(surface, address, size))
  note(size, 'open (ms)', await openToPainted(surface, address, size))

  const canvas = page.locator('.tl-container')
  await canvas.focus()
  await measureCamera(surface, size, async () => {
    await page.keyboard.press('Shift+Digit0')
    await page.keyboard.press('Home')
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
  current = 'plain tldraw'
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
  await measureCamera(surface, size, () =>
    page.evaluate(() => void window.plain?.editor.setCamera({ x: 160, y: 160, z: 1 }, { immediate: true })),
  )
  await measureDrag(surface, size, 'drag (fps)', page.locator('[data-shape-id="shape:m0"]'))
  await context.close()
}

async function measureCamera(surface: Surface, size: number, toFullSize: () => Promise<void>): Promise<void> {
  note(size, 'pan, all in view (fps)', await framesPerSecond(surface, 'pan', ms))
  note(size, 'zoom, all in view (fps)', await framesPerSecond(surface, 'zoom', ms))
  await toFullSize()
  await surface.page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)))
  note(size, 'pan at 100 % (fps)', await framesPerSecond(surface, 'pan', ms))
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
  const fps = await profiled(page, `${current} ${what} ${size}`, () => framesPerSecond(surface, 'drag', ms))
  const after = await shape.boundingBox()
  if (!after || Math.hypot(after.x - before.x, after.y - before.y) < 30) throw new Error('nothing was dragged')
  await page.mouse.move(before.x + before.width / 2, before.y + before.height / 2)
  await page.mouse.up()
  note(size, what, fps)
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

function contextFor(browser: Browser): Promise<BrowserContext> {
  return browser.newContext({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' })
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

function median(values: readonly number[] = []): number | undefined {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]
}

function report(): void {
  console.log('| measured | Tributary | plain tldraw |')
  console.log('| --- | ---: | ---: |')
  for (const [what, row] of Object.entries(figures))
    console.log(`| ${what} | ${median(row.tributary) ?? '–'} | ${median(row['plain tldraw']) ?? '–'} |`)
  if (options.json) void writeFile(options.json, `${JSON.stringify(figures, null, 1)}\n`)
}
