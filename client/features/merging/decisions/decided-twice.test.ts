import * as Y from 'yjs'
import { describe, expect, test } from 'vitest'
import { readSharedMap } from '#shared/documents/shared-map-document.ts'
import { keepApart, placeSources } from '#shared/documents/shared-map-edits.ts'
import { asId, type MapId, type PersonId } from '#shared/model/ids.ts'
import { momentId } from '../testing/maps.ts'
import { decidedTwice, whoLeaves } from './decided-twice.ts'

const ada = { by: asId<PersonId>('ada'), at: 1 }
const bo = { by: asId<PersonId>('bo'), at: 1 }
const noor = { sourceId: momentId('noor-0'), mapId: asId<MapId>('noor') }
const priya = { sourceId: momentId('priya-0'), mapId: asId<MapId>('priya') }
const tomasz = { sourceId: momentId('tomasz-0'), mapId: asId<MapId>('tomasz') }

/** Two people who decide before either has heard of the other, and what both see afterwards. */
function atOnce(one: (doc: Y.Doc) => void, other: (doc: Y.Doc) => void) {
  const [a, b] = [new Y.Doc(), new Y.Doc()]
  one(a)
  other(b)
  const [fromA, fromB] = [Y.encodeStateAsUpdate(a), Y.encodeStateAsUpdate(b)]
  Y.applyUpdate(a, fromB)
  Y.applyUpdate(b, fromA)
  expect(decidedTwice(readSharedMap(a))).toEqual(decidedTwice(readSharedMap(b)))
  return readSharedMap(a)
}

describe('two people who decide at once', () => {
  test('alike: it is one decision', () => {
    const shared = atOnce(
      (doc) => placeSources(doc, { moment: { id: momentId('m1') } }, [noor, priya], ada),
      (doc) => placeSources(doc, { moment: { id: momentId('m2') } }, [noor, priya], bo),
    )
    expect(shared.moments.map(({ id }) => id)).toEqual(['m1'])
    expect(decidedTwice(shared)).toEqual([])
  })

  test('one joins, one keeps apart: both are told', () => {
    const shared = atOnce(
      (doc) => placeSources(doc, { moment: { id: momentId('m1') } }, [noor, priya], ada),
      (doc) => keepApart(doc, [[noor.sourceId, priya.sourceId]], bo),
    )
    expect(decidedTwice(shared)).toMatchObject([
      { kind: 'joined-and-apart', pairs: [['noor-0', 'priya-0']], momentId: 'm1', joinedBy: 'ada', keptApartBy: 'bo' },
    ])
  })

  test('several sources that were kept apart in one step are one thing to settle', () => {
    const ids = [noor, priya, tomasz].map(({ sourceId }) => sourceId)
    const [n, p, t] = ids
    if (!n || !p || !t) throw new Error('three sources')
    const shared = atOnce(
      (doc) => placeSources(doc, { moment: { id: momentId('m1') } }, [noor, priya, tomasz], ada),
      (doc) =>
        keepApart(
          doc,
          [
            [n, p],
            [n, t],
            [p, t],
          ],
          bo,
        ),
    )
    expect(decidedTwice(shared)).toMatchObject([{ sources: ids, keptApartBy: 'bo' }])
    expect(
      whoLeaves([
        [n, p],
        [n, t],
        [p, t],
      ]),
    ).toHaveLength(2)
    expect(
      whoLeaves([
        [n, t],
        [p, t],
      ]),
    ).toEqual([t])
  })

  test('one joins a source here, one there: it stands in two until people settle it', () => {
    const shared = atOnce(
      (doc) => placeSources(doc, { moment: { id: momentId('m1') } }, [noor, priya], ada),
      (doc) => placeSources(doc, { moment: { id: momentId('m2') } }, [priya, tomasz], bo),
    )
    expect(decidedTwice(shared)).toMatchObject([{ kind: 'in-two', sourceId: 'priya-0', momentIds: ['m1', 'm2'] }])
  })

  test('a part and its whole may be kept apart', () => {
    const shared = atOnce(
      (doc) => {
        placeSources(doc, { moment: { id: momentId('m1') } }, [noor], ada)
        placeSources(doc, { momentId: momentId('m1') }, [priya], { ...ada, relation: 'part-of' })
      },
      (doc) => keepApart(doc, [[noor.sourceId, priya.sourceId]], bo),
    )
    expect(decidedTwice(shared)).toEqual([])
  })
})
