import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { writeBrief } from '#shared/documents/board-document.ts'
import { writeInk } from '#shared/documents/ink-document.ts'
import { addMoment } from '#shared/documents/map-document.ts'
import { parseBoardText } from '#shared/exchange/board-file.ts'
import type { MapId, MomentId, PersonId } from '#shared/model/ids.ts'
import type { Person } from '#shared/model/person.ts'
import { formatUnsent } from './unsent-file.ts'

const noor: Person = {
  id: 'noor' as PersonId,
  mapId: 'noors' as MapId,
  name: 'Noor',
  discipline: 'design',
  slot: 'reed',
  role: 'author',
  ready: false,
}

describe('what never reached the server, as a file', () => {
  test('is a board file that can be read in again', () => {
    const map = new Y.Doc()
    addMoment(map, {
      id: 'm1' as MomentId,
      kind: 'step',
      label: 'Cries a little',
      thinking: '',
      doing: '',
      place: { x: 1, y: 2 },
    })
    const board = new Y.Doc()
    writeBrief(board, { actor: 'A parent in the evening' })
    const read = parseBoardText(
      formatUnsent({ title: 'Evenings', people: [noor] }, [
        { name: { kind: 'map', mapId: noor.mapId }, doc: map },
        { name: { kind: 'board' }, doc: board },
      ]),
    )
    expect(read).toMatchObject({
      ok: true,
      board: {
        title: 'Evenings',
        brief: { actor: 'A parent in the evening' },
        maps: [{ author: { name: 'Noor', discipline: 'design' }, moments: [{ label: 'Cries a little' }] }],
      },
      warnings: [],
    })
  })

  test('keeps what was drawn by hand', () => {
    const map = new Y.Doc()
    writeInk(map, [{ id: 'shape:1', typeName: 'shape', type: 'draw' }], [])
    const text = formatUnsent({ title: '', people: [] }, [{ name: { kind: 'map', mapId: noor.mapId }, doc: map }])
    expect(parseBoardText(text)).toMatchObject({ board: { maps: [{ ink: [{ id: 'shape:1' }] }] }, warnings: [] })
  })

  test('brings the images that the server does not have', () => {
    const map = new Y.Doc()
    const images = new Map([['image-0000000001', 'data:image/png;base64,AAAA']])
    const text = formatUnsent(
      { title: '', people: [] },
      [{ name: { kind: 'map', mapId: noor.mapId }, doc: map }],
      images,
    )
    expect(parseBoardText(text)).toMatchObject({ board: { images }, warnings: [] })
  })
})
