import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { InterviewId } from '../model/ids.ts'
import { readBrief, readEvidence, readGuideEdits, readPaths } from './board-document.ts'
import { readInk } from './ink-document.ts'
import { readInterview } from './interview-document.ts'
import { readLinks, readMoments } from './map-document.ts'
import { opennessOf } from './schema.ts'
import { readSession } from './session-document.ts'
import { readMergeDecisions, readSharedMap } from './shared-map-document.ts'

/**
 * A document can come from an older or newer app, or from somebody who wants to do harm. Whatever stands in it: nothing
 * throws, and every peer reads the same.
 */
type Wrong =
  | { readonly is: 'json'; readonly value: unknown }
  | { readonly is: 'bytes' }
  | { readonly is: 'text' | 'xml'; readonly words: string; readonly embed: boolean }
  | { readonly is: 'list'; readonly items: readonly unknown[] }
  | { readonly is: 'map'; readonly entries: readonly (readonly [string, Wrong])[] }

const knownKeys = (
  'a b l a|m1 b|m1 m1 a|b | x__y __proto__ constructor toString ' +
  'kind label thinking doing valence word place by gone minted order labelFrom when chapter group locked ' +
  'from to at mapId relation state target interviewId quoteId start end exact ' +
  'wording checked rest label isGone sides mapIds sourceIds claim moments interviews question ' +
  'title phase timer name slot role schema hidden text id typeName type ready'
).split(' ')
const anyKey = fc.oneof(fc.constantFrom(...knownKeys), fc.string({ maxLength: 5 }))

/** Yjs itself refuses objects that pretend to be something else. */
const anyPlainKey = anyKey.filter((key) => key !== '__proto__' && key !== 'constructor')

const anyScalar = fc.oneof(
  fc.constantFrom<unknown>(
    'step',
    'a',
    'b',
    'm1',
    'next',
    'same',
    'open',
    'supports',
    'merge',
    'river',
    '',
    '‮',
    '\ud83d',
  ),
  fc.constantFrom<unknown>(0, 1, -2, 1.5, -0, Number.NaN, Number.POSITIVE_INFINITY, 1e308, 2 ** 53, true, false, null),
)
const anyJson = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    anyScalar,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.array(fc.tuple(anyPlainKey, tie('value')), { maxLength: 5 }).map(Object.fromEntries),
  ),
})).value

const anyWrong: fc.Arbitrary<Wrong> = fc.letrec<{ wrong: Wrong }>((tie) => ({
  wrong: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.record({ is: fc.constant('json' as const), value: anyJson }),
    fc.record({ is: fc.constant('bytes' as const) }),
    fc.record({ is: fc.constantFrom('text' as const, 'xml' as const), words: fc.string(), embed: fc.boolean() }),
    fc.record({ is: fc.constant('list' as const), items: fc.array(anyJson, { maxLength: 3 }) }),
    fc.record({ is: fc.constant('map' as const), entries: fc.array(fc.tuple(anyKey, tie('wrong')), { maxLength: 8 }) }),
  ),
})).wrong

const roots = (
  'meta moments links ink placements apart later differences drawn cut ' +
  'evidence stance paths guide speakers quotes facts people interviews'
).split(' ')

type Written = { readonly root: string; readonly key: string; readonly wrong: Wrong }

/** Almost right: each field is what it should be, or anything, or missing. */
function nearly(fields: Readonly<Record<string, fc.Arbitrary<unknown>>>): fc.Arbitrary<Wrong> {
  const loose = Object.entries(fields).map(([key, right]) => [
    key,
    fc.oneof({ weight: 6, arbitrary: right }, { weight: 1, arbitrary: anyJson }),
  ])
  return fc
    .record(Object.fromEntries(loose), { requiredKeys: [] })
    .map((value) => ({ is: 'json' as const, value: { ...value } }))
}

const anyId = fc.constantFrom('a', 'b', 'm1', 'm2')
const decided = { by: anyId, at: fc.constantFrom(1, 2) }
const asFields = (near: fc.Arbitrary<Wrong>): fc.Arbitrary<Wrong> =>
  near.map((one) => ({
    is: 'map' as const,
    entries: Object.entries(one.is === 'json' ? (one.value as object) : {}).map(
      ([key, value]): readonly [string, Wrong] =>
        typeof value === 'string' && (key === 'label' || key === 'thinking')
          ? [key, { is: 'text', words: value, embed: false }]
          : [key, { is: 'json', value }],
    ),
  }))

const pair = fc.tuple(anyId, anyId).map(([a, b]) => `${a}|${b}`)
const nearlyRight: Readonly<Record<string, readonly [fc.Arbitrary<string>, fc.Arbitrary<Wrong>]>> = {
  moments: [
    anyId,
    asFields(
      nearly({
        order: fc.constantFrom(1, 2),
        kind: fc.constantFrom('step', 'pain'),
        label: fc.constantFrom('x', 'y'),
        valence: fc.constantFrom(-1, 2),
        place: fc.constant({ x: 1, y: 2 }),
        minted: fc.constant(true),
      }),
    ),
  ],
  links: [anyId, asFields(nearly({ from: anyId, to: anyId, kind: fc.constantFrom('next', 'loop') }))],
  placements: [pair, nearly({ ...decided, mapId: anyId, relation: fc.constantFrom('same', 'part-of') })],
  apart: [pair, nearly(decided)],
  later: [anyId, nearly(decided)],
  cut: [pair, nearly(decided)],
  differences: [anyId, nearly({ ...decided, state: fc.constantFrom('open', 'settled'), question: anyId })],
  evidence: [
    anyId,
    nearly({ ...decided, interviewId: anyId, quoteId: anyId, target: fc.constant({ kind: 'moment', id: 'm1' }) }),
  ],
  stance: [anyId, fc.constantFrom('supports', 'nuances').map((value) => ({ is: 'json' as const, value }))],
  paths: [anyId, fc.array(anyId).map((value) => ({ is: 'json' as const, value }))],
  guide: [anyId, nearly({ ...decided, hidden: fc.boolean(), text: anyId })],
  speakers: [fc.constantFrom('P1', 'é', 'e\u0301'), fc.constant({ is: 'json' as const, value: 'participant' })],
  quotes: [anyId, nearly({ ...decided, exact: anyId, kind: fc.constant('verbatim'), start: anyJson, end: anyJson })],
  people: [anyId, nearly({ name: anyId, mapId: anyId, role: fc.constantFrom('author', 'observer') })],
  interviews: [anyId, nearly(decided)],
  ink: [anyId, nearly({ id: anyId, typeName: fc.constant('shape'), type: fc.constantFrom('draw', 'note') })],
}

const anyWritten: fc.Arbitrary<Written> = fc.oneof(
  fc.record({ root: fc.constantFrom(...roots), key: anyKey, wrong: anyWrong }),
  ...Object.entries(nearlyRight).map(([root, [key, wrong]]) => fc.record({ root: fc.constant(root), key, wrong })),
)

function toValue(wrong: Wrong): unknown {
  switch (wrong.is) {
    case 'json':
      return wrong.value
    case 'bytes':
      return new Uint8Array([1, 2, 3])
    case 'list':
      return Y.Array.from([...wrong.items] as Parameters<typeof Y.Array.from>[0])
    case 'text':
    case 'xml': {
      const text = wrong.is === 'text' ? new Y.Text(wrong.words) : new Y.XmlText(wrong.words)
      if (wrong.embed) text.insertEmbed(0, { image: 'x' })
      return text
    }
    case 'map': {
      const map = new Y.Map<unknown>()
      for (const [key, value] of wrong.entries) map.set(key, toValue(value))
      return map
    }
  }
}

function writeDown(doc: Y.Doc, { root, key, wrong }: Written): void {
  doc.getMap(root).set(key, toValue(wrong))
}

function readAll(doc: Y.Doc): unknown {
  return {
    openness: opennessOf(doc),
    moments: readMoments(doc),
    links: readLinks(doc),
    ink: readInk(doc),
    shared: readSharedMap(doc),
    decisions: readMergeDecisions(doc),
    brief: readBrief(doc),
    evidence: readEvidence(doc),
    paths: readPaths(doc),
    guide: Object.fromEntries(readGuideEdits(doc)),
    interview: readInterview(doc, 'i1' as InterviewId),
    session: readSession(doc),
  }
}

describe('broken values in a document', () => {
  test('are read without a throw, and the same on every peer, whatever came first', () => {
    fc.assert(
      fc.property(fc.array(fc.array(anyWritten, { maxLength: 24 }), { minLength: 2, maxLength: 3 }), (people) => {
        const docs = people.map((written, at) => {
          const doc = new Y.Doc()
          doc.clientID = at + 1
          for (const one of written) writeDown(doc, one)
          return doc
        })
        const updates = docs.map((doc) => Y.encodeStateAsUpdate(doc))
        const forth = new Y.Doc()
        const back = new Y.Doc()
        for (const update of updates) Y.applyUpdate(forth, update)
        for (const update of updates.toReversed()) Y.applyUpdate(back, update)
        expect(readAll(back)).toEqual(readAll(forth))
        const reloaded = new Y.Doc()
        Y.applyUpdate(reloaded, Y.encodeStateAsUpdate(back))
        expect(readAll(reloaded)).toEqual(readAll(forth))
      }),
      { numRuns: 300 },
    )
  })

  test('a root that is a list or a text where a map should be reads as empty', () => {
    const doc = new Y.Doc()
    for (const root of roots) doc.getArray(root).insert(0, [1, 'x', { a: 1 }])
    doc.getMap('brief:outcome').set('x', 1)
    const other = new Y.Doc()
    Y.applyUpdate(other, Y.encodeStateAsUpdate(doc))
    expect(readMoments(other)).toEqual([])
    expect(() => readAll(other)).not.toThrow()
  })
})
