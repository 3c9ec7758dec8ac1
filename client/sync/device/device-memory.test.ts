import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { asId, type BoardId } from '#shared/model/ids.ts'
import { browserNotes } from '../testing/browser-notes.ts'
import {
  forgetBoard,
  isCodeUnwritten,
  noteCodeUnwritten,
  recallBoards,
  recallInvite,
  recallMe,
  rememberBoards,
  rememberInvite,
  rememberMe,
} from './device-memory.ts'

const one = asId<BoardId>('board-1')
const other = asId<BoardId>('board-2')
const me = { personId: 'noor', mapId: 'm1', role: 'author', ready: false, phase: 'draw' } as const
const listed = (boardId: string) => ({ boardId, title: 'Evenings', personId: 'noor', name: 'Noor', at: 1 })

beforeEach(() => void vi.stubGlobal('localStorage', browserNotes()))
afterEach(() => void vi.unstubAllGlobals())

test('an invitation, who one is and an unwritten code are remembered for each board apart', () => {
  rememberInvite(one, 'secret')
  rememberMe(one, me)
  noteCodeUnwritten(one, true)
  expect([recallInvite(one), recallMe(one), isCodeUnwritten(one)]).toEqual(['secret', me, true])
  expect([recallInvite(other), recallMe(other), isCodeUnwritten(other)]).toEqual([undefined, undefined, false])
  noteCodeUnwritten(one, false)
  rememberInvite(one, undefined)
  expect([recallInvite(one), isCodeUnwritten(one)]).toEqual([undefined, false])
})

test('a code that an earlier version kept is forgotten, and is still to be written down', () => {
  noteCodeUnwritten(one, true)
  const [name = ''] = Object.keys(localStorage)
  localStorage.setItem(name, 'the very code')
  expect(isCodeUnwritten(one)).toBe(true)
  expect(localStorage.getItem(name)).toBe('unwritten')
})

test('what is broken or of another time is as if it were not there', () => {
  rememberMe(one, me)
  const [name = ''] = Object.keys(localStorage)
  for (const broken of ['{', '{"personId":1}']) {
    localStorage.setItem(name, broken)
    expect(recallMe(one)).toBeUndefined()
  }
  expect(recallBoards()).toEqual([])
  rememberBoards({ boards: [listed('board-1')] })
  for (const key of Object.keys(localStorage)) localStorage.setItem(key, 'nonsense')
  expect(recallBoards()).toEqual([])
})

test('a board that is forgotten leaves nothing of itself, and the others as they are', () => {
  for (const board of [one, other]) {
    rememberInvite(board, 'secret')
    rememberMe(board, me)
    noteCodeUnwritten(board, true)
  }
  rememberBoards({ boards: [listed('board-1'), listed('board-2')] })
  forgetBoard(one)
  expect([recallInvite(one), recallMe(one), isCodeUnwritten(one)]).toEqual([undefined, undefined, false])
  expect([recallInvite(other), recallMe(other), isCodeUnwritten(other)]).toEqual(['secret', me, true])
  expect(recallBoards().map(({ boardId }) => boardId)).toEqual(['board-2'])
})
