import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parseBoardText } from '#shared/exchange/board-file.ts'
import type { ExperienceMap } from '#shared/model/experience-map.ts'
import { contentOf, countKeys } from '../../../canvas/testing/type-map.ts'
import { typeOutline } from './testing/type-outline.ts'

const samples = ['streaming-evening', 'booking-a-physio', 'friday-pizza'].flatMap((name) => {
  const read = parseBoardText(readFileSync(new URL(`../../../../samples/${name}.json`, import.meta.url), 'utf8'))
  if (!read.ok) throw new Error(`${name} cannot be read`)
  return read.board.maps
})

const said = ({ from, to }: ExperienceMap['links'][number]) => `${from}→${to}`

describe('typing a map into the outline', () => {
  test('takes at most 1.15 keystrokes for each character on it, over the three samples, and draws what was meant', () => {
    let keys = 0
    let content = 0
    for (const sample of samples) {
      const typed = typeOutline(sample)
      keys += countKeys(typed.keys)
      content += contentOf(sample)
      expect(typed.map.moments.map((moment) => moment.label).sort()).toEqual(
        sample.moments.map(({ label }) => label).sort(),
      )
      expect(typed.map.links.map(said).sort()).toEqual(sample.links.map(said).sort())
      // Loops are loops and ways on are ways on, without anybody saying so.
      const loops = (map: Pick<ExperienceMap, 'links'>) =>
        map.links
          .filter((link) => link.kind === 'loop')
          .map(said)
          .sort()
      expect(loops(typed.map)).toEqual(loops(sample))
    }
    expect(keys / content).toBeLessThanOrEqual(1.15)
  })
})
