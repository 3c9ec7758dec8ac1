import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import type { InkThing } from '../model/ink.ts'
import { valences } from '../model/moment.ts'
import { addThing, changeThing, inkOf, type InkRecord, readInk, readThings, writeInk } from './ink-document.ts'
import { createUndo } from './undo.ts'

const note: InkThing = { id: 'shape:n', type: 'sticky', place: { x: 10, y: 20 }, words: 'Ask Jo', height: 96 }
const jo: InkThing = { id: 'shape:f', type: 'figure', place: { x: 0, y: 0 }, words: 'Jo', height: 96, mood: -1 }

function two(): [Y.Doc, Y.Doc] {
  const docs: [Y.Doc, Y.Doc] = [new Y.Doc(), new Y.Doc()]
  docs[0].clientID = 1
  docs[1].clientID = 2
  return docs
}

const byId = (doc: Y.Doc) => readInk(doc).toSorted((a, b) => (a.id < b.id ? -1 : 1))

function meet([a, b]: [Y.Doc, Y.Doc]): void {
  Y.applyUpdate(b, Y.encodeStateAsUpdate(a, Y.encodeStateVector(b)), 'remote')
  Y.applyUpdate(a, Y.encodeStateAsUpdate(b, Y.encodeStateVector(a)), 'remote')
}

test('two people who write on one note keep each other’s words, and whoever moves it undoes none of them', () => {
  const docs = two()
  const [noor, priya] = docs
  addThing(noor, note)
  meet(docs)
  changeThing(noor, note.id, { words: 'Ask Jo about the remote' })
  changeThing(priya, note.id, { words: 'First: Ask Jo' })
  changeThing(priya, note.id, { place: { x: 300, y: 20 } })
  meet(docs)
  for (const doc of docs)
    expect(readThings(doc)).toEqual([{ ...note, words: 'First: Ask Jo about the remote', place: { x: 300, y: 20 } }])
})

test('a mood, a size and a name are facts apart; a mood can be taken away', () => {
  const docs = two()
  const [noor, priya] = docs
  addThing(noor, jo)
  meet(docs)
  changeThing(noor, jo.id, { mood: 2 })
  changeThing(priya, jo.id, { height: 140 })
  meet(docs)
  expect(readThings(priya)).toEqual([{ ...jo, mood: 2, height: 140 }])
  changeThing(noor, jo.id, { mood: null })
  expect(readThings(noor)[0]).not.toHaveProperty('mood')
})

test('a note is made, written and removed in a step each', () => {
  const doc = new Y.Doc()
  const undo = createUndo(doc, 'map')
  addThing(doc, { ...note, words: '' })
  changeThing(doc, note.id, { words: 'Ask Jo' })
  writeInk(doc, [], [note.id])
  expect(readThings(doc)).toEqual([])
  undo.undo()
  expect(readThings(doc)).toEqual([note])
  undo.undo()
  expect(readThings(doc)[0]?.words).toBe('')
  undo.undo()
  expect(readThings(doc)).toEqual([])
  undo.close()
})

test('what is read as records and written into another document reads the same', () => {
  const stroke: InkRecord = { id: 'shape:s', typeName: 'shape', type: 'draw', x: 1, y: 2, props: { segments: [] } }
  const thing = fc.record({
    id: fc.constantFrom('shape:a', 'shape:b', 'shape:c'),
    type: fc.constantFrom('sticky' as const, 'figure' as const),
    place: fc.record({ x: fc.integer({ min: -9, max: 9 }), y: fc.integer({ min: -9, max: 9 }) }),
    words: fc.string({ maxLength: 20 }),
    height: fc.integer({ min: 40, max: 600 }),
    mood: fc.constantFrom(...valences),
  })
  fc.assert(
    fc.property(fc.array(thing, { maxLength: 5 }), (things) => {
      const doc = new Y.Doc()
      for (const one of things) addThing(doc, one)
      writeInk(doc, [stroke], [])
      const copy = new Y.Doc()
      writeInk(copy, structuredClone(readInk(doc)) as InkRecord[], [])
      expect(byId(copy)).toEqual(byId(doc))
      // Written again over what is there, nothing changes.
      let updates = 0
      copy.on('update', () => updates++)
      writeInk(
        copy,
        readInk(doc).filter(({ type }) => type !== 'draw'),
        [],
      )
      expect(updates).toBe(0)
    }),
  )
})

test('a thing of a kind that this app does not know stays in the document and is not read', () => {
  const doc = new Y.Doc()
  const facts = new Y.Map<unknown>([
    ['type', 'balloon'],
    ['place', { x: 0, y: 0 }],
  ])
  inkOf(doc).set('shape:x', facts)
  inkOf(doc).set('shape:y', new Y.Map([['type', 'sticky']]))
  expect(readInk(doc)).toEqual([])
  changeThing(doc, 'shape:gone', { words: 'late' })
  expect(inkOf(doc).size).toBe(2)
})
