import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { createRandom } from '../../testing/random.ts'
import { mutateFrame } from '../../testing/mutate-frame.ts'
import { recordUpdates, required } from '../../testing/updates.ts'
import { parseUpdate } from '../parse-update.ts'
import { scanUpdate } from './scan-update.ts'
import * as shapes from '../../proofs/abuse/shapes.ts'

const most = { structs: 1_000, ranges: 1_000, clients: 100, values: 1_000 }

/** Updates with every kind of content that Yjs has, but documents. */
function honestUpdates(): readonly Uint8Array[] {
  const doc = new Y.Doc()
  const updates = recordUpdates((edited) => {
    const text = edited.getText('text')
    text.insert(0, 'füße 🦶 and words')
    text.delete(2, 3)
    text.format(0, 2, { bold: true, link: { href: 'x', tags: ['a', 'b'] } })
    text.insertEmbed(1, { image: { src: 'y', sizes: [1, 2, 3] } })
    edited
      .getArray('list')
      .insert(0, [1, -70_000, 1.5, 2 ** 40, null, { of: undefined }, true, false, 'x', new Uint8Array(9)])
    edited.getArray('list').insert(2, [{ deep: [{ deeper: {} }] }, new Y.Array(), { big: 12_345_678_901n }])
    edited.getArray('list').delete(0, 4)
    edited.getMap('map').set('key', new Y.Map([['inner', new Y.Text('inner words')]]))
    edited.getMap('map').set('key', 3)
    const xml = new Y.XmlElement('p')
    edited.getXmlFragment('xml').insert(0, [xml, new Y.XmlText('t')])
    edited.getMap('hooks').set('hook', new Y.XmlHook('hook'))
    xml.setAttribute('class', 'c')
  }, doc)
  return [
    ...updates,
    Y.encodeStateAsUpdate(doc),
    Y.mergeUpdates([updates[0] ?? Uint8Array.of(), updates[4] ?? Uint8Array.of()]),
  ]
}

test('what Yjs writes is counted as Yjs reads it', () => {
  for (const update of honestUpdates()) {
    const { structs, ds } = Y.decodeUpdate(update)
    const ranges = [...ds.clients.values()].reduce((sum, each) => sum + each.length, 0)
    const ends = new Map<number, number>()
    const scan = scanUpdate(update, most, {
      group: (client, clock, length) => Boolean(ends.set(client, clock + length)),
    })
    expect(scan).toMatchObject({ ok: true, cost: { structs: structs.length, ranges } })
    for (const [client, end] of ends)
      expect(
        Math.max(...structs.filter(({ id }) => id.client === client).map(({ id, length }) => id.clock + length)),
      ).toBe(end)
  }
})

test('whatever is no update for Yjs is none here, and what is one passes: 20,000 damaged ones', () => {
  const random = createRandom(5)
  const updates = honestUpdates()
  let read = 0
  for (let count = 0; count < 20_000; count++) {
    const damaged = mutateFrame(updates, random)
    const scan = scanUpdate(damaged, most)
    const parsed = parseUpdate(damaged)
    if (parsed) read++
    // Stricter than Yjs in what is never written by it: ranges that overlap, types and numbers that there are not.
    if (!scan.ok) continue
    expect(scan.cost.structs).toBeLessThanOrEqual(most.structs)
    const structs = parsed?.groups.reduce((sum, group) => sum + group.structs.length, 0) ?? scan.cost.structs
    expect(scan.cost.structs).toBe(structs)
  }
  expect(read).toBeGreaterThan(100)
})

test('[C1] too many structs, ranges, clients and values end the walk where they begin', () => {
  const tooMuch = [
    shapes.smallestStructs(1, 14_000_000),
    shapes.orderedRanges(1, 100_000),
    shapes.atOnePlace(1, 101),
    shapes.manyObjects(1, 100_000),
  ]
  for (const update of tooMuch) expect(scanUpdate(update, most)).toEqual({ ok: false, reason: 'too-much' })
})

test('[C1] a number of structs that is only claimed costs nothing', () => {
  expect(scanUpdate(shapes.varUints(1, 2 ** 40, 1, 0), most)).toEqual({ ok: false, reason: 'too-much' })
  expect(scanUpdate(shapes.varUints(2 ** 40), most)).toEqual({ ok: false, reason: 'malformed' })
})

test('[C2] ranges that overlap, touch or go back are none that Yjs writes', () => {
  for (const ranges of [
    [0, 2, 1, 1],
    [0, 1, 1, 1],
    [5, 1, 0, 1],
    [0, 0, 4, 1],
  ])
    expect(scanUpdate(shapes.varUints(0, 1, 7, 2, ...ranges), most)).toEqual({ ok: false, reason: 'malformed' })
  expect(scanUpdate(shapes.varUints(0, 1, 7, 2, 0, 1, 2, 1), most).ok).toBe(true)
})

test('[C3] values in values end at a depth, also in JSON', () => {
  expect(scanUpdate(shapes.deepLists(1, 40), most).ok).toBe(true)
  expect(scanUpdate(shapes.deepLists(1, 100), most).ok).toBe(false)
  expect(scanUpdate(json(40), most).ok).toBe(true)
  expect(scanUpdate(json(100), most).ok).toBe(false)
})

/** An update whose JSON is so deep. */
function json(depth: number): Uint8Array {
  let value: object = {}
  for (let level = 0; level < depth; level++) value = { value }
  return required(recordUpdates((doc) => doc.getText('t').insertEmbed(0, value))[0])
}
