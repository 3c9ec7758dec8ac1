import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import type { LinkId, MomentId } from '../model/ids.ts'
import { keepReading } from './kept-reading.ts'
import {
  addLink,
  addMoment,
  changeMoment,
  linksOf,
  momentsOf,
  readLinks,
  readMoments,
  removeMoments,
} from './map-document.ts'
import { createUndo } from './undo.ts'

const ids = ['m1', 'm2', 'm3', 'm4'] as MomentId[]
const anyStep = fc.record({
  who: fc.nat(1),
  do: fc.constantFrom('add', 'label', 'thinking', 'place', 'remove', 'link', 'undo', 'redo', 'meet', 'spoil', 'read'),
  id: fc.constantFrom(...ids),
  other: fc.constantFrom(...ids),
  word: fc.string({ maxLength: 6 }),
})

test('what is kept is what a fresh reading gives, after every change from either side', () => {
  fc.assert(
    fc.property(fc.array(anyStep, { maxLength: 50 }), (steps) => {
      const docs = [1, 2].map((client) => {
        const doc = new Y.Doc()
        doc.clientID = client
        keepReading(doc)
        return doc
      })
      const undos = docs.map((doc) => createUndo(doc, 'map'))
      for (const { who, id, other, word, ...step } of steps) {
        const [doc, undo] = [docs[who], undos[who]]
        if (!doc || !undo) continue
        if (step.do === 'add' && !momentsOf(doc).has(id)) addMoment(doc, { id, label: word })
        if (step.do === 'label') changeMoment(doc, id, { label: word })
        if (step.do === 'thinking') changeMoment(doc, id, { thinking: word })
        if (step.do === 'place') changeMoment(doc, id, { place: { x: word.length, y: 0 } })
        if (step.do === 'remove') removeMoments(doc, [id])
        if (step.do === 'link') addLink(doc, { id: `${id}${other}` as LinkId, from: id, to: other })
        if (step.do === 'undo') undo.undo()
        if (step.do === 'redo') undo.redo()
        if (step.do === 'spoil') momentsOf(doc).get(id)?.set('kind', word)
        if (step.do === 'meet')
          for (const [from, to] of [docs, docs.toReversed()])
            if (from && to) Y.applyUpdate(to, Y.encodeStateAsUpdate(from), 'remote')
        const fresh = new Y.Doc()
        Y.applyUpdate(fresh, Y.encodeStateAsUpdate(doc))
        expect(readMoments(doc)).toEqual(readMoments(fresh))
        expect(readLinks(doc)).toEqual(readLinks(fresh))
      }
    }),
    { numRuns: 200 },
  )
})

test('what did not change is the same object, and the whole is the same where nothing did', () => {
  const doc = mapOfTwo()
  const [first, second] = readMoments(doc)
  const links = readLinks(doc)
  changeMoment(doc, ids[1] as MomentId, { label: 'Another' })
  const after = readMoments(doc)
  expect(after[0]).toBe(first)
  expect(after[1]).not.toBe(second)
  expect(after[1]?.label).toBe('Another')
  expect(readLinks(doc)).toBe(links)
  doc.getMap('ink').set('shape:one', {})
  expect(readMoments(doc)).toBe(after)
})

test('in the midst of a change, and before anybody has heard of it, the reading is fresh', () => {
  const doc = mapOfTwo()
  const [id] = ids as [MomentId]
  const seen: (string | undefined)[] = []
  const label = () => readMoments(doc).find((moment) => moment.id === id)?.label
  linksOf(doc).observe(() => {
    // A change within the answer to another one: its own turn comes later.
    changeMoment(doc, id, { label: 'Second' })
    seen.push(label())
  })
  doc.transact(() => {
    changeMoment(doc, id, { label: 'First' })
    seen.push(label())
    linksOf(doc).delete('l1')
  })
  seen.push(label())
  expect(seen).toEqual(['First', 'Second', 'Second'])
})

function mapOfTwo(): Y.Doc {
  const doc = new Y.Doc()
  keepReading(doc)
  const [from, to] = ids as [MomentId, MomentId]
  addMoment(doc, { id: from, label: 'One' })
  addMoment(doc, { id: to, label: 'Two' })
  addLink(doc, { id: 'l1' as LinkId, from, to })
  readMoments(doc)
  readLinks(doc)
  return doc
}
