import * as fc from 'fast-check'
import { createShapeId, type TLShape } from 'tldraw'
import { expect, test } from 'vitest'
import { addThing, changeThing, readInk } from '#shared/documents/ink-document.ts'
import {
  addLink,
  addMoment,
  changeLink,
  changeMoment,
  linksOf,
  momentsOf,
  readLinks,
  readMoments,
  removeLinks,
  removeMoments,
} from '#shared/documents/map-document.ts'
import type { LinkId, MomentId } from '#shared/model/ids.ts'
import { linkKinds } from '#shared/model/link.ts'
import { momentKinds } from '#shared/model/moment.ts'
import {
  type CanvasPerson,
  createCanvasPerson,
  createStroke,
  createTestStore,
  syncAll,
  testPage,
} from '../testing/canvas-person.ts'
import { createCanvasLayers } from '../canvas-layers.ts'

/**
 * Three people, three documents, three stores of tldraw: random edits from either side in random order, then everything
 * is brought together. Whatever happened:
 *
 *   canvases are equal · a canvas is what a fresh projection of its document draws · nothing is written that nobody did
 */
const momentIds = ['m1', 'm2', 'm3', 'm4', 'm5'] as MomentId[]
const linkIds = ['l1', 'l2', 'l3'] as LinkId[]
const inkIds = ['i1', 'i2'].map((id) => createShapeId(id))
const thingIds = ['t1', 't2'].map((id) => createShapeId(id))

const momentId = fc.constantFrom(...momentIds)
const linkId = fc.constantFrom(...linkIds)
const coordinate = fc.integer({ min: -2000, max: 2000 })
const place = fc.record({ x: coordinate, y: coordinate })

const action = fc.oneof(
  fc.record({
    do: fc.constant('add' as const),
    id: momentId,
    label: fc.string({ maxLength: 12 }),
    place: fc.option(place),
  }),
  fc.record({ do: fc.constant('rename' as const), id: momentId, label: fc.string({ maxLength: 40, unit: 'binary' }) }),
  fc.record({ do: fc.constant('kind' as const), id: momentId, kind: fc.constantFrom(...momentKinds) }),
  fc.record({ do: fc.constant('remove' as const), id: momentId }),
  fc.record({
    do: fc.constant('link' as const),
    id: linkId,
    from: momentId,
    to: momentId,
    kind: fc.constantFrom(...linkKinds),
  }),
  fc.record({ do: fc.constant('relink' as const), id: linkId, to: momentId }),
  fc.record({ do: fc.constant('unlink' as const), id: linkId }),
  fc.record({ do: fc.constant('drag' as const), id: momentId, place }),
  fc.record({ do: fc.constant('deleteShape' as const), id: momentId }),
  fc.record({ do: fc.constant('draw' as const), id: fc.constantFrom(...inkIds), place }),
  fc.record({ do: fc.constant('erase' as const), id: fc.constantFrom(...inkIds, ...thingIds) }),
  fc.record({ do: fc.constant('note' as const), id: fc.constantFrom(...thingIds), place, words: fc.string() }),
  fc.record({ do: fc.constant('write' as const), id: fc.constantFrom(...thingIds), words: fc.string() }),
  fc.record({ do: fc.constant('push' as const), id: fc.constantFrom(...thingIds), place }),
  fc.record({
    do: fc.constant('spoil' as const),
    id: momentId,
    key: fc.constantFrom('kind', 'place', 'label', 'valence', 'word', 'gone'),
    value: fc.anything({ maxDepth: 1 }),
  }),
  fc.record({ do: fc.constant('grab' as const) }),
  fc.record({ do: fc.constant('letGo' as const) }),
  fc.record({ do: fc.constant('wait' as const) }),
  fc.record({ do: fc.constant('undo' as const) }),
  fc.record({ do: fc.constant('redo' as const) }),
  fc.record({ do: fc.constant('meet' as const), with: fc.nat(2) }),
)
const step = fc.record({ who: fc.nat(2), action })

test('three people edit in any order, and see the same', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const people = [createCanvasPerson(1), createCanvasPerson(2), createCanvasPerson(3)]
      try {
        for (const { who, action } of steps) {
          const person = people[who]
          if (person) perform(person, action, people)
        }
        for (const person of people) person.letGo()
        syncAll(people)
        syncAll(people)
        const echo: unknown[] = []
        for (const person of people) {
          person.doc.on('update', (update) => echo.push(update))
          person.settle()
          person.letGo()
        }
        expect(echo).toHaveLength(0)
        const pictures = people.map((person) => pictureOf(person.shapes()))
        expect(pictures[1]).toEqual(pictures[0])
        expect(pictures[2]).toEqual(pictures[0])
        for (const person of people) expect(pictureOf(person.shapes())).toEqual(freshPictureOf(person))
      } finally {
        for (const person of people) person.close()
      }
    }),
    { numRuns: 150 },
  )
})

test('what is drawn is what the document reads, moment by moment', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const person = createCanvasPerson(1)
      try {
        for (const { action } of steps) perform(person, action, [person])
        person.letGo()
        const moments = readMoments(person.doc)
        const ids = new Set<string>(moments.map((moment) => moment.id))
        expect(person.shapes('moment')).toHaveLength(moments.length)
        for (const moment of moments) {
          const shape = person.moment(moment.id)
          expect(shape?.props).toMatchObject({
            label: moment.label,
            kind: moment.kind,
            word: moment.feeling?.word ?? '',
          })
          const { x, y } = moment.place ?? { x: shape?.x, y: shape?.y }
          expect([shape?.x, shape?.y]).toEqual([x, y])
        }
        const whole = readLinks(person.doc).filter(
          (link) => link.from !== link.to && ids.has(link.from) && ids.has(link.to),
        )
        expect(person.shapes('link')).toHaveLength(whole.length)
        const drawn = person.shapes().filter(({ type }) => type !== 'moment' && type !== 'link')
        expect(drawn.map(({ id, type }) => `${type} ${id}`).sort()).toEqual(
          readInk(person.doc)
            .map(({ id, type }) => `${type} ${id}`)
            .sort(),
        )
      } finally {
        person.close()
      }
    }),
    { numRuns: 150 },
  )
})

type Action = typeof action extends fc.Arbitrary<infer T> ? T : never

function perform(person: CanvasPerson, action: Action, people: readonly CanvasPerson[]): void {
  const { doc, store } = person
  switch (action.do) {
    case 'add':
      return addMoment(doc, { id: action.id, label: action.label, ...(action.place ? { place: action.place } : {}) })
    case 'rename':
      return changeMoment(doc, action.id, { label: action.label })
    case 'kind':
      return changeMoment(doc, action.id, { kind: action.kind })
    case 'remove':
      return removeMoments(doc, [action.id])
    case 'link':
      return addLink(doc, action)
    case 'relink':
      return changeLink(doc, action.id, { to: action.to })
    case 'unlink':
      return linksOf(doc).has(action.id) ? removeLinks(doc, [action.id]) : undefined
    case 'drag':
      return person.drag(action.id, action.place.x, action.place.y)
    case 'deleteShape': {
      const shape = person.moment(action.id)
      return shape && store.remove([shape.id])
    }
    case 'draw':
      return store.put([createStroke(action.id, action.place)])
    case 'erase':
      return store.has(action.id) ? store.remove([action.id]) : undefined
    case 'note':
      return addThing(doc, { ...action, type: 'sticky', height: 96 })
    case 'write':
      return changeThing(doc, action.id, { words: action.words })
    case 'push':
      if (store.has(action.id)) store.update(action.id, (shape) => ({ ...shape, x: action.place.x, y: action.place.y }))
      return undefined
    case 'spoil':
      return spoil(person, action.id, action.key, action.value)
    case 'grab':
      return person.grab('pointer')
    case 'letGo':
      return person.letGo()
    case 'wait':
      return person.settle()
    case 'undo':
      return void person.document.undo.undo()
    case 'redo':
      return void person.document.undo.redo()
    case 'meet': {
      const other = people[action.with]
      return other && syncAll([person, other])
    }
  }
}

/** Writes what no app of ours would write. Yjs itself refuses some values; those are not worth a thought. */
function spoil({ doc }: CanvasPerson, id: MomentId, key: string, value: unknown): void {
  const plain: unknown = value === undefined ? null : JSON.parse(JSON.stringify(value) ?? 'null')
  doc.transact(() => momentsOf(doc).get(id)?.set(key, plain), 'spoiler')
}

function pictureOf(shapes: readonly TLShape[]): Record<string, unknown> {
  const entries = shapes.map(({ id, x, y, type, props }): [string, unknown] => [id, { x, y, type, props }])
  return Object.fromEntries(entries.sort(([one], [other]) => (one < other ? -1 : 1)))
}

function freshPictureOf(person: CanvasPerson): Record<string, unknown> {
  const store = createTestStore()
  const projection = createCanvasLayers({
    store,
    pageId: testPage,
    gesture: () => 'none',
    later: () => () => {},
    nextFrame: () => () => {},
    onRemove: () => {},
  })
  projection.setLayers([person.layer])
  const shapes = store.allRecords().filter((record): record is TLShape => record.typeName === 'shape')
  projection.close()
  return pictureOf(shapes)
}
