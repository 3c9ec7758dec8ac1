import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import config from '../../playwright.config.ts'
import { type Member, startBoard } from '../../server/testing/device.ts'
import { type SpawnedServer, spawnServer } from '../../server/testing/spawn-server.ts'
import { openSqliteStore } from '../../server/storage/sqlite/sqlite-store.ts'
import type { LogKey, NewRow } from '../../server/storage/update-log.ts'
import { logKeyOfName } from '../../server/sync/log-key.ts'
import { openToPainted } from '../bench-canvas/in-the-page.ts'
import { drawnMap, type History, tornText } from './long-history.ts'
import { median, wait } from './measure.ts'
import { usage } from './servers.ts'

const edits = 100_000
/** What can stand in a log beside its snapshot when a server dies before it compacts: it begins to at so much. */
const mostRowsLeft = 4_000
/** The canvas paints what is in view: of such maps, more than so many moments. */
const inView = 60

/** How long a document of a hundred thousand edits takes to open where nobody has it in memory. */
export async function measureColdOpen(rounds: number): Promise<void> {
  console.log(`### A document of ${edits} edits, opened cold\n`)
  console.log(
    '| document | in the log | server: read, ms of CPU | server: upgrade to whole answer, ms | MB | browser, ms |',
  )
  console.log('|---|---|---|---|---|---|')
  const documents: readonly (readonly [string, History, boolean])[] = [
    ['a map of 200 moments', drawnMap(200, edits), true],
    ['a map of 1,500 moments', drawnMap(1_500, edits), true],
    ['one text, torn all over', tornText(edits), false],
  ]
  for (const [name, history, isMap] of documents) {
    await measureOne(name, 'snapshot', history, edits, isMap, rounds)
    await measureOne(name, `snapshot and ${mostRowsLeft} rows`, history, edits - mostRowsLeft, false, rounds)
    await measureOne(name, 'never compacted', history, 0, false, Math.min(3, rounds))
  }
  console.log('')
}

/** `compacted`: so many of the edits are in the snapshot. `inBrowser`: a browser opens it, too. */
async function measureOne(
  name: string,
  what: string,
  history: History,
  compacted: number,
  inBrowser: boolean,
  rounds: number,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'tributary-bench-'))
  let server = await spawnServer({ DATA_DIR: folder })
  const noor = await startBoard(server.url, { name: 'Noor', discipline: 'design' })
  await server.kill()
  await writeLog(folder, logKeyOfName(noor.boardId, `map-${noor.mapId}`), noor, history, compacted)
  const answers: number[] = []
  const painted: number[] = []
  const reads: number[] = []
  let bytes = 0
  for (let round = 0; round < rounds; round++) {
    // A server of its own each time, so that nothing is in memory, and killed, so that nothing is tidied up at the end.
    server = await spawnServer({ DATA_DIR: folder })
    const before = cpuOf(server)
    const answer = await openPlainly(server, noor)
    reads.push(cpuOf(server) - before)
    answers.push(answer.ms)
    bytes = answer.bytes
    await server.kill()
  }
  if (inBrowser && existsSync('dist/index.html'))
    for (let round = 0; round < rounds; round++) {
      server = await spawnServer({ DATA_DIR: folder })
      painted.push(await openInBrowser(server, noor))
      await server.kill()
    }
  await rm(folder, { recursive: true, force: true })
  const browser = painted.length > 0 ? median(painted).toFixed(0) : '–'
  console.log(
    `| ${name} | ${what} | ${median(reads).toFixed(0)} | ${median(answers).toFixed(0)} | ${(bytes / 1e6).toFixed(1)} | ${browser} |`,
  )
}

async function writeLog(folder: string, key: LogKey, noor: Member, history: History, compacted: number): Promise<void> {
  const { updateLog, close } = await openSqliteStore({ folder, now: Date.now })
  const rows = history.updates.map((data, at): NewRow => ({
    author: noor.personId,
    data,
    clients: at === 0 ? [history.doc.clientID] : [],
  }))
  for (let from = 0; from < rows.length; from += 2_000) await updateLog.append(key, rows.slice(from, from + 2_000))
  if (compacted > 0) {
    const doc = new Y.Doc()
    doc.transact(() => {
      for (const update of history.updates.slice(0, compacted)) Y.applyUpdate(doc, update)
    })
    const { snapshotUpTo, rows: stored } = await updateLog.read(key)
    const upTo = stored[compacted - 1]?.number ?? 0
    await updateLog.compact(key, { base: snapshotUpTo, upTo, snapshot: Y.encodeStateAsUpdate(doc) })
  }
  await close()
}

/** From the upgrade until everything has come: the answer to “what have you that I have not”, by far the largest frame. */
async function openPlainly({ url }: SpawnedServer, noor: Member): Promise<{ ms: number; bytes: number }> {
  const since = performance.now()
  const socket = new WebSocket(`${url.replace('http', 'ws')}/sync/${noor.boardId}/map-${noor.mapId}`, ['tributary.1'], {
    headers: { cookie: noor.cookie(), origin: url },
    perMessageDeflate: false,
  })
  // “I have nothing”.
  socket.on('open', () => socket.send(Uint8Array.of(0, 0, 1, 0)))
  const bytes = await new Promise<number>((resolve, reject) => {
    socket.on('message', (frame: Buffer) => {
      if (frame.length > 10_000) resolve(frame.length)
    })
    socket.on('close', (code) => reject(new Error(`closed with ${code}`)))
    socket.on('error', reject)
  })
  const ms = performance.now() - since
  socket.removeAllListeners('close')
  socket.terminate()
  return { ms, bytes }
}

/** From the navigation, on a device that has the app but nothing of this board, until what is in view is painted. */
async function openInBrowser({ url }: SpawnedServer, noor: Member): Promise<number> {
  const browser = await chromium.launch({ ...config.use?.launchOptions })
  try {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' })
    const [name = '', value = ''] = noor.cookie().split(/=(.*)/s)
    await context.addCookies([{ name, value, url }])
    const page = await context.newPage()
    // The app itself, from the network's point of view, is there: what is measured is the board.
    await page.goto(url)
    await wait(2_000)
    const surface = { page, shapes: '[data-shape-type="moment"]' }
    return await openToPainted(surface, `${url}/b/${noor.boardId}/draw?view=canvas`, inView)
  } finally {
    await browser.close()
  }
}

/** Milliseconds of CPU that the server has used, all its threads together. */
function cpuOf({ process: { pid } }: SpawnedServer): number {
  return usage(pid ?? 0).cpuSeconds * 1000
}
