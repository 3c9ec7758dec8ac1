import { readFileSync } from 'node:fs'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseBoardText } from '../exchange/board-file.ts'
import type { ExperienceMap } from '../model/experience-map.ts'
import type { LinkId, MomentId } from '../model/ids.ts'
import { type LinkKind, linkKinds } from '../model/link.ts'
import type { Place } from '../model/moment.ts'
import { tidyFlow } from './tidy-flow.ts'

type Drawn = Pick<ExperienceMap, 'moments' | 'links'>

const size = { w: 184, h: 64 }

function draw(count: number, links: readonly (readonly [number, number, LinkKind])[]): Drawn {
  return {
    moments: Array.from({ length: count }, (_, at) => ({
      id: `m${at}` as MomentId,
      kind: 'step' as const,
      label: '',
      thinking: '',
      doing: '',
    })),
    links: links.map(([from, to, kind], at) => ({
      id: `l${at}` as LinkId,
      from: `m${from}` as MomentId,
      to: `m${to}` as MomentId,
      kind,
      label: '',
    })),
  }
}

function chain(count: number): Drawn {
  return draw(
    count,
    Array.from({ length: count - 1 }, (_, at) => [at, at + 1, 'next'] as const),
  )
}

function placed(map: Drawn, width?: number): (at: number | string) => Place {
  const places = tidyFlow(map.moments, map.links, width === undefined ? {} : { width })
  return (at) => {
    const place = places.get((typeof at === 'number' ? `m${at}` : at) as MomentId)
    if (!place) throw new Error(`${at} has no place`)
    return place
  }
}

const anyMap = fc
  .tuple(
    fc.integer({ min: 1, max: 30 }),
    fc.array(fc.tuple(fc.nat(29), fc.nat(29), fc.constantFrom<LinkKind>(...linkKinds)), { maxLength: 50 }),
  )
  .map(([count, links]) => draw(count, links))

describe('tidying a map', () => {
  test('no two moments overlap, and all are within the width', () => {
    fc.assert(
      fc.property(anyMap, fc.integer({ min: 500, max: 2_000 }), (map, width) => {
        const boxes = [...tidyFlow(map.moments, map.links, { width }).values()]
        expect(boxes).toHaveLength(map.moments.length)
        for (const [index, a] of boxes.entries()) {
          expect(a.x + size.w).toBeLessThanOrEqual(width)
          for (const b of boxes.slice(index + 1))
            expect(Math.abs(a.x - b.x) >= size.w || Math.abs(a.y - b.y) >= size.h).toBe(true)
        }
      }),
    )
  })

  test('the order in which a peer holds moments and links changes nothing', () => {
    fc.assert(
      fc.property(anyMap, (map) => {
        const there = tidyFlow([...map.moments].reverse(), [...map.links].reverse())
        const here = tidyFlow(map.moments, map.links)
        for (const moment of map.moments) expect(there.get(moment.id)).toEqual(here.get(moment.id))
      }),
    )
  })

  test('the line runs to the right, turns at the edge, and comes back straight below', () => {
    const at = placed(chain(8), 1_240)
    expect([0, 1, 2, 3, 4].map((index) => at(index).y)).toEqual([0, 0, 0, 0, 0])
    expect([0, 1, 2, 3].every((index) => at(index).x < at(index + 1).x)).toBe(true)
    expect(at(5).x).toBe(at(4).x)
    expect(at(6).x).toBe(at(3).x)
    expect(at(6).y).toBe(at(5).y)
  })

  test('without an edge it is one line', () => {
    const at = placed(chain(40), Number.POSITIVE_INFINITY)
    expect(new Set(Array.from({ length: 40 }, (_, index) => at(index).y))).toEqual(new Set([0]))
  })

  test('what goes wrong hangs below, and a loop moves nothing', () => {
    const noor = sampleMap('streaming-evening', 'Noor')
    const at = placed(noor)
    expect(at('d3').y).toBeGreaterThan(at('d5').y)
    expect(at('d4').y).toBe(at('d5').y)
    expect(at('d12').y).toBeGreaterThan(at('d8').y)
    const withoutLoops = { ...noor, links: noor.links.filter((link) => link.kind !== 'loop') }
    expect(tidyFlow(withoutLoops.moments, withoutLoops.links)).toEqual(tidyFlow(noor.moments, noor.links))
  })

  test('nothing hangs in the way of a line that turns', () => {
    const at = placed(
      draw(8, [...Array.from({ length: 6 }, (_, index) => [index, index + 1, 'next'] as const), [4, 7, 'error']]),
    )
    expect(at(7).x).toBe(at(3).x)
    expect(at(5).x).toBe(at(4).x)
  })

  test('moments of different sizes are centred on their line, and the whole begins where it is told', () => {
    const { moments, links } = chain(3)
    const places = tidyFlow(moments, links, {
      sizeOf: (moment) => (moment.id === 'm1' ? { w: 240, h: 120 } : { w: 100, h: 40 }),
      origin: { x: 1_000, y: -50 },
    })
    expect(places.get('m1' as MomentId)).toEqual({ x: 1_312, y: -50 })
    expect(places.get('m0' as MomentId)?.y).toBe(-10)
  })

  test('nothing, one moment and a map as large as it may be are laid out', () => {
    expect(tidyFlow([], [])).toEqual(new Map())
    expect(tidyFlow(draw(1, []).moments, [])).toEqual(new Map([['m0', { x: 0, y: 0 }]]))
    const star = draw(
      1_500,
      Array.from({ length: 1_499 }, (_, at) => [0, at + 1, 'error'] as const),
    )
    expect(tidyFlow(star.moments, star.links).size).toBe(1_500)
  })
})

function sampleMap(name: string, author: string): ExperienceMap {
  const read = parseBoardText(readFileSync(new URL(`../../samples/${name}.json`, import.meta.url), 'utf8'))
  const map = read.ok ? read.board.maps.find((one) => one.author.name === author) : undefined
  if (!map) throw new Error(`no map of ${author}`)
  return map
}
