import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readLinks, readMoments } from '#shared/documents/map-document.ts'
import { parseBoardText } from '#shared/exchange/board-file.ts'
import { createCanvasPerson } from '../testing/canvas-person.ts'
import { contentOf, countKeys, saidOf, typeMap } from '../testing/type-map.ts'

const samples = ['streaming-evening', 'booking-a-physio', 'friday-pizza'].flatMap((name) => {
  const read = parseBoardText(readFileSync(new URL(`../../../samples/${name}.json`, import.meta.url), 'utf8'))
  if (!read.ok) throw new Error(`${name} cannot be read`)
  return read.board.maps
})

test('drawing by keyboard on the canvas takes at most 1.15 keystrokes for each character, and draws what was meant', () => {
  let keys = 0
  let content = 0
  for (const [at, sample] of samples.entries()) {
    const noor = createCanvasPerson(at + 1)
    keys += countKeys(typeMap(sample, noor).keys)
    content += contentOf(sample)
    expect(saidOf({ moments: readMoments(noor.doc), links: readLinks(noor.doc) })).toEqual(saidOf(sample))
    noor.close()
  }
  expect(keys / content).toBeLessThanOrEqual(1.15)
})
