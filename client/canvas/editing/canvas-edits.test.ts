import { afterEach, expect, test } from 'vitest'
import { addMoment, momentText, readLinks, readMoments } from '#shared/documents/map-document.ts'
import type { LinkId, MomentId } from '#shared/model/ids.ts'
import { editMoment } from '../selection/selection-store.ts'
import { type CanvasPerson, createCanvasPerson } from '../testing/canvas-person.ts'

let noor: CanvasPerson
afterEach(() => noor.close())

/** What the canvas does when a label is closed or another one opened. */
function watchLabels(person: CanvasPerson): void {
  person.selection.subscribe((now, before) => {
    if (before.editing && before.editing !== now.editing) person.edits.closeLabel(before.editing)
  })
}

function start(): CanvasPerson {
  noor = createCanvasPerson(1)
  watchLabels(noor)
  return noor
}

function type(text: string): MomentId {
  const { editing } = noor.selection.getState()
  if (!editing) throw new Error('no label is open')
  const label = () => readMoments(noor.doc).find((moment) => moment.id === editing)?.label ?? ''
  for (const letter of text) noor.edits.writeLabel(editing, label() + letter)
  return editing
}

/** The links as text; documents keep them in no order. */
const ways = () =>
  readLinks(noor.doc)
    .map(({ from, kind, to }) => `${from} ${kind} ${to}`)
    .sort()
const labels = () => readMoments(noor.doc).map((moment) => moment.label)

test('a map that was left before its first word begins with the label of that moment', () => {
  start().edits.begin()
  const [moment] = readMoments(noor.doc)
  editMoment(noor.selection, undefined)
  expect(noor.selection.getState().editing).toBeUndefined()
  expect(noor.edits.begin()).toBe(moment?.id)
  expect(readMoments(noor.doc)).toHaveLength(1)
  expect(noor.selection.getState().editing).toBe(moment?.id)
})

test('an empty map begins with one moment whose label is open, and nothing to undo', () => {
  start().edits.begin()
  expect(readMoments(noor.doc)).toMatchObject([{ kind: 'start', label: '' }])
  expect(noor.selection.getState().editing).toBe(readMoments(noor.doc)[0]?.id)
  expect(noor.document.undo.canUndo()).toBe(false)
  noor.edits.begin()
  expect(readMoments(noor.doc)).toHaveLength(1)
})

test('label after label, the flow is linked, in a row', () => {
  start().edits.begin()
  const first = type('House goes quiet')
  noor.edits.addNext(first)
  const second = type('Sinks into the couch')
  noor.edits.addNext(second)
  const third = type('Endless browsing')
  editMoment(noor.selection, undefined)
  expect(ways()).toEqual([`${first} next ${second}`, `${second} next ${third}`].sort())
  const [one, two] = readMoments(noor.doc)
  expect(two?.place?.x).toBeGreaterThan((one?.place?.x ?? 0) + 168)
})

test('a long row turns at the edge of the page and comes back below', () => {
  start().edits.begin()
  let last = type('One')
  for (let i = 0; i < 11; i++) {
    noor.edits.addNext(last)
    last = type(`And then ${i}`)
  }
  editMoment(noor.selection, undefined)
  const places = readMoments(noor.doc).flatMap((moment) => moment.place ?? [])
  expect(Math.max(...places.map(({ x }) => x))).toBeLessThan(1240)
  expect(new Set(places.map(({ x, y }) => `${x} ${y}`)).size).toBe(12)
  const rows = new Set(places.map(({ y }) => Math.round(y / 60)))
  expect(rows.size).toBeGreaterThan(1)
})

test('Enter where nothing was written yet ends the row, and leaves no step behind', () => {
  start().edits.begin()
  const first = type('House goes quiet')
  noor.edits.addNext(first)
  const fresh = noor.selection.getState().editing
  noor.edits.addNext(fresh ?? first)
  expect(labels()).toEqual(['House goes quiet'])
  expect(noor.selection.getState()).toMatchObject({ editing: undefined, moments: [first] })
  expect(noor.document.undo.canRedo()).toBe(false)
  noor.document.undo.undo()
  expect(labels()).toEqual([''])
})

test('a moment that was made and left without a word is gone, even after a label that grew to three lines', () => {
  start().edits.begin()
  const first = type('Haggles with the other one about something funny or something serious, and then again')
  noor.edits.addNext(first)
  editMoment(noor.selection, undefined)
  expect(readMoments(noor.doc)).toHaveLength(1)
  expect(labels()[0]).toContain('Haggles')
})

test('a mark at the start says the kind, and where it goes wrong the way there does too', () => {
  start().edits.begin()
  const first = type('Sinks into the couch')
  noor.edits.addNext(first)
  const second = type('! The remote is gone')
  expect(readMoments(noor.doc)[1]).toMatchObject({ id: second, kind: 'error', label: 'The remote is gone' })
  expect(readLinks(noor.doc)).toMatchObject([{ kind: 'error' }])
})

test('a mouth and a word at the end say how it feels, once the label is closed, in the step of its typing', () => {
  start().edits.begin()
  const first = type('One')
  noor.edits.addNext(first)
  type('^ Nothing chosen :(( so tired')
  expect(labels()[1]).toBe('Nothing chosen :(( so tired')
  editMoment(noor.selection, undefined)
  expect(readMoments(noor.doc)[1]).toMatchObject({
    kind: 'pain',
    label: 'Nothing chosen',
    feeling: { valence: -2, word: 'so tired' },
  })
  noor.document.undo.undo()
  expect(readMoments(noor.doc)[1]).toMatchObject({ kind: 'step', label: '' })
})

test('a mark that stands there already, as after an undo, is words', () => {
  start()
  addMoment(noor.doc, { id: 'a' as MomentId, label: 'x ', place: { x: 0, y: 0 } })
  noor.edits.writeLabel('a' as MomentId, 'x rated')
  expect(readMoments(noor.doc)).toMatchObject([{ kind: 'step', label: 'x rated' }])
})

test('another way beside a moment leaves from the same moment, below', () => {
  start().edits.begin()
  const first = type('One')
  noor.edits.addNext(first)
  const second = type('Two')
  noor.edits.addBeside(second)
  const third = type('Two, otherwise')
  expect(ways()).toEqual([`${first} next ${second}`, `${first} next ${third}`].sort())
  const [, two, otherwise] = readMoments(noor.doc)
  expect(otherwise?.place?.y).toBeGreaterThan(two?.place?.y ?? 0)
})

test('the next moment comes before what follows already, between both, and takes over the word of the way', () => {
  start().edits.begin()
  const first = type('One')
  noor.edits.addNext(first)
  const last = type('Three')
  editMoment(noor.selection, undefined)
  noor.edits.changeLink(readLinks(noor.doc)[0]?.id ?? ('' as LinkId), { label: 'if so' })
  noor.edits.addNext(first)
  const between = type('Two')
  expect(ways()).toEqual([`${first} next ${between}`, `${between} next ${last}`].sort())
  expect(readLinks(noor.doc).find(({ to }) => to === between)?.label).toBe('if so')
  noor.edits.addNext(between)
  editMoment(noor.selection, undefined)
  expect(ways()).toEqual([`${first} next ${between}`, `${between} next ${last}`].sort())
})

test('a branch leaves from the moment itself, below what follows it', () => {
  start().edits.begin()
  const first = type('One')
  noor.edits.addNext(first)
  const second = type('Two')
  noor.edits.addBranch(first)
  const third = type('Two, otherwise')
  expect(ways()).toEqual([`${first} next ${second}`, `${first} next ${third}`].sort())
  const [, two, otherwise] = readMoments(noor.doc)
  expect(otherwise?.place?.y).toBeGreaterThan(two?.place?.y ?? 0)
})

test('a moment that is removed, by key or by hand, leaves no gap', () => {
  start()
  for (const [at, letter] of ['a', 'b', 'c', 'd'].entries())
    addMoment(noor.doc, { id: letter as MomentId, label: letter, place: { x: at * 220, y: 0 } })
  for (const [from, to] of ['ab', 'bc', 'cd'] as const) noor.edits.link(from as MomentId, to as MomentId)
  noor.edits.remove(['b' as MomentId], [])
  expect(ways()).toEqual(['a next c', 'c next d'])
  noor.settle()
  const shape = noor.moment('c' as MomentId)
  if (shape) noor.store.remove([shape.id])
  noor.settle()
  expect(ways()).toEqual(['a next d'])
  noor.document.undo.undo()
  expect(ways()).toEqual(['a next c', 'c next d'])
})

test('typing a label is one step, making the moment another', () => {
  start().edits.begin()
  const first = type('One')
  noor.edits.addNext(first)
  type('Two')
  editMoment(noor.selection, undefined)
  noor.document.undo.undo()
  expect(labels()).toEqual(['One', ''])
  noor.document.undo.undo()
  expect(labels()).toEqual(['One'])
  noor.document.undo.redo()
  noor.document.undo.redo()
  expect(labels()).toEqual(['One', 'Two'])
})

test('a link back is a loop, and a second one between the same moments is the first', () => {
  start().edits.begin()
  const first = type('One')
  noor.edits.addNext(first)
  const second = type('Two')
  noor.edits.link(second, first)
  noor.edits.link(second, first)
  noor.edits.link(first, first)
  expect(ways()).toEqual([`${first} next ${second}`, `${second} loop ${first}`].sort())
  expect(noor.selection.getState().links).toHaveLength(1)
})

test('a link can be turned round, renamed and made another kind', () => {
  start().edits.begin()
  const first = type('One')
  noor.edits.addNext(first)
  const second = type('Two')
  const link = readLinks(noor.doc)[0]?.id ?? ('' as LinkId)
  noor.edits.turn(link)
  noor.edits.changeLink(link, { kind: 'loop' })
  noor.edits.changeLink(link, { label: 'still hungry' })
  expect(readLinks(noor.doc)).toMatchObject([{ from: second, to: first, kind: 'loop', label: 'still hungry' }])
})

test('pasted lines become moments in a row, with their branches, as one step', () => {
  start().edits.begin()
  type('Begins')
  editMoment(noor.selection, undefined)
  noor.edits.addWords('Opens the app\n  ! asks to log in\nBrowses https://example.com', { x: 0, y: 0 })
  expect(labels()).toEqual(['Begins', 'Opens the app', 'asks to log in', 'Browses https://example.com'])
  expect(readLinks(noor.doc)).toHaveLength(2)
  const places = readMoments(noor.doc).map(({ place }) => `${place?.x} ${place?.y}`)
  expect(new Set(places).size).toBe(4)
  noor.document.undo.undo()
  expect(labels()).toEqual(['Begins'])
})

test('more moments than a map holds are refused before anything is written', () => {
  start().edits.addWords(Array.from({ length: 1501 }, (_, i) => `line ${i}`).join('\n'), { x: 0, y: 0 })
  expect(labels()).toEqual([])
})

test('a document that cannot be written is left alone', () => {
  noor = createCanvasPerson(1, { readOnly: true })
  addMoment(noor.doc, { id: 'a' as MomentId, label: 'One', place: { x: 0, y: 0 } })
  noor.edits.addAt({ x: 0, y: 0 })
  noor.edits.addNext('a' as MomentId)
  noor.edits.writeLabel('a' as MomentId, 'Two')
  noor.edits.remove(['a' as MomentId], [])
  noor.edits.nudge(['a' as MomentId], { x: 5, y: 5 })
  expect(readMoments(noor.doc)).toMatchObject([{ label: 'One', place: { x: 0, y: 0 } }])
  expect(momentText(noor.doc, 'a' as MomentId, 'label')?.toString()).toBe('One')
})

test('tidying lays the map out along its links, and is one step for undo', () => {
  const { doc, edits, document } = start()
  for (const [at, id] of ['a', 'b', 'c'].entries())
    addMoment(doc, { id: id as MomentId, label: id, place: { x: 900 - at * 300, y: at * 7 } })
  edits.link('a' as MomentId, 'b' as MomentId)
  edits.link('b' as MomentId, 'c' as MomentId)
  const places = () => readMoments(doc).map(({ place }) => place)
  const before = places()
  edits.tidy()
  const xs = places().map((place) => place?.x ?? 0)
  expect(xs).toEqual([...xs].sort((a, b) => a - b))
  expect(new Set(places().map((place) => place?.y)).size).toBe(1)
  document.undo.undo()
  expect(places()).toEqual(before)
  document.undo.redo()
  expect(places().map((place) => place?.x ?? 0)).toEqual(xs)
})

test('several selected moments are tidied among themselves, and the others stay', () => {
  const { doc, edits } = start()
  for (const [at, id] of ['a', 'b', 'c'].entries())
    addMoment(doc, { id: id as MomentId, label: id, place: { x: at * 10, y: at * 10 } })
  edits.tidy(['b' as MomentId, 'c' as MomentId])
  const [a, b, c] = readMoments(doc)
  expect(a?.place).toEqual({ x: 0, y: 0 })
  expect(Math.abs((b?.place?.x ?? 0) - (c?.place?.x ?? 0))).toBeGreaterThan(100)
  edits.arrange(['a', 'b', 'c'] as MomentId[], 'left')
  expect(new Set(readMoments(doc).map(({ place }) => place?.x)).size).toBe(1)
})

test('copies keep their order and what was said of them, stand beside what is there, and are one step', () => {
  const { doc, edits, document, projection } = start()
  addMoment(doc, { id: 'a' as MomentId, label: 'a', when: '20 min', place: { x: 0, y: 0 } })
  addMoment(doc, { id: 'b' as MomentId, label: 'b', place: { x: 300, y: 0 } })
  edits.link('a' as MomentId, 'b' as MomentId)
  const state = projection.layer(noor.layer.key)
  if (!state) throw new Error('no layer')
  edits.addCopies({ moments: state.moments, links: state.links }, { x: 150, y: 20 })
  const [, , a, b] = readMoments(doc)
  expect(a).toMatchObject({ label: 'a', when: '20 min' })
  expect((b?.place?.x ?? 0) - (a?.place?.x ?? 0)).toBe(300)
  expect(a?.place?.y).toBeGreaterThan(60)
  expect(ways()).toHaveLength(2)
  document.undo.undo()
  expect(labels()).toEqual(['a', 'b'])
})

test('more than a map holds is refused before anything is written', () => {
  const { doc, edits } = start()
  edits.addWords(Array.from({ length: 4_000 }, (_, at) => `moment ${at}`).join('\n'), { x: 0, y: 0 })
  expect(readMoments(doc)).toHaveLength(0)
})
