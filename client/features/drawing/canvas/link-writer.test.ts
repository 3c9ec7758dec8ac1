import { expect, test } from 'vitest'
import { addAll, readLinks } from '#shared/documents/map-document.ts'
import { systemOrigin } from '#shared/documents/transact.ts'
import { asId, type LinkId, type MapId, type MomentId } from '#shared/model/ids.ts'
import { createTestDocument } from '../../../sync/testing/test-document.ts'
import { linkWriterOf } from './link-writer.ts'

test('a link is named letter by letter, goes on otherwise, and is removed, each a step of its own', () => {
  const document = createTestDocument({ kind: 'map', mapId: asId<MapId>('m') })
  const [a, b, c] = ['a', 'b', 'c'].map((id) => asId<MomentId>(id))
  if (!a || !b || !c) throw new Error('three were named')
  const [way, other] = [asId<LinkId>('way'), asId<LinkId>('other')]
  const links = [
    { id: way, from: a, to: b, kind: 'next' as const },
    { id: other, from: b, to: c, kind: 'next' as const },
  ]
  addAll(document.doc, { moments: [a, b, c].map((id) => ({ id, kind: 'step', label: id })), links }, systemOrigin)
  const said = () =>
    readLinks(document.doc)
      .map(({ id, from, to, kind, label }) => `${id} ${from}${to} ${kind} ${label}`)
      .toSorted()
  const writer = linkWriterOf(document, way)
  writer.name('l')
  writer.name('lost')
  writer.goesOn('error')
  expect(said()).toEqual(['other bc next ', 'way ab error lost'])
  writer.remove()
  expect(said()).toEqual(['other bc next '])
  document.undo.undo()
  document.undo.undo()
  expect(said()).toEqual(['other bc next ', 'way ab next lost'])
  document.undo.undo()
  expect(said()).toEqual(['other bc next ', 'way ab next '])
  expect(document.undo.canUndo()).toBe(false)
})
