// `npm run bench:keystrokes`: the three samples, drawn by keyboard alone on the canvas of a real browser (docs/canvas.md).
import { readFileSync } from 'node:fs'
import { chromium } from 'playwright'
import { createCanvasPerson } from '../client/canvas/testing/canvas-person.ts'
import { contentOf, countKeys, saidOf, typeMap } from '../client/canvas/testing/type-map.ts'
import { startAppServer } from '../e2e/support/server.ts'
import config from '../playwright.config.ts'
import { startBoard } from '../server/testing/device.ts'
import { until } from '../server/testing/until.ts'
import { readLinks, readMoments } from '#shared/documents/map-document.ts'
import { parseBoardText } from '#shared/exchange/board-file.ts'

const samples = ['streaming-evening', 'booking-a-physio', 'friday-pizza'].flatMap((name) => {
  const read = parseBoardText(readFileSync(new URL(`../samples/${name}.json`, import.meta.url), 'utf8'))
  if (!read.ok) throw new Error(read.sentence)
  return read.board.maps.map((map) => ({ name: `${name}, ${map.author.name}`, map }))
})

const server = await startAppServer()
const browser = await chromium.launch({ ...config.use?.launchOptions })
let allKeys = 0
let allContent = 0
let isEqual = true
try {
  console.log('| map | keys | characters | keys for each | as the sample |')
  console.log('| --- | ---: | ---: | ---: | --- |')
  for (const [at, { name, map }] of samples.entries()) {
    const planned = createCanvasPerson(at + 1)
    const { keys } = typeMap(map, planned)
    planned.close()
    const noor = await startBoard(server.url.replace('localhost', '127.0.0.1'), {
      name: 'Noor',
      discipline: 'design',
      slot: 'berry',
    })
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' })
    const [cookie = '', value = ''] = noor.cookie().split(/=(.*)/s)
    await context.addCookies([{ name: cookie, value, url: noor.url }])
    const page = await context.newPage()
    await page.goto(`${noor.url}/b/${noor.boardId}/draw?view=canvas`)
    await page.locator('.label-editor:focus').waitFor()
    for (const key of keys) await page.keyboard.press(key)
    await page.keyboard.press('Escape')

    const reader = noor.open(noor.boardId, `map-${noor.mapId}`)
    await reader.synced()
    const drawn = () => saidOf({ moments: readMoments(reader.doc), links: readLinks(reader.doc) })
    const meant = saidOf(map)
    const isSame = await until(
      'the map on the server is the sample',
      () => drawn().join() === meant.join(),
      10_000,
    ).then(
      () => true,
      () => false,
    )
    if (!isSame) {
      isEqual = false
      const [have, want] = [new Set(drawn()), new Set(meant)]
      console.error(
        meant
          .filter((line) => !have.has(line))
          .map((line) => `missing: ${line}`)
          .join('\n'),
      )
      console.error(
        [...have]
          .filter((line) => !want.has(line))
          .map((line) => `instead: ${line}`)
          .join('\n'),
      )
    }
    reader.close()
    await context.close()
    const [count, content] = [countKeys(keys), contentOf(map)]
    allKeys += count
    allContent += content
    console.log(`| ${name} | ${count} | ${content} | ${(count / content).toFixed(3)} | ${isSame ? 'yes' : 'NO'} |`)
  }
} finally {
  await browser.close()
  await server.close()
}
const ratio = allKeys / allContent
console.log(`| all | ${allKeys} | ${allContent} | ${ratio.toFixed(3)} | ${isEqual ? 'yes' : 'NO'} |`)
console.log(`\n${ratio <= 1.15 && isEqual ? 'met   ' : 'MISSED'}  at most 1.15 keystrokes for each character`)
// What the test's own clients leave behind would keep the process for ever.
process.exit(ratio <= 1.15 && isEqual ? 0 : 1)
