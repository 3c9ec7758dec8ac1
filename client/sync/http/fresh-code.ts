import { createStore } from 'zustand/vanilla'
import type { BoardId } from '#shared/model/ids.ts'
import { noteCodeUnwritten } from '../device/device-memory.ts'

/**
 * Recovery codes that were just given and are not written down yet, by board. They are in the memory of this page and
 * nowhere else: whoever sits at this device later must not find one. What the device keeps is that one is still to be
 * written down; then a new one is made in its place.
 */
export const freshCodes = createStore<ReadonlyMap<BoardId, string>>(() => new Map())

/** A code to be shown until its person says that they have it. */
export function showCode(boardId: BoardId, code: string): void {
  freshCodes.setState(new Map(freshCodes.getState()).set(boardId, code), true)
  noteCodeUnwritten(boardId, true)
}

export function codeIsWritten(boardId: BoardId): void {
  const codes = new Map(freshCodes.getState())
  codes.delete(boardId)
  freshCodes.setState(codes, true)
  noteCodeUnwritten(boardId, false)
}
