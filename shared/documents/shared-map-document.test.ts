import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { InterviewId, MapId, MomentId, PersonId } from '../model/ids.ts'
import { addMoment, changeMoment } from './map-document.ts'
import { readMergeDecisions, readSharedMap } from './shared-map-document.ts'
import {
  bringTogether,
  cutLink,
  decideDifference,
  drawDifference,
  eraseDifference,
  keepApart,
  placeSources,
  putOff,
  renameSharedMoment,
  takeOffSharedMap,
  unplaceSources,
} from './shared-map-edits.ts'
import { createPeers, type Peers } from './testing/peers.ts'

const id = (word: string) => word as MomentId
const noor = 'noor' as PersonId
const decided = { by: noor, at: 1 }
const from = (...words: string[]) => words.map((word) => ({ sourceId: id(word), mapId: `map-${word}` as MapId }))

/** `m1: a b, m2: c` */
function placed(doc: Y.Doc): string {
  return readSharedMap(doc)
    .moments.map((moment) => `${moment.id}: ${moment.sources.map((source) => source.sourceId).join(' ')}`)
    .sort()
    .join(', ')
}

function pair() {
  const peers = createPeers(2, 'map-shared')
  const [first, second] = peers.docs
  const [undo, otherUndo] = peers.undos
  if (!first || !second || !undo || !otherUndo) throw new Error('two were asked for')
  return { peers, first, second, undo, otherUndo }
}

describe('the shared map', () => {
  test('a moment remembers the sources it stands for, and whose words it bears', () => {
    const doc = new Y.Doc()
    placeSources(doc, { moment: { id: id('m1'), label: 'Opens the app', labelFrom: id('a') } }, from('a', 'b'), decided)
    expect(readSharedMap(doc).moments).toEqual([
      {
        id: 'm1',
        kind: 'step',
        label: 'Opens the app',
        thinking: '',
        doing: '',
        labelFrom: 'a',
        sources: [
          { sourceId: 'a', mapId: 'map-a', momentId: 'm1', relation: 'same', by: 'noor', at: 1 },
          { sourceId: 'b', mapId: 'map-b', momentId: 'm1', relation: 'same', by: 'noor', at: 1 },
        ],
      },
    ])
    renameSharedMoment(doc, id('m1'), 'Opens it')
    expect(readSharedMap(doc).moments[0]).toMatchObject({ label: 'Opens it' })
    expect(readSharedMap(doc).moments[0]?.labelFrom).toBeUndefined()
  })

  test('a source that is placed elsewhere moves, and a minted moment left without sources is not shown', () => {
    const { peers, first, undo } = pair()
    placeSources(first, { moment: { id: id('m1') } }, from('a', 'b'), decided)
    placeSources(first, { moment: { id: id('m2') } }, from('c'), decided)
    placeSources(first, { momentId: id('m2') }, from('a'), { ...decided, relation: 'part-of' })
    expect(placed(first)).toBe('m1: b, m2: a c')
    placeSources(first, { momentId: id('m2') }, from('b'), decided)
    expect(placed(first)).toBe('m2: a b c')
    undo.undo()
    expect(placed(first)).toBe('m1: b, m2: a c')
    undo.undo()
    expect(placed(first)).toBe('m1: a b, m2: c')
    undo.redo()
    undo.redo()
    expect(placed(first)).toBe('m2: a b c')
    peers.close()
  })

  test('a moment drawn by hand stays without sources', () => {
    const doc = new Y.Doc()
    addMoment(doc, { id: id('h'), label: 'From an interview' })
    placeSources(doc, { momentId: id('h') }, from('a'), decided)
    unplaceSources(doc, [id('a')])
    expect(placed(doc)).toBe('h: ')
  })

  test('taking sources out and taking a moment off opens its sources again, and undo brings all back', () => {
    const { peers, first, undo } = pair()
    placeSources(first, { moment: { id: id('m1'), label: 'Opens the app' } }, from('a', 'b'), decided)
    const before = readSharedMap(first)
    unplaceSources(first, [id('a'), id('b')])
    expect(readSharedMap(first).placements).toEqual([])
    expect(readSharedMap(first).moments).toEqual([])
    undo.undo()
    expect(readSharedMap(first)).toEqual(before)
    takeOffSharedMap(first, [id('m1')], decided)
    expect(readSharedMap(first).moments).toEqual([])
    expect(readMergeDecisions(first).placements).toEqual([])
    undo.undo()
    expect(readSharedMap(first)).toEqual(before)
    peers.close()
  })

  test('a moment somebody took off stays off, whatever is decided elsewhere, until somebody places into it', () => {
    const { peers, first, second } = pair()
    placeSources(first, { moment: { id: id('m1') } }, from('a'), decided)
    peers.settle()
    takeOffSharedMap(first, [id('m1')], decided)
    placeSources(second, { momentId: id('m1') }, from('b'), decided)
    peers.settle()
    expect(placed(first)).toBe('')
    placeSources(first, { moment: { id: id('m2') } }, from('c'), decided)
    expect(placed(first)).toBe('m2: c')
    placeSources(first, { momentId: id('m1') }, from('b'), decided)
    peers.settle()
    expect(placed(second)).toBe('m1: b, m2: c')
    peers.close()
  })

  test('a moment that lost its last source to one person while another placed into it keeps what was placed', () => {
    const { peers, first, second } = pair()
    placeSources(first, { moment: { id: id('m1') } }, from('a'), decided)
    placeSources(first, { moment: { id: id('m2') } }, from('c'), decided)
    peers.settle()
    placeSources(first, { momentId: id('m2') }, from('a'), decided)
    placeSources(second, { momentId: id('m1') }, from('b'), decided)
    peers.settle()
    for (const doc of peers.docs) expect(placed(doc)).toBe('m1: b, m2: a c')
    peers.close()
  })

  test('placing into a moment that never was is no decision', () => {
    const doc = new Y.Doc()
    placeSources(doc, { moment: { id: id('m1') } }, from('a'), decided)
    placeSources(doc, { momentId: id('nowhere') }, from('a'), decided)
    expect(placed(doc)).toBe('m1: a')
  })

  test('a source that two people placed in two moments at once stands in both, for people to settle', () => {
    const { peers, first, second } = pair()
    placeSources(first, { moment: { id: id('m1') } }, from('b'), decided)
    placeSources(first, { moment: { id: id('m2') } }, from('c'), decided)
    peers.settle()
    placeSources(first, { momentId: id('m1') }, from('a'), decided)
    placeSources(second, { momentId: id('m2') }, from('a'), decided)
    peers.settle()
    for (const doc of peers.docs) expect(placed(doc)).toBe('m1: a b, m2: a c')
    placeSources(first, { momentId: id('m2') }, from('a'), decided)
    expect(placed(first)).toBe('m1: b, m2: a c')
    peers.close()
  })

  test('two people who accept the same suggestion at once make one moment', () => {
    const { peers, first, second } = pair()
    placeSources(first, { moment: { id: id('m2') } }, from('a', 'b'), decided)
    placeSources(second, { moment: { id: id('m1') } }, from('a', 'b'), decided)
    peers.settle()
    for (const doc of peers.docs) {
      expect(placed(doc)).toBe('m1: a b')
      expect(readSharedMap(doc).placements.map((placement) => placement.momentId)).toEqual(['m1', 'm1'])
    }
    peers.close()
  })

  test.each([
    ['placed into', (doc: Y.Doc) => placeSources(doc, { momentId: id('m1') }, from('c'), decided), 'm1: a b c'],
    ['taken off', (doc: Y.Doc) => takeOffSharedMap(doc, [id('m1')], decided), ''],
    ['left by a source', (doc: Y.Doc) => unplaceSources(doc, [id('a')]), 'm1: b'],
    ['left by all', (doc: Y.Doc) => unplaceSources(doc, [id('a'), id('b')]), ''],
    ['renamed', (doc: Y.Doc) => renameSharedMoment(doc, id('m1'), 'New'), 'm1: a b'],
  ])('a twin does not come to light when the moment before it is %s', (_how, change, expected) => {
    const { peers, first, second } = pair()
    placeSources(first, { moment: { id: id('m2') } }, from('a', 'b'), decided)
    placeSources(second, { moment: { id: id('m1') } }, from('a', 'b'), decided)
    peers.settle()
    change(first)
    peers.settle()
    for (const doc of peers.docs) expect(placed(doc)).toBe(expected)
    peers.close()
  })

  test('kept apart is one fact, whichever way round and by however many, and can be taken back', () => {
    const { peers, first, second, undo } = pair()
    keepApart(first, [[id('b'), id('a')]], decided)
    keepApart(second, [[id('a'), id('b')]], { by: 'priya' as PersonId, at: 2 })
    peers.settle()
    expect(readMergeDecisions(first).keptApart).toEqual(readMergeDecisions(second).keptApart)
    expect(readMergeDecisions(first).keptApart).toMatchObject([{ a: 'a', b: 'b' }])
    keepApart(first, [[id('a'), id('b')]], { by: noor, at: 9 })
    expect(readMergeDecisions(first).keptApart[0]?.at).not.toBe(9)
    bringTogether(first, id('b'), id('a'))
    expect(readMergeDecisions(first).keptApart).toEqual([])
    undo.undo()
    expect(readMergeDecisions(first).keptApart).toHaveLength(1)
    peers.close()
  })

  test('what was put off, settled or cut reads as it was decided', () => {
    const doc = new Y.Doc()
    putOff(doc, 'a|b', true, decided)
    decideDifference(doc, 'order:m1', { state: 'question', question: 'What came first?', ...decided })
    cutLink(doc, id('m1'), id('m2'), true, decided)
    expect(readMergeDecisions(doc).putOff).toEqual([{ key: 'a|b', ...decided }])
    expect(readMergeDecisions(doc).differences).toEqual([
      { key: 'order:m1', state: 'question', question: 'What came first?', ...decided },
    ])
    expect([...readSharedMap(doc).cutLinks]).toEqual(['m1|m2'])
    putOff(doc, 'a|b', false, decided)
    cutLink(doc, id('m1'), id('m2'), false, decided)
    expect(readMergeDecisions(doc).putOff).toEqual([])
    expect(readSharedMap(doc).cutLinks.size).toBe(0)
  })

  test('a difference that people wrote down keeps its sides, moves like any other, and goes as it came', () => {
    const { first, second, peers, undo } = pair()
    const drawn = {
      key: 'drawn:1',
      kind: 'branch' as const,
      title: 'Alone or together?',
      question: 'Tell me about the last time.',
      sides: [
        { mapIds: ['map-a' as MapId], sourceIds: [id('a')], claim: 'Alone' },
        { mapIds: [], sourceIds: [], claim: 'Together' },
      ],
      moments: [id('m1')],
      ...decided,
    }
    drawDifference(first, drawn)
    decideDifference(first, drawn.key, { state: 'settled', interviews: ['p1' as InterviewId], ...decided })
    peers.settle()
    expect(readSharedMap(second).drawnDifferences).toEqual([drawn])
    expect(readMergeDecisions(second).differences).toEqual([
      { key: 'drawn:1', state: 'settled', interviews: ['p1'], ...decided },
    ])
    eraseDifference(first, drawn.key)
    expect(readSharedMap(first)).toMatchObject({ drawnDifferences: [], differences: [] })
    undo.undo()
    peers.settle()
    expect(readSharedMap(second).drawnDifferences).toEqual([drawn])
  })
})

const anyStep = fc.record({
  who: fc.nat(2),
  do: fc.constantFrom(
    'mint',
    'place',
    'unplace',
    'off',
    'apart',
    'together',
    'label',
    'undo',
    'redo',
    'deliver',
    'deliver',
  ),
  sources: fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 1, maxLength: 3 }),
  pick: fc.nat(20),
})
const anyDecision = anyStep.filter((step) => !['undo', 'redo', 'deliver'].includes(step.do))
type Step = typeof anyStep extends fc.Arbitrary<infer T> ? T : never

function take({ docs, undos, deliver }: Peers, { who, do: what, sources, pick }: Step, count: number): void {
  const doc = docs[who]
  const undo = undos[who]
  if (!doc || !undo) return
  const { moments } = readSharedMap(doc)
  const momentId = moments[pick % Math.max(1, moments.length)]?.id
  const [a = 'a', b = 'b'] = sources
  if (what === 'mint') placeSources(doc, { moment: { id: id(`m${count}`) } }, from(...sources), { by: noor, at: count })
  else if (what === 'unplace') unplaceSources(doc, sources.map(id))
  else if (what === 'apart') keepApart(doc, [[id(a), id(b)]], { by: noor, at: count })
  else if (what === 'together') bringTogether(doc, id(a), id(b))
  else if (what === 'undo') undo.undo()
  else if (what === 'redo') undo.redo()
  else if (what === 'deliver') deliver(who, pick)
  else if (momentId === undefined) return
  else if (what === 'place') placeSources(doc, { momentId }, from(...sources), { by: noor, at: count })
  else if (what === 'off') takeOffSharedMap(doc, [momentId], { by: noor, at: count })
  else changeMoment(doc, momentId, { label: `label ${count}` })
}

describe('three people who merge at once, in whatever order it arrives', () => {
  test('end at one shared map, where every shown minted moment has sources and no two stand for the same', () => {
    fc.assert(
      fc.property(fc.array(anyStep, { maxLength: 50 }), (steps) => {
        const peers = createPeers(3, 'map-shared')
        for (const [count, step] of steps.entries()) take(peers, step, count)
        peers.settle()
        const [first, ...others] = peers.docs.map(readSharedMap)
        for (const other of others) expect(other).toEqual(first)
        const keys = first?.moments.map((moment) =>
          moment.sources
            .map((source) => source.sourceId + source.relation)
            .sort()
            .join(),
        )
        expect(keys).not.toContain('')
        expect(new Set(keys).size).toBe(keys?.length)
        const shown = new Set(first?.moments.map((moment) => moment.id))
        for (const placement of first?.placements ?? []) expect(shown.has(placement.momentId)).toBe(true)
        peers.close()
      }),
      { numRuns: 200 },
    )
  })

  test('one person’s decision, undone and done again, leaves everybody where they were', () => {
    fc.assert(
      fc.property(fc.array(anyStep, { maxLength: 12 }), anyDecision, (steps, last) => {
        const peers = createPeers(3, 'map-shared')
        for (const [count, step] of steps.entries()) take(peers, step, count)
        peers.settle()
        const doc = peers.docs[last.who] ?? new Y.Doc()
        const undo = peers.undos[last.who]
        const before = readSharedMap(doc)
        let updates = 0
        doc.on('update', () => updates++)
        take(peers, last, 99)
        fc.pre(updates > 0)
        const after = readSharedMap(doc)
        undo?.undo()
        expect(readSharedMap(doc)).toEqual(before)
        undo?.redo()
        expect(readSharedMap(doc)).toEqual(after)
        peers.close()
      }),
      { numRuns: 200 },
    )
  })
})
