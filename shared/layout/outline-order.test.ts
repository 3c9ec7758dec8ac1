import { readFileSync } from 'node:fs'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseBoardText } from '../exchange/board-file.ts'
import type { ExperienceMap } from '../model/experience-map.ts'
import type { LinkId, MomentId } from '../model/ids.ts'
import { type Link, type LinkKind, linkKinds } from '../model/link.ts'
import { type MomentKind, momentKinds } from '../model/moment.ts'
import { outlineOf } from './outline-order.ts'

type Drawn = Pick<ExperienceMap, 'moments' | 'links'>

function sampleMap(name: string, author: string): ExperienceMap {
  const read = parseBoardText(readFileSync(new URL(`../../samples/${name}.json`, import.meta.url), 'utf8'))
  const map = read.ok ? read.board.maps.find((one) => one.author.name === author) : undefined
  if (!map) throw new Error(`no map of ${author}`)
  return map
}

/** `1 d1`, `3a d3 → 4`, `6 d7 ⟲ 5` */
function written(map: Drawn): readonly string[] {
  return outlineOf(map).map(({ number, momentId, joins, loopsTo }) =>
    [number, momentId, ...joins.map((to) => `→ ${to.number}`), ...loopsTo.map((to) => `⟲ ${to.number}`)].join(' '),
  )
}

const anyMap: fc.Arbitrary<Drawn> = fc
  .record({
    kinds: fc.array(fc.constantFrom<MomentKind>(...momentKinds), { maxLength: 24 }),
    links: fc.array(fc.tuple(fc.nat(25), fc.nat(25), fc.constantFrom<LinkKind>(...linkKinds)), { maxLength: 40 }),
    placed: fc.boolean(),
  })
  .map(({ kinds, links, placed }) => ({
    moments: kinds.map((kind, at) => ({
      id: `m${at}` as MomentId,
      kind,
      label: '',
      thinking: '',
      doing: '',
      ...(placed ? { place: { x: (at * 37) % 11, y: (at * 53) % 400 } } : {}),
    })),
    links: links.map(([from, to, kind], at) => ({
      id: `l${at}` as LinkId,
      from: `m${from}` as MomentId,
      to: `m${to}` as MomentId,
      kind,
      label: '',
    })),
  }))

function link(from: string, to: string): Link {
  return { id: `${from}${to}` as LinkId, from: from as MomentId, to: to as MomentId, kind: 'next', label: '' }
}

describe('the outline of a map', () => {
  test('Noor’s evening reads as one line, with what goes wrong beside it and the loop in words', () => {
    expect(written(sampleMap('streaming-evening', 'Noor'))).toEqual([
      '1 d1',
      '2 d2',
      '3 d5',
      '3a d3 → 4',
      '4 d4',
      '5 d6',
      '6 d7 ⟲ 5',
      '7 d8',
      '7a d12',
      '8 d9',
      '9 d10',
      '10 d11',
    ])
  })

  test('the way that goes well is the main line, and detours stand below where they leave it', () => {
    expect(written(sampleMap('streaming-evening', 'Priya')).slice(3, 9)).toEqual([
      '4 p4',
      '5 p5',
      '5a p6',
      '5b p7 → 6',
      '6 p8',
      '7 p9',
    ])
    expect(written(sampleMap('streaming-evening', 'Tomasz'))).toEqual([
      '1 e1',
      '2 e2',
      '2a e3 → 3',
      '3 e4',
      '3a e6 → 5',
      '3b e7',
      '3c e8 ⟲ 3a',
      '4 e5',
      '5 e9',
      '5a e10',
      '5a1 e12',
      '5b e11 ⟲ 5',
      '6 e13 ⟲ 5',
    ])
  })

  test('a map without links, without a beginning or all in a circle is read too', () => {
    const moments = ['b', 'a', 'c'].map((id) => ({
      id: id as MomentId,
      kind: 'step' as const,
      label: '',
      thinking: '',
      doing: '',
    }))
    expect(written({ moments: [], links: [] })).toEqual([])
    expect(written({ moments, links: [] })).toEqual(['1 a', '2 b', '3 c'])
    expect(written({ moments, links: [link('c', 'b'), link('b', 'a'), link('a', 'c'), link('a', 'gone')] })).toEqual([
      '1 a',
      '2 c',
      '3 b ⟲ 1',
    ])
  })

  test('every moment appears exactly once, under a number of its own', () => {
    fc.assert(
      fc.property(anyMap, (map) => {
        const rows = outlineOf(map)
        expect(rows.map((row) => row.momentId).sort()).toEqual(map.moments.map((moment) => moment.id).sort())
        expect(new Set(rows.map((row) => row.number)).size).toBe(rows.length)
      }),
    )
  })

  test('every link is said once: by the order of the rows, as a way on or as a way back', () => {
    fc.assert(
      fc.property(anyMap, (map) => {
        const said = outlineOf(map).flatMap((row) => [
          ...(row.viaLink ? [row.viaLink] : []),
          ...[...row.loopsTo, ...row.joins].map((to) => to.link),
        ])
        const present = new Set<string>(map.moments.map((moment) => moment.id))
        const whole = map.links.filter(({ from, to }) => from !== to && present.has(from) && present.has(to))
        expect(said.map((link) => link.id).sort()).toEqual(whole.map((link) => link.id).sort())
      }),
    )
  })

  test('the order in which a peer holds moments and links changes nothing', () => {
    fc.assert(
      fc.property(anyMap, (map) => {
        const turned = { moments: [...map.moments].reverse(), links: [...map.links].reverse() }
        expect(outlineOf(turned)).toEqual(outlineOf(map))
      }),
    )
  })

  test('a chain as long as a map may be is no trouble', () => {
    const moments = Array.from({ length: 1_500 }, (_, at) => ({
      id: `m${at}` as MomentId,
      kind: 'step' as const,
      label: '',
      thinking: '',
      doing: '',
    }))
    const links = moments.slice(1).map((moment, at) => ({
      id: `l${at}` as LinkId,
      from: `m${at}` as MomentId,
      to: moment.id,
      kind: 'error' as const,
      label: '',
    }))
    expect(outlineOf({ moments, links }).at(-1)?.number).toBe('1500')
  })
})
