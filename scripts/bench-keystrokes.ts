// `npm run bench:keystrokes`: the three samples, typed by keyboard alone on the canvas and in the outline of a real browser (docs/canvas.md).
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { chromium } from 'playwright'
import { createCanvasPerson } from '../client/canvas/testing/canvas-person.ts'
import { contentOf, countKeys, saidOf, typeMap } from '../client/canvas/testing/type-map.ts'
import { typeOutline } from '../client/features/drawing/outline/testing/type-outline.ts'
import { startAppServer } from '../e2e/support/server.ts'
import config from '../playwright.config.ts'
import { startBoard } from '../server/testing/device.ts'
import { until } from '../server/testing/until.ts'
import { readLinks, readMoments } from '#shared/documents/map-document.ts'
import { parseBoardText } from '#shared/exchange/board-file.ts'
import type { ExperienceMap } from '#shared/model/experience-map.ts'

const samples = ['streaming-evening', 'booking-a-physio', 'friday-pizza'].flatMap((name) => {
  const read = parseBoardText(readFileSync(new URL(`../samples/${name}.json`, import.meta.url), 'utf8'))
  if (!read.ok) throw new Error(read.said.reason)
  return read.board.maps.map((map) => ({ name: `${name}, ${map.author.name}`, map }))
})

const { values: options } = parseArgs({
  options: {
    /** `canvas` or `outline`. */
    only: { type: 'string' },
  },
})

/** Which keys each way takes, and where the first label is open. */
const ways = [
  { way: 'canvas', field: '.label-editor:focus', keysFor: keysOnCanvas },
  { way: 'outline', field: '.row.open .label-line:focus', keysFor: (map: ExperienceMap) => typeOutline(map).keys },
] as const
type Way = (typeof ways)[number]

const server = await startAppServer()
const browser = await chromium.launch({ ...config.use?.launchOptions })
let isMet = true
try {
  for (const way of ways) if (!options.only || options.only === way.way) await measure(way)
} finally {
  await browser.close()
  await server.close()
}
// What the test's own clients leave behind would keep the process for ever.
process.exit(isMet ? 0 : 1)

async function measure(way: Way): Promise<void> {
  let allKeys = 0
  let allContent = 0
  let areEqual = true
  console.log(`| map, ${way.way} | keys | characters | keys for each | as the sample |`)
  console.log('| --- | ---: | ---: | ---: | --- |')
  for (const { name, map } of samples) {
    const keys = way.keysFor(map)
    const isEqual = await press(way, map, keys)
    areEqual &&= isEqual
    const [count, content] = [countKeys(keys), contentOf(map)]
    allKeys += count
    allContent += content
    console.log(`| ${name} | ${count} | ${content} | ${(count / content).toFixed(3)} | ${isEqual ? 'yes' : 'NO'} |`)
  }
  const ratio = allKeys / allContent
  const isGood = ratio <= 1.15 && areEqual
  isMet &&= isGood
  console.log(`| all | ${allKeys} | ${allContent} | ${ratio.toFixed(3)} | ${areEqual ? 'yes' : 'NO'} |`)
  console.log(`\n${isGood ? 'met   ' : 'MISSED'}  ${way.way}: at most 1.15 keystrokes for each character\n`)
}

function keysOnCanvas(map: ExperienceMap): readonly string[] {
  const planned = createCanvasPerson(1)
  const { keys } = typeMap(map, planned)
  planned.close()
  return keys
}

/** Presses the keys in a browser, and says whether the map is then on the server. */
async function press({ way, field }: Way, map: ExperienceMap, keys: readonly string[]): Promise<boolean> {
  const noor = await startBoard(server.url.replace('localhost', '127.0.0.1'), {
    name: 'Noor',
    discipline: 'design',
    slot: 'berry',
  })
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' })
  const [cookie = '', value = ''] = noor.cookie().split(/=(.*)/s)
  await context.addCookies([{ name: cookie, value, url: noor.url }])
  const page = await context.newPage()
  await page.goto(`${noor.url}/b/${noor.boardId}/draw?view=${way}`)
  await page.locator(field).waitFor()
  for (const key of keys) await page.keyboard.press(key)
  await page.keyboard.press('Escape')

  const reader = noor.open(noor.boardId, `map-${noor.mapId}`)
  await reader.synced()
  const drawn = () => saidOf({ moments: readMoments(reader.doc), links: readLinks(reader.doc) })
  const meant = saidOf(map)
  const isEqual = await until(
    'the map on the server is the sample',
    () => drawn().join() === meant.join(),
    10_000,
  ).then(
    () => true,
    () => false,
  )
  const [have, want] = [new Set(drawn()), new Set(meant)]
  for (const line of want) if (!have.has(line)) console.error(`missing: ${line}`)
  for (const line of have) if (!want.has(line)) console.error(`instead: ${line}`)
  reader.close()
  await context.close()
  return isEqual
}
