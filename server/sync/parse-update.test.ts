import * as encoding from 'lib0/encoding'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { recordUpdates, required } from '../testing/updates.ts'
import { parseUpdate } from './parse-update.ts'

const honest = required(
  recordUpdates((doc) => {
    doc.transact(() => {
      doc.getMap('moments').set('m1', new Y.Map([['label', new Y.Text('Opens the app')]]))
      doc.getText('t').insert(0, 'hello')
      doc.getText('t').delete(1, 2)
    })
  })[0],
)

/** An update by hand: groups of one client with structs that are only counted lengths (garbage collected ones). */
function handmade(groups: readonly { client: number; clock: number; lengths: readonly number[] }[]): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, groups.length)
    for (const { client, clock, lengths } of groups) {
      encoding.writeVarUint(encoder, lengths.length)
      encoding.writeVarUint(encoder, client)
      encoding.writeVarUint(encoder, clock)
      for (const length of lengths) {
        encoding.writeUint8(encoder, 0)
        encoding.writeVarUint(encoder, length)
      }
    }
    encoding.writeVarUint(encoder, 0)
  })
}

test('an honest update is read', () => {
  const { groups, deletes } = required(parseUpdate(honest))
  expect(groups).toHaveLength(1)
  expect([...deletes.values()].flat()).toHaveLength(1)
})

test('[U1] an update with something behind it, or cut short, is none', () => {
  expect(parseUpdate(Buffer.concat([honest, Buffer.of(0)]))).toBeUndefined()
  for (let length = 0; length < honest.length; length++) expect(parseUpdate(honest.subarray(0, length))).toBeUndefined()
})

test('[U1] an update of the other format is none, also the one that would run for ever', () => {
  const doc = new Y.Doc()
  doc.getText('t').insert(0, 'hello')
  expect(parseUpdate(Y.encodeStateAsUpdateV2(doc))).toBeUndefined()
  expect(parseUpdate(Buffer.from('00010000000001000100010200001602000001fdffffffff7f0000', 'hex'))).toBeUndefined()
})

test('[U1] a client that comes twice is refused, for Yjs would only see the second', () => {
  expect(parseUpdate(handmade([{ client: 1, clock: 0, lengths: [1, 2] }]))).toBeDefined()
  const twice = { client: 1, clock: 0, lengths: [1] }
  expect(parseUpdate(handmade([twice, { ...twice, clock: 1 }]))).toBeUndefined()
  expect(parseUpdate(handmade([twice, { ...twice, client: 2 }, { ...twice, clock: 1 }]))).toBeUndefined()
})

test('[U2] structs without a length, or with one beyond all numbers, are refused', () => {
  expect(parseUpdate(handmade([{ client: 1, clock: 0, lengths: [1, 0] }]))).toBeUndefined()
  expect(parseUpdate(handmade([{ client: 1, clock: 0, lengths: [2 ** 52] }]))).toBeUndefined()
})

test('[U2] a value nested deeper than any of ours is refused', () => {
  let deep: unknown = 1
  for (let depth = 0; depth < 200; depth++) deep = [deep]
  const [update] = recordUpdates((doc) => doc.getMap('m').set('deep', deep))
  expect(parseUpdate(required(update))).toBeUndefined()
  const [shallow] = recordUpdates((doc) => doc.getMap('m').set('shallow', { a: [{ b: [1] }] }))
  expect(parseUpdate(required(shallow))).toBeDefined()
})

test('[U3] a document inside a document is refused', () => {
  const [update] = recordUpdates((doc) => doc.getMap('m').set('inner', new Y.Doc()))
  expect(parseUpdate(required(update))).toBeUndefined()
})
