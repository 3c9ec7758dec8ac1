import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { createRandom } from '../../testing/random.ts'
import { recordUpdates, required } from '../../testing/updates.ts'
import { findEnds } from '../check-update.ts'
import { parseUpdate } from '../parse-update.ts'
import { cutUpdate } from './cut-update.ts'

/** Several people who write into one text, into each other's words, without always hearing of each other at once. */
function written(people: number, edits: number, seed: number): Y.Doc {
  const random = createRandom(seed)
  const docs = Array.from({ length: people }, () => new Y.Doc())
  for (let edit = 0; edit < edits; edit++) {
    const doc = random.pick(docs)
    const text = doc.getText('t')
    if (text.length > 3 && random.chance(0.3)) text.delete(random.below(text.length - 2), 2)
    else text.insert(random.below(text.length + 1), 'ab')
    doc.getMap('m').set(`k${random.below(5)}`, new Y.Map([['at', edit]]))
    if (random.chance(0.2)) Y.applyUpdate(random.pick(docs), Y.encodeStateAsUpdate(doc))
  }
  const all = required(docs[0])
  for (const doc of docs) Y.applyUpdate(all, Y.encodeStateAsUpdate(doc))
  return all
}

test.each([1, 2, 3, 4])(
  '[seed %i] every piece builds only on those before it, and together they are the whole',
  (seed) => {
    const whole = written(5, 400, seed)
    const pieces = required(cutUpdate(Y.encodeStateAsUpdate(whole), 50))
    expect(pieces.length).toBeGreaterThan(5)
    const doc = new Y.Doc()
    for (const piece of pieces) {
      const parsed = required(parseUpdate(piece))
      expect(parsed.groups.reduce((sum, { structs }) => sum + structs.length, 0)).toBeLessThanOrEqual(50)
      expect(findEnds(parsed, (client) => Y.getState(doc.store, client))).toBeDefined()
      Y.applyUpdate(doc, piece)
      expect([doc.store.pendingStructs, doc.store.pendingDs]).toEqual([null, null])
    }
    expect(Y.encodeStateVector(doc)).toEqual(Y.encodeStateVector(whole))
    expect(doc.getText('t').toJSON()).toBe(whole.getText('t').toJSON())
    expect(doc.getMap('m').toJSON()).toEqual(whole.getMap('m').toJSON())
  },
)

test('what goes on from what somebody has already is cut from there', () => {
  const doc = written(2, 50, 9)
  const known = Y.encodeStateVector(doc)
  const reader = new Y.Doc()
  Y.applyUpdate(reader, Y.encodeStateAsUpdate(doc))
  recordUpdates((edited) => {
    for (let edit = 0; edit < 100; edit++) edited.getText('t').insert(edit, 'x')
  }, doc)
  for (const piece of required(cutUpdate(Y.encodeStateAsUpdate(doc, known), 10))) Y.applyUpdate(reader, piece)
  expect(reader.getText('t').toJSON()).toBe(doc.getText('t').toJSON())
})

test('what is no update is not cut', () => {
  expect(cutUpdate(Uint8Array.of(1, 2, 3), 10)).toBeUndefined()
})
