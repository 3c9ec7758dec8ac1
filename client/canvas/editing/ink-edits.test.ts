import { createShapeId } from 'tldraw'
import { afterEach, expect, test } from 'vitest'
import { readInk, readThings, writeInk } from '#shared/documents/ink-document.ts'
import { readLinks, readMoments } from '#shared/documents/map-document.ts'
import { toSketchStroke } from '#shared/model/sketch.ts'
import { isMomentShape } from '../projection/shape-types.ts'
import { shapeToInk } from '../projection/ink-shapes.ts'
import { isStickyShape } from '../projection/thing-shapes.ts'
import { type CanvasPerson, createCanvasPerson, createStroke, syncAll } from '../testing/canvas-person.ts'

let people: CanvasPerson[] = []
afterEach(() => {
  for (const person of people) person.close()
  people = []
})

function arrive(layer = {}): CanvasPerson {
  const person = createCanvasPerson(people.length + 1, layer)
  people.push(person)
  return person
}

function putsANote(person: CanvasPerson, words: string): string {
  const id = person.edits.addThing('sticky', { x: 200, y: 100 }) ?? ''
  for (let end = 1; end <= words.length; end++) person.edits.writeThing(id, words.slice(0, end))
  person.edits.closeThing(id)
  return id
}

test('a note stands around the point where it was put, in its author’s name, and its words are a step of their own', () => {
  const noor = arrive()
  putsANote(noor, 'Ask Jo')
  expect(readThings(noor.doc)).toMatchObject([
    { type: 'sticky', place: { x: 124, y: 62 }, words: 'Ask Jo', by: 'person1' },
  ])
  expect(noor.shapes('sticky')).toHaveLength(1)
  noor.edits.undo()
  expect(readThings(noor.doc)).toMatchObject([{ words: '' }])
  noor.edits.undo()
  expect(noor.shapes('sticky')).toHaveLength(0)
})

test('a note on which nobody wrote goes again and leaves nothing to undo; one that was emptied can be brought back', () => {
  const noor = arrive()
  const empty = noor.edits.addThing('sticky', { x: 0, y: 0 }) ?? ''
  noor.edits.closeThing(empty)
  expect(noor.shapes('sticky')).toHaveLength(0)
  expect(noor.document.undo.canUndo()).toBe(false)
  const id = putsANote(noor, 'Ask Jo')
  noor.edits.writeThing(id, '')
  noor.edits.closeThing(id)
  expect(noor.shapes('sticky')).toHaveLength(0)
  noor.edits.undo()
  noor.edits.undo()
  expect(readThings(noor.doc)).toMatchObject([{ words: 'Ask Jo' }])
})

test('a note that is dragged while somebody writes on it keeps their words; it grows with them', () => {
  const noor = arrive()
  const id = putsANote(noor, 'Ask Jo')
  const priya = arrive()
  syncAll(people)
  const [shape] = priya.shapes('sticky')
  if (!shape || !isStickyShape(shape)) throw new Error('Priya sees no note')
  priya.grab('pointer')
  priya.store.update(shape.id, (now) => ({ ...now, x: 500, y: 400 }))
  noor.edits.writeThing(
    id,
    'Ask Jo who pays for all of it, and since when, and whether anybody ever looked at the bill',
  )
  syncAll(people)
  priya.letGo()
  syncAll(people)
  for (const person of people) {
    expect(readThings(person.doc)).toMatchObject([{ place: { x: 500, y: 400 } }])
    expect(readThings(person.doc)[0]?.words).toContain('since when')
    const [grown] = person.shapes('sticky')
    expect(isStickyShape(grown) && grown.props.h).toBeGreaterThan(shape.props.h)
  }
})

test('a figure is sized by a hand, and its mood and name are changed apart', () => {
  const noor = arrive()
  const id = noor.edits.addThing('figure', { x: 0, y: 0 }, -2) ?? ''
  const [shape] = noor.shapes('figure')
  noor.grab('pointer')
  if (shape) noor.store.update(shape.id, (now) => ({ ...now, props: { ...now.props, h: 150, w: 111 } }))
  noor.edits.changeThing(id, { mood: 1 })
  noor.letGo()
  noor.edits.writeThing(id, 'Jo')
  expect(readThings(noor.doc)).toMatchObject([{ height: 150, mood: 1, words: 'Jo' }])
  expect(noor.shapes('figure')[0]?.props).toMatchObject({ h: 150, w: 111, mood: 1, words: 'Jo' })
})

test('where a map can only be looked at, nothing is put on it', () => {
  const noor = arrive({ readOnly: true })
  expect(noor.edits.addThing('sticky', { x: 0, y: 0 })).toBeUndefined()
  const merging = arrive({ moments: [] })
  expect(merging.edits.addThing('figure', { x: 0, y: 0 })).toBeUndefined()
})

function draws(person: CanvasPerson, name: string) {
  const stroke = createStroke(createShapeId(name), { x: 100, y: 100 }, 4)
  person.store.put([stroke])
  person.settle()
  return stroke.id
}

test('a box becomes a moment in its middle with what lay in it; one undo brings the strokes back', () => {
  const noor = arrive()
  const gone = [draws(noor, 'box'), draws(noor, 'doodle')]
  const sketch = [toSketchStroke('s', [{ x: 1, y: 1 }], 0.5)]
  const id = noor.edits.addDrawn({ x: 100, y: 100, w: 300, h: 200 }, { label: '! Remote is gone', sketch, gone })
  const [moment] = readMoments(noor.doc)
  expect(moment).toMatchObject({ id, kind: 'error', label: 'Remote is gone', sketch: { strokes: sketch } })
  const [shape] = noor.shapes('moment')
  if (!isMomentShape(shape)) throw new Error('no moment is drawn')
  expect([shape.x + shape.props.w / 2, shape.y + shape.props.h / 2]).toEqual([250, 200])
  expect(noor.shapes('draw')).toHaveLength(0)
  expect(noor.selection.getState()).toMatchObject({ moments: [id], editing: undefined })
  noor.edits.undo()
  expect(noor.shapes('draw')).toHaveLength(2)
  expect(readMoments(noor.doc)).toEqual([])
})

test('a box without words opens the label; closed without a word, the stroke is back and there is nothing to redo', () => {
  const noor = arrive()
  noor.edits.addAt({ x: 0, y: 0 })
  const gone = [draws(noor, 'box')]
  const id = noor.edits.addDrawn({ x: 400, y: 100, w: 200, h: 80 }, { label: '', sketch: [], gone })
  expect(noor.selection.getState().editing).toBe(id)
  if (id) noor.edits.closeLabel(id)
  expect(noor.shapes('draw')).toHaveLength(1)
  expect(readMoments(noor.doc)).toHaveLength(1)
  expect(noor.document.undo.canRedo()).toBe(false)
})

test('a stroke from moment to moment becomes a link, and comes back with one undo', () => {
  const noor = arrive()
  const from = noor.edits.addAt({ x: 0, y: 0 })
  const to = noor.edits.addAt({ x: 500, y: 0 }, 'error')
  if (!from || !to) throw new Error('no moments')
  noor.edits.linkDrawn(from, to, [draws(noor, 'line')])
  expect(readLinks(noor.doc)).toMatchObject([{ from, to, kind: 'error' }])
  expect(readInk(noor.doc)).toEqual([])
  noor.edits.undo()
  expect(readLinks(noor.doc)).toEqual([])
  expect(readInk(noor.doc)).toHaveLength(1)
})

test('notes, figures and strokes are copied with the moment beside them, as one step, and stand to it as they did', () => {
  const { doc, document, edits, projection, layer } = arrive()
  const a = edits.addAt({ x: 100, y: 100 })
  if (!a) throw new Error('no moment')
  edits.writeLabel(a, 'a')
  edits.closeLabel(a)
  const note = edits.addThing('sticky', { x: 300, y: 100 })
  if (!note) throw new Error('no note')
  edits.writeThing(note, 'why?')
  edits.closeThing(note)
  edits.addThing('figure', { x: 500, y: 100 }, -2)
  writeInk(doc, [shapeToInk(createStroke(createShapeId('s'), { x: 120, y: 300 }, 5), { x: 0, y: 0 })], [])
  document.undo.endStep()
  const state = projection.layer(layer.key)
  if (!state) throw new Error('no layer')
  const before = readInk(doc)
  const drawn = edits.addCopies({ moments: state.moments, links: [], ink: before }, { x: 200, y: 150 })
  expect(drawn).toHaveLength(3)
  const after = readInk(doc)
  expect(after).toHaveLength(6)
  const [first, second] = readMoments(doc)
  const by = {
    x: (second?.place?.x ?? 0) - (first?.place?.x ?? 0),
    y: (second?.place?.y ?? 0) - (first?.place?.y ?? 0),
  }
  // Below everything, as something stands there already.
  expect(by.y).toBeGreaterThan(100)
  for (const record of before) {
    const copy = after.find(({ id, type }) => drawn.includes(id) && type === record.type)
    expect([Number(copy?.x) - Number(record.x), Number(copy?.y) - Number(record.y)].map(Math.round)).toEqual([
      Math.round(by.x),
      Math.round(by.y),
    ])
  }
  expect(readThings(doc).filter(({ words }) => words === 'why?')).toHaveLength(2)
  expect(readThings(doc).filter(({ mood }) => mood === -2)).toHaveLength(2)
  document.undo.undo()
  expect(readInk(doc)).toEqual(before)
  expect(readMoments(doc)).toHaveLength(1)
})

test('what is cut goes as one step, moments and notes', () => {
  const { doc, document, edits } = arrive()
  const a = edits.addAt({ x: 100, y: 100 })
  if (!a) throw new Error('no moment')
  edits.writeLabel(a, 'a')
  edits.closeLabel(a)
  const figure = edits.addThing('figure', { x: 500, y: 100 })
  const other = edits.addThing('figure', { x: 700, y: 100 })
  document.undo.endStep()
  edits.remove([a], [], [figure ?? '', 'shape:unknown'])
  expect([readMoments(doc).length, readThings(doc).map(({ id }) => id)]).toEqual([0, [other]])
  document.undo.undo()
  expect([readMoments(doc).length, readThings(doc).length]).toEqual([1, 2])
})
