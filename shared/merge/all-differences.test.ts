import { expect, test } from 'vitest'
import type { MomentId, PersonId } from '../model/ids.ts'
import type { SharedMoment } from '../model/shared-map.ts'
import { inEnglish } from '../words/en/testing/in-english.ts'
import { allDifferences } from './all-differences.ts'
import { drawMap } from './differences/testing/maps.ts'

const waits = ['shop', 'train', 'doctor', 'plumber', 'parcel', 'bank']
const mapFor = (name: string, duration: string) =>
  drawMap(name, Object.fromEntries(waits.map((what) => [what, `Waits ${duration} for the ${what}`])), waits.join(' '))
const maps = [mapFor('noor', 'ten minutes'), mapFor('priya', 'three hours')]

function joined(what: string): SharedMoment {
  const id = `shared-${what}` as MomentId
  const sources = maps.map((map) => ({
    sourceId: `${map.id}.${what}` as MomentId,
    mapId: map.id,
    momentId: id,
    relation: 'same' as const,
    by: 'noor' as PersonId,
    at: 1,
  }))
  return { id, kind: 'step', label: `Waits for the ${what}`, thinking: '', doing: '', sources }
}

test('what was decided about stays on the list when more differences push it out', () => {
  const early = new Set(
    waits
      .flatMap((what) => allDifferences(maps, { moments: [joined(what)], differences: [] }, inEnglish))
      .map(({ key }) => key),
  )
  const moments = waits.map(joined)
  const keysWith = (decided: readonly string[]) =>
    allDifferences(
      maps,
      {
        moments,
        differences: decided.map((key) => ({ key, state: 'question', by: 'noor' as PersonId, at: 2 })),
      },
      inEnglish,
    ).map(({ key }) => key)
  const pushedOut = [...early].filter((key) => !keysWith([]).includes(key))
  expect(pushedOut.length).toBeGreaterThan(0)
  expect(keysWith(pushedOut)).toEqual(expect.arrayContaining(pushedOut))
})
