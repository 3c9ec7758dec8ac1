import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import {
  planBack,
  planBranch,
  planIndent,
  planKind,
  planLink,
  planMove,
  planNext,
  planOutdent,
} from '../layout/outline-edits.ts'
import { planRemoval } from '../layout/removal.ts'
import { outlineOf } from '../layout/outline-order.ts'
import type { ExperienceMap } from '../model/experience-map.ts'
import type { LinkId, MomentId } from '../model/ids.ts'
import { linkKinds } from '../model/link.ts'
import { type MapEdits, withEdits } from '../model/map-edits.ts'
import { momentKinds } from '../model/moment.ts'
import type { Sketch } from '../model/sketch.ts'
import { applyEdits } from './apply-edits.ts'
import { changeMoment, readLinks, readMoments } from './map-document.ts'
import { createPeers } from './testing/peers.ts'
import { typingOrigin } from './transact.ts'

type Drawn = Pick<ExperienceMap, 'moments' | 'links'>

function readMap(doc: Y.Doc): Drawn {
  return { moments: readMoments(doc), links: readLinks(doc) }
}

const anyMomentId = fc.constantFrom('a', 'b', 'c', 'd').map((word) => word as MomentId)
const anyLinkId = fc.constantFrom('k', 'l', 'm').map((word) => word as LinkId)
const anyLink = fc.record({ id: anyLinkId, from: anyMomentId, to: anyMomentId, kind: fc.constantFrom(...linkKinds) })
const anyAdded = fc.record({
  id: anyMomentId,
  kind: fc.constantFrom(...momentKinds),
  label: fc.constantFrom('', 'x', 'words'),
})
const few = <T>(one: fc.Arbitrary<T>, by: (value: T) => string) => fc.uniqueArray(one, { selector: by, maxLength: 3 })
const anySketch = fc.constantFrom<Sketch>(
  { strokes: [{ id: 's1', width: 1, points: [1, 2, 3, 4] }], words: 'A sofa' },
  { strokes: [{ id: 's1', width: 2, points: [5, 6] }] },
  {
    strokes: [
      { id: 's2', width: 3, points: [7, 8] },
      { id: 's3', width: 3, points: [9, 10] },
    ],
  },
)
const anyEdits: fc.Arbitrary<MapEdits> = fc.record(
  {
    addMoments: few(anyAdded, (moment) => moment.id),
    changeMoments: few(
      fc.record(
        { id: anyMomentId, kind: fc.constantFrom(...momentKinds), sketch: anySketch },
        { requiredKeys: ['id', 'kind'] },
      ),
      (moment) => moment.id,
    ),
    removeMoments: few(anyMomentId, String),
    addLinks: few(anyLink, (link) => link.id),
    changeLinks: few(fc.record({ id: anyLinkId, to: anyMomentId, label: fc.constant('yes') }), (link) => link.id),
    removeLinks: few(anyLinkId, String),
  },
  { requiredKeys: [] },
)

const sorted = (map: Drawn) => ({
  moments: map.moments.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
  links: map.links.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
})

describe('planned edits', () => {
  test('do to the document what they were seen to do before', () => {
    fc.assert(
      fc.property(fc.array(anyEdits, { maxLength: 6 }), (all) => {
        const doc = new Y.Doc()
        for (const any of all) {
          // Ids of links are minted, so none is used twice.
          const known = new Set(readLinks(doc).map((link) => link.id))
          const edits = { ...any, addLinks: (any.addLinks ?? []).filter((link) => !known.has(link.id)) }
          const expected = withEdits(readMap(doc), edits)
          applyEdits(doc, edits)
          expect(sorted(readMap(doc))).toEqual(sorted(expected))
        }
      }),
      { numRuns: 300 },
    )
  })

  test('are one update and one undo step', () => {
    const peers = createPeers(1)
    const [doc] = peers.docs
    const [undo] = peers.undos
    if (!doc || !undo) throw new Error('one was asked for')
    let updates = 0
    doc.on('update', () => updates++)
    const a = 'a' as MomentId
    const b = 'b' as MomentId
    applyEdits(doc, {
      addMoments: [
        { id: a, kind: 'start', label: 'Quiet' },
        { id: b, kind: 'error', label: 'Remote', feeling: { valence: -1, word: 'tense' } },
      ],
      addLinks: [{ id: 'l' as LinkId, from: a, to: b, kind: 'error' }],
    })
    expect(updates).toBe(1)
    expect(readMoments(doc)).toHaveLength(2)
    undo.undo()
    expect(readMap(doc)).toEqual({ moments: [], links: [] })
    peers.close()
  })
})

const keys = [
  'next',
  'branch',
  'back',
  'in',
  'out',
  'up',
  'down',
  'remove',
  'link',
  'kind',
  'type',
  'undo',
  'redo',
] as const
const anyStroke = fc.record({
  who: fc.nat(2),
  key: fc.oneof({ weight: 4, arbitrary: fc.constant('next' as const) }, fc.constantFrom(...keys, 'deliver' as const)),
  at: fc.nat(40),
  to: fc.nat(40),
})

describe('three people in one outline, whatever they press, in whatever order it arrives', () => {
  test('end with the same numbered lines, and every moment is on one of them', () => {
    fc.assert(
      fc.property(fc.array(anyStroke, { maxLength: 50 }), (strokes) => {
        const peers = createPeers(3)
        let minted = 0
        const mint = () => `l${minted++}` as LinkId
        for (const { who, key, at, to } of strokes) {
          const doc = peers.docs[who]
          const undo = peers.undos[who]
          if (!doc || !undo) continue
          const map = readMap(doc)
          const rows = outlineOf(map)
          const id = rows[at % Math.max(1, rows.length)]?.momentId
          const other = rows[to % Math.max(1, rows.length)]?.momentId
          const kind = momentKinds[to % momentKinds.length] ?? 'step'
          const added = { id: `m${minted++}` as MomentId, kind, label: `by ${who}` }
          if (key === 'deliver') peers.deliver(who, at)
          else if (key === 'undo') undo.undo()
          else if (key === 'redo') undo.redo()
          else if (key === 'next') applyEdits(doc, planNext(map, id, added, mint))
          else if (id === undefined || other === undefined) continue
          else if (key === 'type') changeMoment(doc, id, { label: `typed ${at}` }, typingOrigin)
          else {
            const plans = {
              branch: () => planBranch(map, id, added, mint),
              back: () => planBack(map, id, added, at % 2 === 0, mint),
              in: () => planIndent(map, id, other, mint),
              out: () => planOutdent(map, id, mint),
              up: () => planMove(map, id, 'up'),
              down: () => planMove(map, id, 'down'),
              remove: () => planRemoval(map, { moments: [id] }, mint),
              link: () => planLink(map, id, other, {}, mint),
              kind: () => planKind(map, id, kind),
            } as const
            applyEdits(doc, plans[key]() ?? {})
          }
        }
        peers.settle()
        const [first, ...others] = peers.docs.map((doc) => outlineOf(readMap(doc)))
        for (const rows of others) expect(rows).toEqual(first)
        const [doc] = peers.docs
        expect(first?.length).toBe(doc && readMoments(doc).length)
        peers.close()
      }),
      { numRuns: 200 },
    )
  })
})
