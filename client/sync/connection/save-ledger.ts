import * as decoding from 'lib0/decoding'
import { messageTypes } from '#shared/protocol/close-codes.ts'

/**
 * Knows whether everything this person did is on the server's disk.
 *
 * Station of an edit's path: document and socket → here → “saved” on the screen. The ledger hears of each edit from the
 * document itself, before any way out does; then it counts the frames with updates that went out over the present
 * connection and the acknowledgements that came back. An edit that no frame has carried is not saved, whatever kept it
 * from the socket. On connecting, the client answers the server's state with all that the server lacks (one frame), so
 * whatever was done before is counted there.
 */
export type SaveLedger = {
  connected(): void
  disconnected(): void
  /** The document has something that did not come from the server. Said before the socket hears of it. */
  edited(): void
  /** Looks at a frame on its way out. */
  sent(frame: Uint8Array): void
  acknowledged(count: number): void
  state(): { readonly online: boolean; readonly saved: boolean; readonly hasUnsavedEdits: boolean }
}

export function createSaveLedger(): SaveLedger {
  let online = false
  let sentStateAnswer = false
  let outstanding = 0
  /** Edits that no frame has carried yet. */
  let unsent = 0
  let leftOver = false
  return {
    connected() {
      online = true
      sentStateAnswer = false
      outstanding = 0
    },
    disconnected() {
      online = false
      if (outstanding > 0 || unsent > 0) leftOver = true
      outstanding = 0
      unsent = 0
    },
    edited() {
      if (online) unsent++
      else leftOver = true
    },
    sent(frame) {
      const kind = syncKindOf(frame)
      if (kind === undefined || kind === 0) return
      outstanding++
      unsent = kind === 1 ? 0 : Math.max(0, unsent - 1)
      if (kind === 1) sentStateAnswer = true
    },
    acknowledged(count) {
      outstanding = Math.max(0, outstanding - count)
      if (outstanding === 0 && unsent === 0 && sentStateAnswer) leftOver = false
    },
    state() {
      const saved = online && sentStateAnswer && outstanding === 0 && unsent === 0
      return { online, saved, hasUnsavedEdits: !saved && (leftOver || outstanding > 0 || unsent > 0) }
    },
  }
}

/** 0: a state vector, 1: the answer to one, 2: an update; nothing for frames that are not about the document. */
function syncKindOf(frame: Uint8Array): number | undefined {
  const decoder = decoding.createDecoder(frame)
  if (decoding.readVarUint(decoder) !== messageTypes.sync) return undefined
  return decoding.readVarUint(decoder)
}
