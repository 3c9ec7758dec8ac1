import * as fc from 'fast-check'
import * as encoding from 'lib0/encoding'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { recordUpdates, required } from '../testing/updates.ts'
import { bringsNothingNew, findEnds } from './check-update.ts'
import { parseUpdate } from './parse-update.ts'

function hasGap(doc: Y.Doc, update: Uint8Array): boolean {
  return findEnds(required(parseUpdate(update)), (client) => Y.getState(doc.store, client)) === undefined
}

/** What Yjs itself makes of it, on a copy. */
function leavesPending(doc: Y.Doc, update: Uint8Array): boolean {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  Y.applyUpdate(copy, update)
  return copy.store.pendingStructs !== null || copy.store.pendingDs !== null
}

describe('a gap', () => {
  test('is an update that builds on one of the same client which is missing', () => {
    const [first, second] = recordUpdates((doc) => {
      doc.getMap('m').set('a', 1)
      doc.getMap('m').set('b', 2)
    })
    const doc = new Y.Doc()
    expect(hasGap(doc, required(second))).toBe(true)
    expect(hasGap(doc, required(first))).toBe(false)
    Y.applyUpdate(doc, required(first))
    expect(hasGap(doc, required(second))).toBe(false)
  })

  test('is a letter typed behind a letter that nobody has sent', () => {
    const author = new Y.Doc()
    author.getText('t').insert(0, 'hello')
    const other = new Y.Doc()
    Y.applyUpdate(other, Y.encodeStateAsUpdate(author))
    const [behind] = recordUpdates((doc) => doc.getText('t').insert(3, '!'), other)
    expect(hasGap(new Y.Doc(), required(behind))).toBe(true)
    expect(hasGap(author, required(behind))).toBe(false)
  })

  test('is the removal alone of something that nobody has sent', () => {
    const author = new Y.Doc()
    author.getText('t').insert(0, 'hello')
    const [removal] = recordUpdates((doc) => doc.getText('t').delete(1, 2), author)
    expect(hasGap(new Y.Doc(), required(removal))).toBe(true)
  })

  test('is an update whose first struct was cut off, where clients lean on each other', () => {
    const [a, b] = [new Y.Doc(), new Y.Doc()]
    a.clientID = 1
    b.clientID = 2
    a.getText('t').insert(0, 'a')
    Y.applyUpdate(b, Y.encodeStateAsUpdate(a))
    b.getText('t').insert(1, 'b')
    Y.applyUpdate(a, Y.encodeStateAsUpdate(b))
    a.getText('t').insert(2, 'c')
    const whole = Y.encodeStateAsUpdate(a)
    expect(hasGap(new Y.Doc(), whole)).toBe(false)
    const first = new Y.Doc()
    first.clientID = 1
    first.getText('t').insert(0, 'a')
    const withoutFirst = Y.diffUpdate(whole, Y.encodeStateVector(first))
    expect(hasGap(new Y.Doc(), withoutFirst)).toBe(true)
  })

  test('is two structs that wait for each other', () => {
    const withOrigin = 0x84
    const cycle = encoding.encode((encoder) => {
      encoding.writeVarUint(encoder, 2)
      for (const [client, other] of [
        [2, 1],
        [1, 2],
      ] as const) {
        for (const number of [1, client, 0]) encoding.writeVarUint(encoder, number)
        encoding.writeUint8(encoder, withOrigin)
        for (const number of [other, 0]) encoding.writeVarUint(encoder, number)
        encoding.writeVarString(encoder, 'a')
      }
      encoding.writeVarUint(encoder, 0)
    })
    expect(leavesPending(new Y.Doc(), cycle)).toBe(true)
    expect(hasGap(new Y.Doc(), cycle)).toBe(true)
  })

  test('is found exactly where Yjs would leave something pending, for any people, edits and losses', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ who: fc.nat(2), what: fc.nat(3), where: fc.nat(20), syncs: fc.boolean() }), {
          maxLength: 30,
        }),
        fc.array(fc.boolean(), { minLength: 31, maxLength: 31 }),
        (edits, lost) => {
          const people = [1, 2, 3].map((id) => {
            const doc = new Y.Doc()
            doc.clientID = id
            return doc
          })
          const server = new Y.Doc()
          edits.forEach(({ who, what, where, syncs }, index) => {
            const doc = required(people[who])
            for (const update of recordUpdates((mine) => act(mine, what, where), doc)) {
              const gap = hasGap(server, update)
              expect(gap).toBe(leavesPending(server, update))
              // An update that got lost is what makes the later ones gaps.
              if (!gap && !lost[index]) Y.applyUpdate(server, update)
            }
            if (syncs) for (const other of people) Y.applyUpdate(other, Y.encodeStateAsUpdate(doc))
          })
          for (const doc of people) expect(hasGap(server, Y.encodeStateAsUpdate(doc))).toBe(false)
        },
      ),
      { numRuns: 300 },
    )
  })
})

describe('nothing new', () => {
  test('is what the document has already, deletions included', () => {
    const author = new Y.Doc()
    author.getText('t').insert(0, 'hello')
    const early = Y.encodeStateAsUpdate(author)
    const server = new Y.Doc()
    Y.applyUpdate(server, early)
    const [removal] = recordUpdates((doc) => doc.getText('t').delete(1, 2), author)
    expect(bringsNothingNew(server, required(parseUpdate(early)))).toBe(true)
    expect(bringsNothingNew(server, required(parseUpdate(required(removal))))).toBe(false)
    expect(bringsNothingNew(server, required(parseUpdate(Y.encodeStateAsUpdate(author))))).toBe(false)
    Y.applyUpdate(server, required(removal))
    expect(bringsNothingNew(server, required(parseUpdate(required(removal))))).toBe(true)
    expect(bringsNothingNew(server, required(parseUpdate(Y.encodeStateAsUpdate(author))))).toBe(true)
    expect(bringsNothingNew(new Y.Doc(), required(parseUpdate(Y.encodeStateAsUpdate(new Y.Doc()))))).toBe(true)
  })
})

function act(doc: Y.Doc, what: number, where: number): void {
  const text = doc.getText('t')
  if (what === 0) doc.getMap('m').set(`k${where % 4}`, where)
  else if (what === 1) doc.getMap('m').delete(`k${where % 4}`)
  else if (what === 2) text.insert(where % (text.length + 1), 'ab')
  else if (text.length > 0) text.delete(where % text.length, 1)
}
