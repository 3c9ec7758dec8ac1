import { expect, test } from 'vitest'
import type { MomentId } from '../model/ids.ts'
import { chaptersOfShared } from './shared-chapters.ts'
import { id, mapOf, placed } from '../merge/testing/boards.ts'

function mapWith(name: string, chapters: readonly (string | undefined)[]) {
  const map = mapOf(
    name,
    chapters.map((_, at) => `Step ${at}`),
  )
  return {
    ...map,
    moments: map.moments.map((moment, at) => {
      const chapter = chapters[at]
      return chapter ? { ...moment, chapter } : moment
    }),
  }
}

test('a shared moment lies in the chapter that most of its sources name, the first A to Z where they are even', () => {
  const maps = [
    mapWith('a', ['Before', 'Evening']),
    mapWith('b', ['Before', 'Before']),
    mapWith('c', [undefined, undefined]),
  ]
  const moments = [0, 1].map((at) => ({
    id: `m${at}` as MomentId,
    sources: placed(`m${at}`, id('a', at), id('b', at), id('c', at)),
  }))
  expect(Object.fromEntries(chaptersOfShared(moments, maps))).toEqual({ m0: 'Before', m1: 'Before' })
  const [, second] = moments
  const alone = second ? [{ ...second, sources: second.sources.slice(0, 1) }] : []
  expect([...chaptersOfShared(alone, maps).values()]).toEqual(['Evening'])
  expect(chaptersOfShared(moments, [mapWith('a', [undefined, undefined])]).size).toBe(0)
})
