import { IDBFactory as MemoryFactory } from 'fake-indexeddb'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { writeBrief } from '#shared/documents/board-document.ts'
import { addMoment } from '#shared/documents/map-document.ts'
import { parseBoardText } from '#shared/exchange/board-file.ts'
import { asId, type BoardId, type MapId, type MomentId, type PersonId } from '#shared/model/ids.ts'
import type { DocumentName } from '#shared/protocol/document-names.ts'
import { recallBoards, recallMe, rememberBoards, rememberMe } from './device/device-memory.ts'
import { copiesBelow, copyNameOf, openCopy } from './device/document-copy.ts'
import { hasLeft, isToBeTold, noteBack, noteLeft, tellServerWhoLeft } from './device/forget-device.ts'
import { createUnsentMarks, markSaved } from './device/unsent-marks.ts'
import { findLeftBehind, forgetOnDevice, formatLeftBehind, leaveDevice, unsentFileName } from './left-behind.ts'
import { copiesOfAnotherLog, readLogNote, writeLogNote } from './log-notes.ts'
import { browserNotes } from './testing/browser-notes.ts'

const boardId = asId<BoardId>('board-1')
const noor = asId<PersonId>('noor')
const priya = asId<PersonId>('priya')
const map: DocumentName = { kind: 'map', mapId: asId<MapId>('m1') }
const board: DocumentName = { kind: 'board' }

/** What the server was told, and how it answers. */
let asked: string[]
let answer: number | 'nothing'

beforeEach(() => {
  asked = []
  answer = 204
  vi.stubGlobal('indexedDB', new MemoryFactory())
  vi.stubGlobal('localStorage', browserNotes())
  vi.stubGlobal('fetch', (path: string, { method }: { method: string }) => {
    asked.push(`${method} ${path}`)
    return answer === 'nothing' ? Promise.reject(new TypeError('no way out')) : Promise.resolve({ status: answer })
  })
})
afterEach(() => void vi.unstubAllGlobals())

/** A document that this device has a copy of. */
async function kept(personId: PersonId, name: DocumentName, fill: (doc: Y.Doc) => void): Promise<string> {
  const copyName = copyNameOf(boardId, personId, name)
  const doc = new Y.Doc()
  const copy = openCopy({ copyName, doc })
  await copy?.loaded
  fill(doc)
  await vi.waitFor(() => expect(copy?.standing()).toBe('kept'))
  copy?.close()
  return copyName
}

function unsent(copyName: string, steps = 1): void {
  const marks = createUnsentMarks(localStorage, copyName, 1)
  for (let step = 0; step < steps; step++) marks.note({ isStep: true, isPrivate: false })
}

describe('what nobody else has', () => {
  test('is found by the marks of this person on this board, with how many steps it is', () => {
    unsent(copyNameOf(boardId, noor, map), 2)
    markSaved(localStorage, copyNameOf(boardId, noor, board))
    unsent(copyNameOf(boardId, priya, map))
    unsent(copyNameOf(asId<BoardId>('board-2'), noor, map))
    expect(findLeftBehind(boardId, noor).toSorted((a, b) => b.edits - a.edits)).toEqual([
      { copyName: 'tributary/board-1/noor/map-m1', name: map, edits: 2, wasSaved: false },
      { copyName: 'tributary/board-1/noor/board', name: board, edits: 1, wasSaved: true },
    ])
    expect(findLeftBehind(boardId, asId('tomasz'))).toEqual([])
  })

  test('a mark on what is no document of ours is passed over', () => {
    unsent(`tributary/${boardId}/${noor}/nonsense`)
    expect(findLeftBehind(boardId, noor)).toEqual([])
  })

  test('becomes a board file, in the words that this device has', async () => {
    const moment = { id: asId<MomentId>('x'), kind: 'step', label: 'Cries a little' } as const
    unsent(await kept(noor, map, (doc) => addMoment(doc, moment)))
    await kept(noor, board, (doc) => writeBrief(doc, { outcome: 'Fewer lost evenings' }))
    const file = await formatLeftBehind(boardId, noor, findLeftBehind(boardId, noor))
    const read = parseBoardText(file)
    expect(JSON.stringify(read)).toContain('Cries a little')
    // Only what was found is written down.
    expect(file).not.toContain('Fewer lost evenings')
  })

  test('its file is called after the board, in what a file name may hold', () => {
    expect(unsentFileName('Evenings: “lost?”')).toBe('Evenings lost - unsent.json')
    expect(unsentFileName('Abende am Gerät 2')).toBe('Abende am Gerät 2 - unsent.json')
    expect(unsentFileName(' ?/ ')).toBe('board - unsent.json')
  })
})

describe('a board that is forgotten on this device', () => {
  test('leaves no copy, mark or note of its person, and those of others alone', async () => {
    const own = await kept(noor, map, (doc) => writeBrief(doc, { outcome: 'x' }))
    const other = await kept(priya, map, (doc) => writeBrief(doc, { outcome: 'x' }))
    for (const copyName of [own, other]) {
      unsent(copyName)
      writeLogNote(localStorage, copyName, { incarnation: 'a', end: 3 })
    }
    rememberMe(boardId, { personId: noor, mapId: asId('m1'), role: 'author', ready: false, phase: 'draw' })
    const listed = { title: 'Evenings', personId: noor, name: 'Noor', at: 1 }
    rememberBoards({ boards: ['board-1', 'board-2'].map((id) => ({ ...listed, boardId: id })) })
    await forgetOnDevice(boardId, noor)
    expect(await copiesBelow('tributary/')).toEqual([other])
    expect(findLeftBehind(boardId, noor)).toEqual([])
    expect(findLeftBehind(boardId, priya)).toHaveLength(1)
    expect(readLogNote(localStorage, own)).toBeUndefined()
    expect(readLogNote(localStorage, other)).toEqual({ incarnation: 'a', end: 3 })
    expect(recallMe(boardId)).toBeUndefined()
    expect(recallBoards().map((one) => one.boardId)).toEqual(['board-2'])
  })

  test('where this device is somebody else there by now, it goes on being them', async () => {
    rememberMe(boardId, { personId: priya, mapId: asId('m2'), role: 'author', ready: false, phase: 'draw' })
    await forgetOnDevice(boardId, noor)
    expect(recallMe(boardId)?.personId).toBe(priya)
  })

  test('is told to the server, again until it answers, and not opened meanwhile', async () => {
    answer = 'nothing'
    await leaveDevice(boardId, noor)
    expect(asked).toEqual(['DELETE /api/boards/board-1/devices/this?person=noor'])
    expect(hasLeft(boardId)).toBe(true)
    expect(isToBeTold(boardId)).toBe(true)
    for (const trouble of [500, 503, 429]) {
      answer = trouble
      expect(await tellServerWhoLeft()).toBe(false)
      expect(isToBeTold(boardId)).toBe(true)
    }
    answer = 404
    expect(await tellServerWhoLeft()).toBe(true)
    expect(asked).toHaveLength(5)
    expect(isToBeTold(boardId)).toBe(false)
    expect(hasLeft(boardId)).toBe(true)
    expect(await tellServerWhoLeft()).toBe(true)
    expect(asked).toHaveLength(5)
    noteBack(boardId)
    expect(hasLeft(boardId)).toBe(false)
  })

  test('somebody who came back while the server was being told is not told to have left', async () => {
    noteLeft(boardId, noor)
    noteLeft(asId('board-2'), priya)
    localStorage.setItem('something-else', 'to-be-told nobody')
    const telling = tellServerWhoLeft()
    noteBack(boardId)
    await telling
    expect(asked.map((line) => line.split('?')[1])).toEqual(['person=noor', 'person=priya'])
    expect(hasLeft(boardId)).toBe(false)
    expect(hasLeft('board-2')).toBe(true)
  })
})

test('copies of another history of the log are those that were whole with it', () => {
  const names = ['a', 'b', 'c'].map((end) => `tributary/board-1/noor/map-${end}`)
  const [a = '', b = '', c = ''] = names
  writeLogNote(localStorage, a, { incarnation: 'old', end: 1 })
  writeLogNote(localStorage, b, { incarnation: 'new', end: 22 })
  writeLogNote(localStorage, c, { incarnation: 'older', end: 0 })
  writeLogNote(localStorage, 'tributary/board-2/noor/board', { incarnation: 'old', end: 1 })
  expect(copiesOfAnotherLog(localStorage, 'tributary/board-1/noor/', 'new')).toEqual([a, c])
  expect(readLogNote(localStorage, b)).toEqual({ incarnation: 'new', end: 22 })
  writeLogNote(localStorage, a, undefined)
  expect(copiesOfAnotherLog(localStorage, 'tributary/board-1/noor/', 'new')).toEqual([c])
})

test('a browser that keeps nothing has nothing left behind, and nothing fails', async () => {
  vi.stubGlobal('localStorage', undefined)
  vi.stubGlobal('indexedDB', undefined)
  noteLeft(boardId, noor)
  expect(hasLeft(boardId)).toBe(false)
  expect(findLeftBehind(boardId, noor)).toEqual([])
  await forgetOnDevice(boardId, noor)
  expect(await tellServerWhoLeft()).toBe(true)
})
