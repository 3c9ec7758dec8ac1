import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { IDBFactory as MemoryFactory } from 'fake-indexeddb'
import { readInk } from '#shared/documents/ink-document.ts'
import { addMoment } from '#shared/documents/map-document.ts'
import { imageRecord } from '#shared/documents/map-images.ts'
import { systemOrigin } from '#shared/documents/transact.ts'
import { clipType, formatClip, type MomentsClip } from '#shared/exchange/moments-clip.ts'
import { asId, type BoardId, type ImageId } from '#shared/model/ids.ts'
import { limits } from '#shared/protocol/limits.ts'
import { createImageCopies } from '../../../sync/images/image-copies.ts'
import { createImageSync, type ImageSync } from '../../../sync/images/image-sync.ts'
import { openImageShelf } from '../../../sync/images/image-shelf.ts'
import { openKeptImages } from '../../../sync/images/kept-images.ts'
import { imageWords } from '../../../sync/images/messages.ts'
import { copyRows } from './copy-rows.ts'
import { next, open } from './acts/row-acts.ts'
import { outlineWords } from './messages.ts'
import { pasteRows } from './paste-rows.ts'
import { id, outlinePerson, type OutlinePerson } from './testing/outline-person.ts'

const boardId = asId<BoardId>('board-1')

let syncs: ImageSync[]
beforeEach(() => {
  syncs = []
  vi.stubGlobal('indexedDB', new MemoryFactory())
  // The server is out of reach: an image from elsewhere can't be had.
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('no way out')))
})
afterEach(() => {
  for (const sync of syncs) sync.close()
  vi.unstubAllGlobals()
})

/** A clipboard, which a program filled in its own kinds. */
function clipboard(given: Readonly<Record<string, string>> = {}): DataTransfer {
  const kinds = new Map(Object.entries(given))
  return {
    files: [],
    getData: (kind: string) => kinds.get(kind) ?? '',
    setData: (kind: string, text: string) => void kinds.set(kind, text),
  } as unknown as DataTransfer
}

function pastes(person: OutlinePerson, row: string, data: DataTransfer): boolean {
  const images = createImageSync({
    boardId,
    shelf: openImageShelf('images'),
    copies: createImageCopies(boardId, openKeptImages('kept')),
    open: () => person.document,
    hold: () => () => {},
    onChange: () => {},
  })
  syncs.push(images)
  const isTaken = pasteRows({ editor: person.outline, document: person.document, images }, id(row), data)
  person.drawn()
  return isTaken
}

const copied = (clip: Partial<MomentsClip>) =>
  clipboard({ [clipType]: formatClip({ moments: [], links: [], ...clip }) })
const list = (text: string) => clipboard({ 'text/plain': text })
const line = { moments: [{ id: 'a' }, { id: 'b' }, { id: 'x', kind: 'error' }], links: ['a b', 'a x error'] } as const
const note = { id: 'shape:note', typeName: 'shape', type: 'sticky', x: 0, y: 0, props: { words: 'Ask Jo' } } as const

describe('a list', () => {
  test('comes after the row, on its line, in one step, and the last of it opens', () => {
    const person = outlinePerson(line)
    expect(pastes(person, 'a', list('Waits\n  ! Falls\nGoes on'))).toBe(true)
    expect(person.rows()).toEqual(['1 a', '1a x', '2 Waits', '2a Falls', '3 Goes on', '4 b'])
    expect(person.look().openId).toBe(person.moments().at(-1)?.id)
    expect(person.heard).toEqual([outlineWords.pasted(3)])
    person.document.undo.undo()
    expect(person.rows()).toEqual(['1 a', '1a x', '2 b'])
    expect(person.document.undo.canUndo()).toBe(false)
  })

  test('a single line is left to the field, and so is nothing at all', () => {
    const person = outlinePerson(line)
    expect(pastes(person, 'a', list('Waits'))).toBe(false)
    expect(pastes(person, 'a', clipboard())).toBe(false)
    expect(person.rows()).toHaveLength(3)
    expect(person.heard).toEqual([])
  })

  test('into an empty row its first line goes, and the rest follows it', () => {
    const person = outlinePerson({ moments: [{ id: 'a', label: '' }, { id: 'b' }], links: ['a b'] })
    pastes(person, 'a', list('! Falls\nGoes on'))
    expect(person.rows()).toEqual(['1 Falls', '2 Goes on', '3 b'])
    expect(person.moment('a')).toMatchObject({ kind: 'error', label: 'Falls' })
    expect(person.ways()).toHaveLength(2)
  })

  test('into a row that was asked for it comes where that was asked for', () => {
    const person = outlinePerson(line)
    person.does(next(id('a')))
    pastes(person, person.look().pending?.id ?? '', list('Waits\nGoes on'))
    expect(person.rows()).toEqual(['1 a', '1a x', '2 Waits', '3 Goes on', '4 b'])
    expect(person.look().pending).toBeUndefined()
  })

  test('it lies in the chapter of its row', () => {
    const person = outlinePerson({ moments: [{ id: 'a', chapter: 'Before' }], links: [] })
    pastes(person, 'a', list('Waits\nGoes on'))
    expect(person.moments().map(({ chapter }) => chapter)).toEqual(['Before', 'Before', 'Before'])
  })

  test('one that has no room is refused whole, with what there is room for', () => {
    const person = outlinePerson(line)
    const free = limits.maxMomentsPerMap - 3
    for (let at = 0; at < free - 1; at++)
      addMoment(person.doc, { id: id(`m${at}`), kind: 'step', label: '' }, systemOrigin)
    expect(pastes(person, 'a', list('Waits\nGoes on'))).toBe(true)
    expect(person.heard).toEqual([outlineWords.tooManyPasted(2, 1, limits.maxMomentsPerMap)])
    expect(person.moments()).toHaveLength(limits.maxMomentsPerMap - 1)
    // One more than that would be too many; two fit where two are free.
    person.outline.does(() => ({ edits: [{ removeMoments: [id('m0')] }] }))
    pastes(person, 'a', list('Waits\nGoes on'))
    expect(person.moments()).toHaveLength(limits.maxMomentsPerMap)
  })

  test('where the map may only be looked at nothing is pasted', () => {
    const person = outlinePerson(line, { readOnly: true })
    pastes(person, 'a', list('Waits\nGoes on'))
    expect(person.rows()).toHaveLength(3)
  })
})

describe('what was copied', () => {
  test('a row takes along what branches off from it, as moments for a map and as a list for all else', () => {
    const person = outlinePerson({ ...line, links: [...line.links, 'x b next'] })
    const data = clipboard()
    expect(copyRows(person.look(), id('a'), data)).toEqual(['a', 'x'])
    expect(data.getData('text/plain')).toContain('a')
    expect(data.getData('text/plain')).not.toContain('b')
    const other = outlinePerson({ moments: [{ id: 'z' }], links: [] })
    pastes(other, 'z', data)
    expect(other.rows()).toEqual(['1 z', '2 a', '3 x'])
    expect(other.ways().map((way) => way.split(' ').slice(2))).toEqual(expect.arrayContaining([[], ['error']]))
    const last = clipboard()
    expect(copyRows(person.look(), id('b'), last)).toEqual(['b'])
  })

  test('several that are chosen are copied, whichever of them has the focus; another row alone', () => {
    const person = outlinePerson(line)
    person.selection.setState({ moments: [id('b'), id('x')] })
    expect(copyRows(person.look(), id('b'), clipboard())).toEqual(['x', 'b'])
    expect(copyRows(person.look(), id('a'), clipboard())).toEqual(['a', 'x'])
  })

  test('groups are groups of their own again, places say nothing here, and ways only among them', () => {
    const moments = (['p', 'q'] as const).map((name, at) => ({
      id: id(name),
      kind: 'step' as const,
      label: name,
      thinking: '',
      doing: '',
      group: 'one',
      place: { x: at * 240, y: 0 },
    }))
    const ends = { kind: 'next', label: 'then' } as const
    const links = [
      { from: id('p'), to: id('q'), ...ends },
      { from: id('p'), to: id('elsewhere'), ...ends },
    ]
    const person = outlinePerson({ moments: [{ id: 'a', group: 'one' }], links: [] })
    pastes(person, 'a', copied({ moments, links }))
    const [own, p, q] = person.moments()
    expect(p?.group).toBe(q?.group)
    expect(p?.group).toBeTruthy()
    expect(p?.group).not.toBe(own?.group)
    expect(p?.place).toBeUndefined()
    expect(person.ways()).toContain(`${p?.id} ${q?.id} then`)
    expect(person.ways()).toHaveLength(2)
  })

  test('what was drawn around it comes to lie below the map, in the same step', () => {
    const person = outlinePerson({ moments: [{ id: 'a', place: { x: 0, y: 0 } }], links: [] })
    const moments = [{ id: id('p'), kind: 'step' as const, label: 'p', thinking: '', doing: '' }]
    pastes(person, 'a', copied({ moments, ink: [note] }))
    const [drawn] = readInk(person.doc)
    expect(drawn).toMatchObject({ type: 'sticky' })
    expect(Number(drawn?.y)).toBeGreaterThan(62)
    expect(person.heard.at(-1)).toBe(outlineWords.pastedWith(1, 'a note'))
    person.document.undo.undo()
    expect(readInk(person.doc)).toEqual([])
    expect(person.moments()).toHaveLength(1)
    pastes(person, 'a', copied({ ink: [note] }))
    expect(readInk(person.doc)).toHaveLength(1)
    expect(person.heard.at(-1)).toBe(outlineWords.pastedWith(0, 'a note'))
  })

  test('an image from another map that can’t be had is left behind, and that is said; the rest is pasted', async () => {
    const person = outlinePerson(line)
    person.does(open(id('a')))
    const source = { boardId: asId<BoardId>('board-2'), document: { kind: 'map-shared' } } as const
    const imageId = asId<ImageId>('a'.repeat(40))
    const image = imageRecord({ id: 'shape:image', imageId, name: 'photo.png', x: 0, y: 0, w: 10, h: 10 })
    const moments = [{ id: id('p'), kind: 'step' as const, label: 'p', thinking: '', doing: '' }]
    expect(pastes(person, 'a', copied({ moments, ink: [image], source }))).toBe(true)
    expect(person.heard).toEqual([imageWords.bringing])
    await vi.waitFor(() => expect(person.heard.at(-1)).toBe(imageWords.leftBehind(1)))
    expect(person.moments()).toHaveLength(4)
    expect(readInk(person.doc)).toEqual([])
  })
})
