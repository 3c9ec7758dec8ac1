import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { LinkId, MomentId, PersonId } from '../model/ids.ts'
import { maxTextLength, momentKinds, valences } from '../model/moment.ts'
import { toSketchStroke } from '../model/sketch.ts'
import {
  addAll,
  addLink,
  addMoment,
  changeLink,
  changeMoment,
  drawSketch,
  linksOf,
  momentsOf,
  type NewMoment,
  readLinks,
  readMoments,
  removeLinks,
  removeMoments,
} from './map-document.ts'
import { createPeers, readerOf } from './testing/peers.ts'
import { createUndo } from './undo.ts'

const id = (word: string) => word as MomentId
const stroke = (name: string | number) => toSketchStroke(`s${name}`, [{ x: 1, y: 2 }], 0.5)
const linkId = (word: string) => word as LinkId

const anyMoment = fc.record<NewMoment>(
  {
    id: fc.stringMatching(/^[a-z]{1,6}$/).map(id),
    kind: fc.constantFrom(...momentKinds),
    label: fc.string({ unit: 'grapheme' }),
    thinking: fc.string({ unit: 'grapheme' }),
    doing: fc.string({ unit: 'grapheme' }),
    feeling: fc.record({ valence: fc.constantFrom(...valences), word: fc.string({ unit: 'grapheme', maxLength: 10 }) }),
    place: fc.record({ x: fc.integer({ min: -9_999, max: 9_999 }), y: fc.integer({ min: -9_999, max: 9_999 }) }),
    chapter: fc.constantFrom('Before', 'In the evening'),
    group: fc.constantFrom('g1', 'g2'),
    locked: fc.constant(true),
    by: fc.constant('noor' as PersonId),
  },
  { requiredKeys: ['id'] },
)

describe('a map in a document', () => {
  test('moments read as they were written, in the order they were added', () => {
    fc.assert(
      fc.property(fc.uniqueArray(anyMoment, { selector: (moment) => moment.id }), (moments) => {
        const doc = new Y.Doc()
        addAll(doc, { moments, links: [] })
        const expected = moments.map(({ by: _by, ...moment }) => ({
          kind: 'step',
          label: '',
          thinking: '',
          doing: '',
          ...moment,
        }))
        expect(readMoments(doc)).toEqual(expected)
        expect(readMoments(readerOf(doc))).toEqual(expected)
      }),
    )
  })

  test('a change touches what it names and nothing else', () => {
    fc.assert(
      fc.property(anyMoment, anyMoment, (moment, patch) => {
        const doc = new Y.Doc()
        addMoment(doc, moment)
        const [before] = readMoments(doc)
        const { id: _id, by: _by, ...named } = patch
        changeMoment(doc, moment.id, named)
        expect(readMoments(doc)).toEqual([{ ...before, ...named }])
        changeMoment(doc, moment.id, { feeling: null, place: null })
        expect(readMoments(doc)[0]?.feeling).toBeUndefined()
        expect(readMoments(doc)[0]?.place).toBeUndefined()
      }),
    )
  })

  test('a change that says what is there already makes no update', () => {
    fc.assert(
      fc.property(anyMoment, (moment) => {
        const doc = new Y.Doc()
        addMoment(doc, moment)
        let updates = 0
        doc.on('update', () => updates++)
        const { id: _id, by: _by, ...same } = moment
        changeMoment(doc, moment.id, same)
        expect(updates).toBe(0)
      }),
    )
  })

  test('two people who change different things of one moment both win', () => {
    const peers = createPeers(2)
    const [noor, priya] = peers.docs
    if (!noor || !priya) throw new Error('two were asked for')
    addMoment(noor, { id: id('a'), label: 'Opens the app' })
    peers.settle()
    changeMoment(noor, id('a'), { kind: 'pain', feeling: { valence: -1, word: 'tense' } })
    changeMoment(priya, id('a'), { place: { x: 7, y: 8 }, label: 'Opens the app again' })
    peers.settle()
    for (const doc of peers.docs)
      expect(readMoments(doc)).toEqual([
        {
          id: 'a',
          kind: 'pain',
          label: 'Opens the app again',
          thinking: '',
          doing: '',
          feeling: { valence: -1, word: 'tense' },
          place: { x: 7, y: 8 },
        },
      ])
    peers.close()
  })

  test('two people moving the same moment end at one place', () => {
    const peers = createPeers(2)
    const [noor, priya] = peers.docs
    if (!noor || !priya) throw new Error('two were asked for')
    addMoment(noor, { id: id('a') })
    peers.settle()
    changeMoment(noor, id('a'), { place: { x: 1, y: 2 } })
    changeMoment(priya, id('a'), { place: { x: 300, y: 400 } })
    peers.settle()
    const [place, same] = peers.docs.map((doc) => readMoments(doc)[0]?.place)
    expect(place).toEqual(same)
    expect([
      { x: 1, y: 2 },
      { x: 300, y: 400 },
    ]).toContainEqual(place)
    peers.close()
  })

  test('a moment that is taken away goes with its links, and a late edit of it brings nothing back', () => {
    const peers = createPeers(2)
    const [noor, priya] = peers.docs
    if (!noor || !priya) throw new Error('two were asked for')
    addAll(noor, {
      moments: [{ id: id('a') }, { id: id('b') }],
      links: [{ id: linkId('l'), from: id('a'), to: id('b'), kind: 'next' }],
    })
    peers.settle()
    removeMoments(noor, [id('b')])
    changeMoment(priya, id('b'), { label: 'late' })
    addLink(priya, { id: linkId('m'), from: id('b'), to: id('a') })
    peers.settle()
    for (const doc of peers.docs) {
      expect(readMoments(doc).map((moment) => moment.id)).toEqual(['a'])
      expect(readLinks(doc).map((link) => link.id)).toEqual(['m'])
    }
    peers.close()
  })

  test('the same link is not drawn twice, a moment is not linked to itself', () => {
    const doc = new Y.Doc()
    addAll(doc, { moments: [{ id: id('a') }, { id: id('b') }], links: [] })
    addLink(doc, { id: linkId('l1'), from: id('a'), to: id('b') })
    addLink(doc, { id: linkId('l2'), from: id('a'), to: id('b') })
    addLink(doc, { id: linkId('l3'), from: id('a'), to: id('b'), kind: 'loop' })
    addLink(doc, { id: linkId('l4'), from: id('a'), to: id('a') })
    expect(readLinks(doc).map((link) => link.id)).toEqual(['l1', 'l3'])
    changeLink(doc, linkId('l1'), { label: 'yes', kind: 'error' })
    removeLinks(doc, [linkId('l3')])
    expect(readLinks(doc)).toEqual([{ id: 'l1', from: 'a', to: 'b', kind: 'error', label: 'yes' }])
  })

  test('edits of what is not there are no edits', () => {
    const doc = new Y.Doc()
    let updates = 0
    doc.on('update', () => updates++)
    changeMoment(doc, id('nobody'), { label: 'x' })
    changeLink(doc, linkId('nothing'), { kind: 'loop' })
    removeMoments(doc, [id('nobody')])
    removeLinks(doc, [linkId('nothing')])
    expect(updates).toBe(0)
    expect(readMoments(doc)).toEqual([])
  })

  test('a label of 100,000 characters is cut, never inside a letter', () => {
    const doc = new Y.Doc()
    addMoment(doc, { id: id('a'), label: '😀'.repeat(50_000), thinking: `x${'😀'.repeat(2_000)}` })
    const [moment] = readMoments(doc)
    expect(moment?.label).toHaveLength(maxTextLength)
    expect(moment?.thinking.isWellFormed()).toBe(true)
    changeMoment(doc, id('a'), { label: `y${'😀'.repeat(50_000)}` })
    expect(readMoments(doc)[0]?.label).toHaveLength(maxTextLength - 1)
  })

  test('the order of adding survives a reload, also when several people added', () => {
    const peers = createPeers(3)
    const order = ['d', 'a', 'c', 'b']
    for (const [at, word] of order.entries()) {
      const doc = peers.docs[(at * 2) % 3]
      if (doc) addMoment(doc, { id: id(word) })
      peers.settle()
    }
    for (const doc of [...peers.docs, ...peers.docs.map(readerOf)])
      expect(readMoments(doc).map((moment) => moment.id)).toEqual(order)
    peers.close()
  })

  test('a 1,500-moment list goes in as one update', () => {
    const doc = new Y.Doc()
    let updates = 0
    doc.on('update', () => updates++)
    const moments = Array.from({ length: 1_500 }, (_, at) => ({ id: id(`m${at}`), label: `Moment ${at}` }))
    const links = moments.slice(1).map((moment, at) => ({
      id: linkId(`l${at}`),
      from: id(`m${at}`),
      to: moment.id,
      kind: 'next' as const,
    }))
    addAll(doc, { moments, links: [...links, ...links] })
    expect(updates).toBe(1)
    expect(momentsOf(doc).size).toBe(1_500)
    expect(linksOf(doc).size).toBe(1_499)
  })
})

test('a time and the mark behind the scenes are said, changed and taken back', () => {
  const doc = new Y.Doc()
  const id = 'a' as MomentId
  addMoment(doc, { id, when: '20 min', behindTheScenes: true })
  expect(readMoments(doc)[0]).toMatchObject({ when: '20 min', behindTheScenes: true })
  changeMoment(doc, id, { when: 'half past nine' })
  expect(readMoments(doc)[0]).toMatchObject({ when: 'half past nine', behindTheScenes: true })
  changeMoment(doc, id, { when: '', behindTheScenes: false })
  expect(readMoments(doc)[0]).not.toHaveProperty('when')
  expect(readMoments(doc)[0]).not.toHaveProperty('behindTheScenes')
})

test('a chapter, a group and a lock are said, changed and taken back, each on its own', () => {
  const doc = new Y.Doc()
  const id = 'a' as MomentId
  addMoment(doc, { id, chapter: ' Before ', group: 'g1', locked: true })
  expect(readMoments(doc)[0]).toMatchObject({ chapter: 'Before', group: 'g1', locked: true })
  changeMoment(doc, id, { chapter: 'x'.repeat(500), locked: false })
  expect(readMoments(doc)[0]).toMatchObject({ chapter: 'x'.repeat(60), group: 'g1' })
  changeMoment(doc, id, { chapter: '', group: '' })
  for (const name of ['chapter', 'group', 'locked']) expect(readMoments(doc)[0]).not.toHaveProperty(name)
})

test('one person locks a moment while another puts it into a chapter: both count', () => {
  const { docs, settle, close } = createPeers(2)
  const [noor, priya] = docs
  if (!noor || !priya) throw new Error('two people were asked for')
  addMoment(noor, { id: id('a') })
  settle()
  changeMoment(noor, id('a'), { locked: true })
  changeMoment(priya, id('a'), { chapter: 'Before' })
  settle()
  for (const doc of docs) expect(readMoments(doc)[0]).toMatchObject({ locked: true, chapter: 'Before' })
  close()
})

test('two people who draw in one moment at once have both drawn; each takes back only their own stroke', () => {
  const [noor, priya] = [new Y.Doc(), new Y.Doc()]
  const meet = () => {
    Y.applyUpdate(priya, Y.encodeStateAsUpdate(noor), 'remote')
    Y.applyUpdate(noor, Y.encodeStateAsUpdate(priya), 'remote')
  }
  const m1 = id('m1')
  addMoment(noor, { id: m1, label: 'Sinks into the couch' })
  meet()
  const undo = createUndo(noor, 'map')
  drawSketch(noor, m1, { add: [stroke('b')] })
  drawSketch(priya, m1, { add: [stroke('a')] })
  changeMoment(priya, m1, { sketchWords: 'A couch' })
  meet()
  for (const doc of [noor, priya])
    expect(readMoments(doc)[0]?.sketch).toEqual({ strokes: [stroke('a'), stroke('b')], words: 'A couch' })
  undo.undo()
  meet()
  expect(readMoments(priya)[0]?.sketch?.strokes).toEqual([stroke('a')])
  drawSketch(priya, m1, { remove: ['sa'] })
  expect(readMoments(priya)[0]).not.toHaveProperty('sketch')
  undo.close()
})

test('a sketch that is full takes no more strokes, and a broken stroke is left out', () => {
  const doc = new Y.Doc()
  const m1 = id('m1')
  addMoment(doc, { id: m1, sketch: { strokes: [stroke(0)] } })
  drawSketch(doc, m1, { add: Array.from({ length: 300 }, (_, at) => stroke(at + 1)) })
  expect(readMoments(doc)[0]?.sketch?.strokes).toHaveLength(200)
  drawSketch(doc, m1, { add: [stroke(999)] })
  expect(readMoments(doc)[0]?.sketch?.strokes).toHaveLength(200)
  momentsOf(doc).get(m1)?.set('sketch:s0', 'spilt')
  expect(readMoments(doc)[0]?.sketch?.strokes).toHaveLength(199)
})
