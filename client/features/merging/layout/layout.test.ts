import { describe, expect, test } from 'vitest'
import type { ReviewCard } from '#shared/merge/review-queue.ts'
import type { MomentId } from '#shared/model/ids.ts'
import { mapOf, momentId, sharedOf } from '../testing/maps.ts'
import { alignColumns } from './align-columns.ts'
import { layLanes } from './lane-layout.ts'
import { type LaneLook, laneLookFor } from './lane-looks.ts'
import { layPart, partAround } from './part-layout.ts'
import { layRiver, type RiverMoment } from './river-layout.ts'
import { ribbonsInto } from './ribbons.ts'
import { gridOf } from './grid.ts'
import { storyOrder } from './story-order.ts'

const size = { w: 124, h: 56 }
const ids = (count: number, name: string): MomentId[] =>
  Array.from({ length: count }, (_, i) => momentId(`${name}-${i}`))

function lay(count: number, look: LaneLook = 'open') {
  const maps = Array.from({ length: count }, (_, i) => ({
    id: mapOf({ id: `m${i}`, labels: [] }).id,
    moments: ids(3, `m${i}`),
  }))
  const columns = alignColumns(
    maps.map((map) => map.moments),
    [],
  )
  return layLanes({ maps, columns, sizeOf: () => size, bandHeight: 0, look })
}

function moment(id: string, xs: readonly number[], isTrouble = false, lean = 0): RiverMoment {
  return {
    id: momentId(id),
    sourceXs: xs,
    lean,
    isTrouble,
    size,
  }
}

describe('the order of a story', () => {
  test('a moment comes after what leads to it, however it was drawn', () => {
    const map = mapOf({ id: 'noor', labels: ['a', 'b', 'c'] })
    expect(storyOrder({ ...map, moments: map.moments.toReversed() })).toEqual(ids(3, 'noor'))
  })

  test('a way back does not change it, and a circle without a beginning ends', () => {
    const map = mapOf({ id: 'noor', labels: ['a', 'b', 'c'] })
    const [first] = map.links
    if (!first) throw new Error('the map has links')
    const back = { ...first, id: first.id, from: momentId('noor-2'), to: momentId('noor-0') }
    expect(storyOrder({ ...map, links: [...map.links, { ...back, kind: 'loop' }] })).toEqual(ids(3, 'noor'))
    expect(storyOrder({ ...map, links: [...map.links, back] })).toEqual(ids(3, 'noor'))
  })
})

describe('the columns of the lanes', () => {
  test('without anything in common each lane is as it is', () => {
    const columns = alignColumns([ids(3, 'a'), ids(2, 'b')], [])
    expect([...columns.values()]).toEqual([0, 1, 2, 0, 1])
  })

  test('moments that belong together stand above each other, and gaps open where another lane has more to tell', () => {
    const columns = alignColumns(
      [ids(5, 'a'), ids(2, 'b')],
      [
        [momentId('a-0'), momentId('b-0')],
        [momentId('a-4'), momentId('b-1')],
      ],
    )
    expect(columns.get(momentId('b-0'))).toBe(columns.get(momentId('a-0')))
    expect(columns.get(momentId('b-1'))).toBe(columns.get(momentId('a-4')))
  })

  test('a lane keeps its order and one moment a column, also where two maps tell it the other way round', () => {
    const columns = alignColumns(
      [ids(4, 'a'), ids(4, 'b')],
      [
        [momentId('a-0'), momentId('b-3')],
        [momentId('a-3'), momentId('b-0')],
      ],
    )
    for (const name of ['a', 'b']) {
      const lane = ids(4, name).map((id) => columns.get(id) ?? -1)
      expect(lane).toEqual(lane.toSorted((x, y) => x - y))
      expect(new Set(lane).size).toBe(4)
    }
  })
})

describe('the lanes', () => {
  test('three maps: two above the shared map and one below, in the given order', () => {
    const { lanes, band } = lay(3)
    expect(lanes.map((lane) => lane.side)).toEqual(['above', 'above', 'below'])
    expect(lanes[1]?.y).toBeLessThan(band.top)
    expect(lanes[2]?.y).toBeGreaterThanOrEqual(band.bottom)
  })

  test.each([1, 2, 4, 8])('%d maps: as many above as below, and one more above where they are odd', (count) => {
    const sides = lay(count).lanes.map((lane) => lane.side)
    expect(sides.filter((side) => side === 'above')).toHaveLength(Math.ceil(count / 2))
  })

  test('the ribbons of an outer lane run between the moments of the inner one', () => {
    const [outer, inner] = lay(3).lanes
    for (const { x } of outer?.places.values() ?? [])
      for (const box of inner?.places.values() ?? []) {
        const middle = x + size.w / 2
        expect(middle + 6 <= box.x || middle - 6 >= box.x + size.w).toBe(true)
      }
  })

  test('every moment lies inside its lane', () => {
    const { lanes, laneHeight } = lay(8)
    for (const lane of lanes)
      for (const { y } of lane.places.values()) {
        expect(y).toBeGreaterThanOrEqual(lane.y)
        expect(y + size.h).toBeLessThanOrEqual(lane.y + laneHeight)
      }
  })

  test('folding gives the shared map the room, and moves nothing sideways', () => {
    const [open, strip] = [lay(8), lay(8, 'strip')]
    expect(strip.band.top).toBeLessThan(open.band.top / 3)
    const middles = (layout: typeof open, w: number) =>
      layout.lanes.map((lane) => [...lane.places.values()].map(({ x }) => x + w / 2))
    expect(middles(strip, size.w)).toEqual(middles(open, size.w))
  })

  test('many people have slim lanes, a finished map has the room, and a person’s choice goes before both', () => {
    expect(laneLookFor({ lanes: 3, isDone: false })).toBe('open')
    expect(laneLookFor({ lanes: 8, isDone: false })).toBe('slim')
    expect(laneLookFor({ lanes: 3, isDone: true })).toBe('strip')
    expect(laneLookFor({ lanes: 3, isDone: true }, 'open')).toBe('open')
  })
})

describe('the shared map between the lanes', () => {
  test('a moment stands in the middle of its sources', () => {
    const { places } = layRiver([moment('a', [200, 400])], [])
    expect(places.get(momentId('a'))?.x).toBe(300 - size.w / 2)
  })

  test('nothing overlaps, however many stand in one place', () => {
    const many = Array.from({ length: 30 }, (_, i) => moment(`m${i}`, [300 + (i % 5) * 20, 320]))
    const { places } = layRiver(many, [])
    const boxes = [...places.values()]
    for (const [i, a] of boxes.entries())
      for (const b of boxes.slice(i + 1))
        expect(Math.abs(a.x - b.x) >= size.w || Math.abs(a.y - b.y) >= size.h).toBe(true)
  })

  test('what several drew keeps the main line; what one drew moves towards their lane', () => {
    const { places } = layRiver(
      [moment('upper', [300], false, -1), moment('lower', [300], true, 1), moment('common', [290, 310])],
      [],
    )
    const y = (id: string) => places.get(momentId(id))?.y ?? 0
    expect(y('upper')).toBeLessThan(y('common'))
    expect(y('common')).toBeLessThan(y('lower'))
  })

  test('a moment drawn by hand stands after the one that leads to it', () => {
    const { places } = layRiver(
      [moment('a', [200, 220]), moment('drawn', [])],
      [{ from: momentId('a'), to: momentId('drawn') }],
    )
    expect(places.get(momentId('drawn'))?.x).toBeGreaterThan(places.get(momentId('a'))?.x ?? 0)
  })
})

describe('the ribbons into a moment', () => {
  const box = { x: 300, y: 300, w: 130, h: 60 }
  const sources = new Map([
    ['right', { x: 500, y: 20, ...size }],
    ['left', { x: 100, y: 120, ...size }],
    ['below', { x: 300, y: 600, ...size }],
  ])
  const lines = ribbonsInto({
    momentId: momentId('shared'),
    box,
    ends: [...sources.keys()].map((id) => ({
      sourceId: momentId(id),
      mapId: mapOf({ id, labels: [] }).id,
      isSuggested: id === 'left',
    })),
    boxOf: (id) => sources.get(id),
    bandTop: 220,
    bandBottom: 560,
  })
  const endOf = (id: string) =>
    lines
      .find((line) => line.sourceId === id)
      ?.path.split(' ')
      .slice(-2)
      .map(Number)

  test('arrive side by side in the order of where they come from', () => {
    expect(endOf('left')?.[0]).toBeLessThan(endOf('right')?.[0] ?? 0)
  })

  test('from above at the upper edge, from below at the lower one', () => {
    expect(endOf('left')?.[1]).toBeLessThan(box.y + box.h / 2)
    expect(endOf('below')?.[1]).toBeGreaterThan(box.y + box.h / 2)
  })

  test('are broken where they are only suggested', () => {
    expect(lines.filter((line) => line.isSuggested).map((line) => line.sourceId)).toEqual(['left'])
  })
})

describe('the part of a map that a difference is about', () => {
  test('is its moments with what comes right before and after them, one row for each depth', () => {
    const map = mapOf({ id: 'noor', labels: ['a', 'b', 'c', 'd', 'e'] })
    const part = partAround(map, [momentId('noor-2')])
    expect(part.moments.map(({ id }) => id)).toEqual(['noor-1', 'noor-2', 'noor-3'])
    const places = layPart(part, () => size)
    const ys = part.moments.map(({ id }) => places.get(id)?.y ?? 0)
    expect(ys).toEqual(ys.toSorted((a, b) => a - b))
    expect(new Set(ys).size).toBe(3)
  })

  test('of several moments is what lies between them, and nothing beyond', () => {
    const map = mapOf({ id: 'noor', labels: ['a', 'b', 'c', 'd', 'e', 'f', 'g'] })
    const part = partAround(
      map,
      [1, 3, 5].map((at) => momentId(`noor-${at}`)),
    )
    expect(part.moments.map(({ label }) => label)).toEqual(['b', 'c', 'd', 'e', 'f'])
  })
})

describe('the grid', () => {
  test('has moments and open cards in the order of the lanes, each with the maps that tell of it', () => {
    const columns = new Map(
      [
        ['noor-0', 0],
        ['noor-1', 1],
        ['priya-0', 2],
      ].map(([id, column]) => [momentId(String(id)), Number(column)]),
    )
    const { moments } = sharedOf([{ id: 'late', sources: ['priya-0'] }])
    const [first, second] = mapOf({ id: 'noor', labels: ['a', 'b'] }).moments
    if (!first || !second) throw new Error('two moments')
    const card = (moment: typeof first): ReviewCard => ({
      kind: 'contribution',
      key: moment.id,
      momentId: moment.id,
      wordings: [{ mapId: mapOf({ id: 'noor', labels: [] }).id, moment }],
    })
    const grid = gridOf(moments, [], [card(second), card(first)], columns)
    expect(grid.map((column) => column.key)).toEqual(['card noor-0', 'card noor-1', 'late'])
    expect(grid.map((column) => [...column.mapIds])).toEqual([['noor'], ['noor'], ['priya']])
  })
})
