import { createShapeId } from 'tldraw'
import { afterEach, expect, test } from 'vitest'
import { readInk, readThings } from '#shared/documents/ink-document.ts'
import { readLinks, readMoments } from '#shared/documents/map-document.ts'
import { toSketchStroke } from '#shared/model/sketch.ts'
import { isMomentShape } from '../projection/shape-types.ts'
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
