import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { LinkId, MapId, MomentId, PersonId } from '../model/ids.ts'
import { readBrief, writeBrief } from './board-document.ts'
import { readInk, writeInk } from './ink-document.ts'
import { addLink, changeMoment, momentsOf, removeLinks } from './map-document.ts'
import { restoreBrief, restoreSharedMap } from './restore.ts'
import { readSharedMap } from './shared-map-document.ts'
import { keepApart, placeSources, putOff, takeOffSharedMap } from './shared-map-edits.ts'
import { createPeers, readerOf } from './testing/peers.ts'

const noor = 'noor' as PersonId
const priya = 'priya' as PersonId
const words = ['a', 'b', 'c', 'd'] as const
const id = (word: string) => `m-${word}` as MomentId
const source = (word: string) => ({ sourceId: word as MomentId, mapId: 'map' as MapId })
const decided = { by: noor, at: 1 }

type Step = (doc: Y.Doc) => void
const word = fc.constantFrom(...words)
const anyStep: fc.Arbitrary<Step> = fc.oneof(
  word.map((w): Step => (doc) => {
    const into = momentsOf(doc).has(id(w)) ? { momentId: id(w) } : { moment: { id: id(w), label: `Label ${w}` } }
    placeSources(doc, into, [source(w)], decided)
  }),
  fc.tuple(word, fc.string()).map(([w, label]): Step => (doc) => {
    if (momentsOf(doc).has(id(w))) changeMoment(doc, id(w), { label, thinking: label })
  }),
  word.map(
    (w): Step =>
      (doc) =>
        takeOffSharedMap(doc, [id(w)], decided),
  ),
  fc.tuple(word, word).map(
    ([a, b]): Step =>
      (doc) =>
        keepApart(doc, [[a as MomentId, b as MomentId]], decided),
  ),
  word.map(
    (w): Step =>
      (doc) =>
        putOff(doc, w, true, decided),
  ),
  word.map((w): Step => (doc) => {
    addLink(doc, { id: `l-${w}` as LinkId, from: id('a'), to: id(w), kind: 'next' })
  }),
  word.map(
    (w): Step =>
      (doc) =>
        removeLinks(doc, [`l-${w}` as LinkId]),
  ),
  word.map(
    (w): Step =>
      (doc) =>
        writeInk(doc, [{ id: w, typeName: 'shape', type: 'draw' }], []),
  ),
  word.map(
    (w): Step =>
      (doc) =>
        writeInk(doc, [], [w]),
  ),
)
const steps = fc.array(anyStep, { maxLength: 12 })

function seen(doc: Y.Doc): unknown {
  return JSON.parse(
    JSON.stringify([readSharedMap(doc), readInk(doc)], (_, value) => (value instanceof Set ? [...value] : value)),
  )
}

describe('going back to a version', () => {
  test('whatever was done since, the map is as it was then; one undo brings back what was there', () => {
    fc.assert(
      fc.property(steps, steps, (before, since) => {
        const { docs, undos } = createPeers(1, 'map-shared')
        const [doc] = docs
        const [undo] = undos
        if (!doc || !undo) throw new Error('one was asked for')
        for (const step of before) step(doc)
        const then = readerOf(doc)
        for (const step of since) step(doc)
        const now = seen(doc)
        restoreSharedMap(doc, then, { by: priya, at: 2 })
        expect(seen(doc)).toEqual(seen(then))
        // Where nothing was otherwise, nothing was written, and the last step is one of before.
        if (JSON.stringify(now) !== JSON.stringify(seen(then))) undo.undo()
        expect(seen(doc)).toEqual(now)
      }),
    )
  })

  test('[V1] what somebody types in a label meanwhile is not lost', () => {
    const peers = createPeers(2, 'map-shared')
    const [mine, theirs] = peers.docs
    if (!mine || !theirs) throw new Error('two were asked for')
    placeSources(mine, { moment: { id: id('a'), label: 'Opens the app' } }, [source('a')], decided)
    const then = readerOf(mine)
    changeMoment(mine, id('a'), { label: 'Opens the streaming app' })
    peers.settle()
    restoreSharedMap(mine, then, { by: priya, at: 2 })
    changeMoment(theirs, id('a'), { label: 'Opens the streaming app at once' })
    peers.settle()
    for (const doc of [mine, theirs]) expect(readSharedMap(doc).moments[0]?.label).toBe('Opens the app at once')
  })

  test('[V2] a moment that came later keeps its words, and what is done to it meanwhile', () => {
    const peers = createPeers(2, 'map-shared')
    const [mine, theirs] = peers.docs
    const [undo] = peers.undos
    if (!mine || !theirs || !undo) throw new Error('two were asked for')
    placeSources(mine, { moment: { id: id('a'), label: 'First' } }, [source('a')], decided)
    const then = readerOf(mine)
    placeSources(mine, { moment: { id: id('b'), label: 'Later' } }, [source('b')], decided)
    peers.settle()
    restoreSharedMap(mine, then, { by: priya, at: 2 })
    changeMoment(theirs, id('b'), { label: 'Later on' })
    peers.settle()
    for (const doc of [mine, theirs]) expect(readSharedMap(doc).moments.map(({ label }) => label)).toEqual(['First'])
    undo.undo()
    peers.settle()
    for (const doc of [mine, theirs])
      expect(readSharedMap(doc).moments.map(({ label }) => label)).toEqual(['First', 'Later on'])
  })

  test('[V3] nothing is written where nothing has changed', () => {
    const doc = new Y.Doc()
    placeSources(doc, { moment: { id: id('a'), label: 'First' } }, [source('a')], decided)
    writeInk(doc, [{ id: 'stroke', typeName: 'shape', type: 'draw', x: 1 }], [])
    const then = readerOf(doc)
    let updates = 0
    doc.on('update', () => updates++)
    restoreSharedMap(doc, then, { by: priya, at: 2 })
    expect(updates).toBe(0)
  })

  test('the brief is as it was, and what is typed meanwhile stays', () => {
    const peers = createPeers(2, 'board')
    const [mine, theirs] = peers.docs
    if (!mine || !theirs) throw new Error('two were asked for')
    writeBrief(mine, { actor: 'A parent' })
    const then = readerOf(mine)
    writeBrief(mine, { actor: 'A parent in the evening', start: 'at eight' })
    peers.settle()
    restoreBrief(mine, then)
    writeBrief(theirs, { end: 'they sleep' })
    peers.settle()
    for (const doc of [mine, theirs])
      expect(readBrief(doc)).toMatchObject({ actor: 'A parent', start: '', end: 'they sleep' })
  })
})
