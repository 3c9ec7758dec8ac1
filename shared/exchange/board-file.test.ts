import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { sayFileNote } from '../words/en/board-file.ts'
import { idPattern } from '../model/ids.ts'
import { parseBoardFile, parseBoardText } from './board-file.ts'
import type { BoardFile } from './board-file-types.ts'
import { formatBoardFile } from './format-board-file.ts'
import { remapIds } from './remap-ids.ts'

const samples = ['streaming-evening', 'friday-pizza', 'booking-a-physio']

function readSample(name: string): string {
  return readFileSync(new URL(`../../samples/${name}.json`, import.meta.url), 'utf8')
}

function boardOf(input: unknown): { board: BoardFile; warnings: readonly string[] } {
  const read = parseBoardFile(input)
  if (!read.ok) throw new Error(sayFileNote(read.said))
  return { board: read.board, warnings: read.warnings.map(sayFileNote) }
}

function refusalOf(input: unknown): string {
  const read = parseBoardFile(input)
  return read.ok ? 'it was read' : sayFileNote(read.said)
}

const file = {
  tributary: 1,
  title: 'Lunch',
  brief: { outcome: 'More lunches', question: 'How do people have lunch today?' },
  maps: [
    {
      id: 'a',
      author: { name: 'Ada', discipline: 'product' },
      moments: [
        { id: 'a1', kind: 'start', label: 'Noon', place: { x: 4, y: 8 } },
        {
          id: 'a2',
          label: 'Queues',
          thinking: 'Long today',
          feeling: { valence: -1, word: 'bored' },
          doing: 'Looks at phone',
          chapter: 'At the counter',
          group: 'g1',
          locked: true,
        },
      ],
      links: [{ from: 'a1', to: 'a2', kind: 'next', label: 'hungry' }],
    },
    {
      id: 'b',
      author: { name: 'Bo', discipline: 'design' },
      moments: [{ id: 'b1', label: 'Stands in line' }],
      links: [],
    },
  ],
  shared: {
    moments: [
      {
        id: 's1',
        label: 'Queues',
        labelFrom: 'a2',
        sources: [
          { id: 'a2', by: 'ada', at: 5 },
          { id: 'b1', relation: 'part-of' },
        ],
      },
      { id: 's2', label: 'Noon', sources: [{ id: 'a1' }] },
    ],
    links: [{ from: 's2', to: 's1', kind: 'loop' }],
    cutLinks: [{ from: 's1', to: 's2' }],
  },
  interviews: [
    {
      id: 'i1',
      title: 'P1',
      date: '2026-02-11',
      speakers: [{ name: 'P1', role: 'participant' }],
      text: 'P1: I queue.',
      quotes: [{ id: 'q1', exact: 'I queue.', start: 4, end: 12, by: 'ada', at: 7 }],
    },
  ],
  decisions: {
    keptApart: [{ a: 'b1', b: 'a1' }],
    putOff: [{ key: 'a2|b1' }],
    differences: [{ key: 'order:s1|s2', state: 'settled', because: 'P1 said so' }],
    evidence: [
      { id: 'e1', interview: 'i1', quote: 'q1', target: { kind: 'moment', id: 's1' }, stance: 'supports' },
      { id: 'e2', interview: 'i1', quote: 'q1', target: { kind: 'difference', key: 'order:s1|s2' }, stance: 'nuances' },
    ],
    paths: [{ interview: 'i1', moments: ['s2', 's1'] }],
  },
}

describe('reading a board file', () => {
  test.each(samples)('the sample %s is read whole, and what is not part of a board is named', (name) => {
    const raw = JSON.parse(readSample(name)) as { scope: object; maps: { nodes: unknown[]; links: unknown[] }[] }
    const { board, warnings } = boardOf(raw)
    expect(board.brief).toMatchObject(raw.scope)
    expect(board.maps.map((map) => map.author.discipline)).toEqual(['product', 'design', 'engineering'])
    expect(board.maps.map((map) => [map.moments.length, map.links.length])).toEqual(
      raw.maps.map((map) => [map.nodes.length, map.links.length]),
    )
    expect(warnings).toContain('“gold” is not known and was left out.')
    expect(warnings).toContain('“maps[].style” is not known and was left out (3 times).')
  })

  test('shared map, decisions, interviews and evidence come with it', () => {
    const { board, warnings } = boardOf(file)
    expect(warnings).toEqual([])
    expect(board.shared?.placements).toEqual([
      { sourceId: 'a2', mapId: 'a', momentId: 's1', relation: 'same', by: 'ada', at: 5 },
      { sourceId: 'b1', mapId: 'b', momentId: 's1', relation: 'part-of', by: '', at: 0 },
      { sourceId: 'a1', mapId: 'a', momentId: 's2', relation: 'same', by: '', at: 0 },
    ])
    expect(board.shared?.keptApart[0]).toMatchObject({ a: 'a1', b: 'b1' })
    expect(board.interviews[0]?.quotes[0]).toMatchObject({ exact: 'I queue.', lost: false })
    expect(board.paths).toEqual([{ interviewId: 'i1', moments: ['s2', 's1'] }])
  })

  test('writing and reading again gives the same board', () => {
    for (const input of [file, ...samples.map((name) => JSON.parse(readSample(name)) as unknown)]) {
      const { board } = boardOf(input)
      const again = parseBoardText(formatBoardFile(board))
      expect(again).toEqual({ ok: true, board, warnings: [] })
    }
  })

  test('job titles become disciplines, and one that says none is named', () => {
    const roles = ['UX researcher', 'Product Owner', 'backend developer', 'Customer success', 'Chef']
    const maps = roles.map((role, at) => ({ id: `m${at}`, author: { name: `A${at}`, role }, nodes: [] }))
    const { board, warnings } = boardOf({ scope: {}, maps })
    expect(board.maps.map((map) => map.author.discipline)).toEqual([
      'research',
      'product',
      'engineering',
      'support',
      'other',
    ])
    expect(warnings).toEqual(['A4’s discipline “Chef” is not known and is read as “other”.'])
  })

  test('links to nowhere, to themselves and drawn twice are left out with a sentence each', () => {
    const links = [
      { from: 'x', to: 'gone' },
      { from: 'x', to: 'x' },
      { from: 'x', to: 'y' },
      { from: 'x', to: 'y' },
    ]
    const { board, warnings } = boardOf({ maps: [{ id: 'm', moments: [{ id: 'x' }, { id: 'y' }], links }] })
    expect(board.maps[0]?.links).toHaveLength(1)
    expect(warnings).toHaveLength(3)
    expect(warnings[0]).toBe('A link on Person 1’s map was left out: there is no moment “gone” on it.')
  })

  test('kinds from elsewhere are read as steps and named; null means not said', () => {
    const { board, warnings } = boardOf({
      maps: [{ moments: [{ id: 'x', kind: 'wait', label: null, feeling: null }] }],
    })
    expect(board.maps[0]?.moments[0]).toEqual({ id: 'x', kind: 'step', label: '', thinking: '', doing: '' })
    expect(warnings[0]).toContain('wait')
  })

  test('what cannot be read is refused with a sentence that says where', () => {
    expect(refusalOf([])).toContain('JSON object')
    expect(refusalOf({ title: 'x' })).toContain('no “maps”')
    expect(refusalOf({ maps: 3 })).toContain('maps')
    expect(refusalOf({ maps: [{ moments: [{ id: 'a b' }] }] })).toContain('maps[0].moments[0].id')
    expect(refusalOf({ tributary: 2, maps: [] })).toContain('another version')
    expect(refusalOf({ maps: [{ moments: [{ id: 'x' }, { id: 'x' }] }] })).toContain('Two moments have the id “x”')
    const many = Array.from({ length: 4_000 }, (_, at) => ({ id: `m${at}` }))
    expect(refusalOf({ maps: [{ moments: many }] })).toBe(
      'A map holds at most 1,500 moments; one in this file has 4,000.',
    )
    for (const text of ['', '{', 'null', '\u0000\u0001', '"maps"']) expect(parseBoardText(text).ok).toBe(false)
  })
})

describe('fresh ids', () => {
  test('every id is new and safe, and what meant the same still does', () => {
    const odd = JSON.parse(
      JSON.stringify(file).replaceAll('"a2"', '"bath:3/ä"').replaceAll('a2|', 'bath:3/ä|'),
    ) as unknown
    const { board } = boardOf(odd)
    let next = 0
    const mint = <T extends string>(): T => `id${next++}` as T
    const fresh = remapIds(board, mint)
    const ids = [
      ...fresh.maps.flatMap((map) => [map.id, ...map.moments.map(({ id }) => id), ...map.links.map(({ id }) => id)]),
      ...(fresh.shared?.moments.map(({ id }) => id) ?? []),
      ...fresh.evidence.flatMap((tie) => [tie.id, tie.interviewId, tie.quoteId]),
    ]
    expect(ids.filter((id) => !idPattern.test(id))).toEqual([])
    const a2 = fresh.maps[0]?.moments[1]?.id
    const b1 = fresh.maps[1]?.moments[0]?.id
    const [s1, s2] = fresh.shared?.moments ?? []
    expect(s1?.sources.map((source) => source.sourceId)).toEqual([a2, b1])
    expect(s1?.labelFrom).toBe(a2)
    expect(fresh.maps[0]?.links[0]?.to).toBe(a2)
    expect(fresh.shared?.putOff[0]?.key).toBe([String(a2), String(b1)].sort().join('|'))
    expect(fresh.shared?.differences[0]?.key).toBe(`order:${[String(s1?.id), String(s2?.id)].sort().join('|')}`)
    expect(fresh.evidence[1]?.target).toEqual({ kind: 'difference', key: fresh.shared?.differences[0]?.key })
    expect(fresh.interviews[0]?.quotes[0]?.id).toBe(fresh.evidence[0]?.quoteId)
    expect(fresh.paths[0]?.moments).toEqual([s2?.id, s1?.id])
  })
})
