import { afterEach, expect, test } from 'vitest'
import { addLink, addMoment, type NewMoment, readLinks, readMoments } from '#shared/documents/map-document.ts'
import type { LinkId, MomentId } from '#shared/model/ids.ts'
import { type CanvasPerson, createCanvasPerson } from '../testing/canvas-person.ts'

let noor: CanvasPerson
afterEach(() => noor.close())

const id = (letter: string) => letter as MomentId

/** a → b → c in a row, each labelled with two words. */
function start(facts: Readonly<Record<string, Partial<NewMoment>>> = {}): CanvasPerson {
  noor = createCanvasPerson(1)
  for (const [at, letter] of ['a', 'b', 'c'].entries())
    addMoment(noor.doc, { id: id(letter), label: `${letter} word`, place: { x: at * 220, y: 0 }, ...facts[letter] })
  addLink(noor.doc, { id: 'ab' as LinkId, from: id('a'), to: id('b'), label: 'if so' })
  addLink(noor.doc, { id: 'bc' as LinkId, from: id('b'), to: id('c') })
  noor.settle()
  return noor
}

const story = () => readMoments(noor.doc).map(({ label }) => label)
const moment = (letter: string) => readMoments(noor.doc).find((one) => one.id === letter)
const ways = () =>
  readLinks(noor.doc)
    .map(({ from, to }) => `${moment(from)?.label}>${moment(to)?.label}`)
    .sort()

test('a moment is split at the caret in one step, with the second half’s label open', () => {
  start().edits.split(id('b'), 1)
  expect(ways()).toEqual(['a word>b', 'b>word', 'word>c word'])
  const { editing } = noor.selection.getState()
  expect(moment(editing ?? '')?.label).toBe('word')
  expect(noor.moment(editing ?? id('?'))).toBeDefined()
  noor.document.undo.undo()
  expect(ways()).toEqual(['a word>b word', 'b word>c word'])
})

test('a moment takes in what comes after it, or all that are selected, in one step', () => {
  start().edits.join([id('a')])
  expect(story()).toEqual(['a word b word', 'c word'])
  noor.document.undo.undo()
  noor.edits.join([id('c'), id('a'), id('b')])
  expect(story()).toEqual(['a word b word c word'])
  expect(noor.shapes('link')).toHaveLength(0)
  noor.document.undo.undo()
  expect(story()).toHaveLength(3)
})

test('a moment in the middle of a link takes the link over; left without a word, it was never there', () => {
  start().edits.addBetween('ab' as LinkId)
  const { editing } = noor.selection.getState()
  expect(ways()).toEqual(['>b word', 'a word>', 'b word>c word'])
  expect(readLinks(noor.doc).find(({ to }) => to === editing)?.label).toBe('if so')
  noor.edits.closeLabel(editing ?? id('?'))
  expect(ways()).toEqual(['a word>b word', 'b word>c word'])
  expect(noor.document.undo.canRedo()).toBe(false)
})

test('what is grouped moves together, also when one of them is moved by keys, and no longer after it is ungrouped', () => {
  start().edits.group([id('a'), id('c')])
  noor.edits.nudge([id('c')], { x: 12, y: 0 })
  expect([moment('a')?.place?.x, moment('b')?.place?.x, moment('c')?.place?.x]).toEqual([12, 220, 452])
  noor.edits.ungroup([id('a')])
  noor.edits.nudge([id('c')], { x: 12, y: 0 })
  expect([moment('a')?.place?.x, moment('c')?.place?.x]).toEqual([12, 464])
})

test('what is locked is neither moved, tidied, erased nor joined, until it is unlocked', () => {
  start().edits.group([id('a'), id('b')])
  expect(noor.edits.toggleLock([id('a')])).toBe('locked')
  noor.edits.nudge([id('a'), id('b')], { x: 12, y: 0 })
  noor.edits.tidy()
  noor.edits.arrange([id('a'), id('b'), id('c')], 'left')
  noor.edits.remove([id('a'), id('b')], [])
  noor.edits.join([id('a')])
  noor.edits.split(id('a'), 1)
  noor.drag(id('a'), 500, 500)
  noor.letGo()
  expect(story()).toEqual(['a word', 'b word', 'c word'])
  expect([moment('a')?.place, moment('b')?.place]).toEqual([
    { x: 0, y: 0 },
    { x: 220, y: 0 },
  ])
  expect(noor.moment(id('a'))).toMatchObject({ x: 0, y: 0 })
  const shape = noor.moment(id('b'))
  if (shape) noor.store.remove([shape.id])
  noor.settle()
  expect(noor.moment(id('b'))).toBeDefined()
  expect(noor.edits.toggleLock([id('b')])).toBe('unlocked')
  noor.edits.remove([id('a')], [])
  expect(story()).toEqual(['b word', 'c word'])
})

test('tidying lays the others where they do not lie on what is locked', () => {
  start({ b: { place: { x: 230, y: 10 } } }).edits.toggleLock([id('b')])
  noor.edits.tidy()
  expect(moment('b')?.place).toEqual({ x: 230, y: 10 })
  for (const letter of ['a', 'c']) expect(moment(letter)?.place?.y).toBeGreaterThan(72)
})

test('what hangs from a locked moment is tidied into the chapter that moment lies in', () => {
  start({ a: { chapter: 'Before' } })
  for (const [letter, y] of [
    ['x', 300],
    ['y', 300],
  ] as const)
    addMoment(noor.doc, { id: id(letter), kind: 'error', label: letter, place: { x: 900, y } })
  addLink(noor.doc, { id: 'ax' as LinkId, from: id('a'), to: id('x'), kind: 'error' })
  addLink(noor.doc, { id: 'xy' as LinkId, from: id('x'), to: id('y') })
  noor.edits.setChapter([id('b'), id('c')], 'In the evening')
  noor.edits.toggleLock([id('x')])
  noor.edits.tidy()
  expect(moment('y')?.place?.y).toBeLessThan(moment('b')?.place?.y ?? 0)
})

test('a chapter is given to several moments in one step, and whoever goes on writing goes on in it', () => {
  start().edits.setChapter([id('b'), id('c')], 'In the evening')
  const next = noor.edits.addNext(id('c'))
  expect(moment(next ?? '')?.chapter).toBe('In the evening')
  noor.edits.closeLabel(next ?? id('?'))
  noor.document.undo.undo()
  expect(readMoments(noor.doc).some(({ chapter }) => chapter)).toBe(false)
})

test('nothing of it is done to a map that one only looks at', () => {
  noor = createCanvasPerson(1, { readOnly: true })
  addMoment(noor.doc, { id: id('a'), label: 'a word' })
  noor.edits.split(id('a'), 1)
  noor.edits.setChapter([id('a')], 'Before')
  expect(noor.edits.toggleLock([id('a')])).toBeUndefined()
  expect(readMoments(noor.doc)).toMatchObject([{ label: 'a word' }])
  expect(moment('a')).not.toHaveProperty('chapter')
})
