import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { readLinks, readMoments } from '#shared/documents/map-document.ts'
import { outlineOf } from '#shared/layout/outline-order.ts'
import { createCanvasPerson } from '../testing/canvas-person.ts'

/**
 * Whatever stands in a map's document, from a newer app, a broken one, or somebody who wants to do harm: nothing throws,
 * everything that is a moment is on the canvas and in the outline, once, and nothing on the canvas is without a place.
 */
const key = fc.oneof(
  fc.constantFrom('m1', 'm2', 'm3', 'l1', 'l2', 'shape:i1', 'not an id'),
  fc.string({ maxLength: 4 }),
)
const field = fc.constantFrom(
  ...'kind label thinking doing valence word when place order chapter group locked from to by gone id type typeName props x y text parentId index'.split(
    ' ',
  ),
)
const value: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    'm1',
    'm2',
    'm3',
    'step',
    'decision',
    'next',
    'loop',
    'draw',
    'sticky',
    'shape',
    '\ud83d',
    '',
  ),
  fc.constantFrom<unknown>(Number.NaN, Number.POSITIVE_INFINITY, -1e308, 0, 7, true, null),
  fc.record({ x: fc.double(), y: fc.double() }, { noNullPrototype: true }),
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.array(fc.integer(), { maxLength: 3 }),
)
const entry = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      is: fc.constant('map' as const),
      fields: fc.array(fc.tuple(field, value), { maxLength: 9 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ is: fc.constant('text' as const), words: fc.string() }) },
  { weight: 1, arbitrary: fc.record({ is: fc.constant('value' as const), value }) },
  { weight: 1, arbitrary: fc.record({ is: fc.constant('gone' as const) }) },
)
const write = fc.record({ root: fc.constantFrom('moments', 'links', 'ink', 'meta'), key, entry })

test('whatever a document holds, the canvas and the outline show the same moments and nothing throws', () => {
  fc.assert(
    fc.property(fc.array(write, { maxLength: 30 }), fc.nat(29), (writes, drawnFrom) => {
      const doc = new Y.Doc()
      for (const one of writes.slice(0, drawnFrom)) put(doc, one)
      const noor = createCanvasPerson(1, {}, doc)
      try {
        // What comes while the canvas stands open takes another way than what was there before.
        for (const one of writes.slice(drawnFrom)) put(doc, one)
        noor.settle()
        noor.letGo()
        const moments = readMoments(doc)
        const ids = moments.map(({ id }) => id).sort()
        expect(
          noor
            .shapes('moment')
            .map(({ props }) => ('momentId' in props ? String(props.momentId) : ''))
            .sort(),
        ).toEqual(ids)
        const rows = outlineOf({ moments, links: readLinks(doc) })
        expect(rows.map(({ momentId }) => momentId).sort()).toEqual(ids)
        for (const shape of noor.shapes()) expect([shape.x, shape.y].every(Number.isFinite)).toBe(true)
      } finally {
        noor.close()
      }
    }),
    { numRuns: 200 },
  )
})

type Write = typeof write extends fc.Arbitrary<infer T> ? T : never

function put(doc: Y.Doc, { root, key, entry }: Write): void {
  const map = doc.getMap(root)
  doc.transact(() => {
    switch (entry.is) {
      case 'map': {
        const inner = new Y.Map<unknown>()
        for (const [name, value] of entry.fields)
          inner.set(name, name === 'label' && typeof value === 'string' ? new Y.Text(value) : value)
        map.set(key, inner)
        return
      }
      case 'text':
        map.set(key, new Y.Text(entry.words))
        return
      case 'value':
        map.set(key, entry.value)
        return
      case 'gone':
        map.delete(key)
    }
  }, 'elsewhere')
}
