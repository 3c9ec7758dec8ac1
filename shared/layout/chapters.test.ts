import { describe, expect, test } from 'vitest'
import type { ExperienceMap } from '../model/experience-map.ts'
import { momentsById } from '../model/experience-map.ts'
import { chapterByMoment, chapterNames, sectionsOf } from './chapters.ts'
import { outlineOf } from './outline-order.ts'
import { drawn, id } from './testing/drawn.ts'
import { tidyMap } from './tidy-map.ts'

const before = { chapter: 'Before' }
const evening = { chapter: 'In the evening' }

/** a–b before, x branches off; c in no chapter; d–e in the evening, and f before again. */
const story = drawn('a>b b!x b>c c>d d>e e>f', { a: before, b: before, d: evening, e: evening, f: before, x: 'error' })

const sizeOf = () => ({ w: 168, h: 62 })

function read(map: Pick<ExperienceMap, 'moments' | 'links'>) {
  return { rows: outlineOf(map), moments: momentsById(map) }
}

describe('the chapters of a map', () => {
  test('are headings over the rows of the outline, said again where the story comes back', () => {
    const { rows, moments } = read(story)
    const said = sectionsOf(rows, moments).map(
      ({ chapter, rows }) => `${chapter ?? '–'}: ${rows.map((row) => row.momentId).join(' ')}`,
    )
    expect(said).toEqual(['Before: a b x', '–: c', 'In the evening: d e', 'Before: f'])
    expect(chapterNames(rows, moments)).toEqual(['Before', 'In the evening'])
  })

  test('a branch lies in the chapter it left, unless it names another', () => {
    const { rows, moments } = read(story)
    const lies = chapterByMoment(rows, moments)
    expect([lies.get(id('x')), lies.get(id('c')), lies.get(id('f'))]).toEqual(['Before', undefined, 'Before'])
    const other = read({
      ...story,
      moments: story.moments.map((moment) => (moment.id === 'x' ? { ...moment, ...evening } : moment)),
    })
    expect(chapterByMoment(other.rows, other.moments).get(id('x'))).toBe('In the evening')
  })

  test('are one band each when the map is tidied, in the order in which the story comes to them', () => {
    const places = tidyMap(story.moments, story.links, { sizeOf })
    const rangeOf = (...letters: string[]) => {
      const ys = letters.map((letter) => places.get(id(letter))?.y ?? Number.NaN)
      return { top: Math.min(...ys), bottom: Math.max(...ys) + 62 }
    }
    const [first, none, last] = [rangeOf('a', 'b', 'f', 'x'), rangeOf('c'), rangeOf('d', 'e')]
    expect(none.top).toBeGreaterThan(first.bottom + 40)
    expect(last.top).toBeGreaterThan(none.bottom + 40)
  })

  test('without any, a map is tidied as before', () => {
    const map = drawn('a>b b>c')
    expect(tidyMap(map.moments, map.links, { sizeOf }).get(id('b'))).toMatchObject({ y: 0 })
    expect(sectionsOf(...(Object.values(read(map)) as Parameters<typeof sectionsOf>))).toHaveLength(1)
  })
})
