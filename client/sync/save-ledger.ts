import * as decoding from 'lib0/decoding'
import { messageTypes } from '#shared/protocol/close-codes.ts'

/**
 * Knows whether everything this person did is on the server's disk.
 *
 * Station of an edit's path: socket → here → “saved” on the screen. The ledger counts the frames with updates that went
 * out over the present connection and the acknowledgements that came back. On connecting, the client answers the
 * server's state with all that the server lacks (one frame), so whatever was done offline is counted there.
 */
export type SaveLedger = {
  connected(): void
  disconnected(): void
  /** A local edit while there is no connection. */
  editedOffline(): void
  /** Looks at a frame on its way out. */
  sent(frame: Uint8Array): void
  acknowledged(count: number): void
  state(): { readonly online: boolean; readonly saved: boolean; readonly hasUnsavedEdits: boolean }
}

export function createSaveLedger(): SaveLedger {
  let online = false
  let sentStateAnswer = false
  let outstanding = 0
  let leftOver = false
  return {
    connected() {
      online = true
      sentStateAnswer = false
      outstanding = 0
    },
    disconnected() {
      online = false
      if (outstanding > 0) leftOver = true
      outstanding = 0
    },
    editedOffline() {
      leftOver = true
    },
    sent(frame) {
      const kind = syncKindOf(frame)
      if (kind === undefined || kind === 0) return
      outstanding++
      if (kind === 1) sentStateAnswer = true
    },
    acknowledged(count) {
      outstanding = Math.max(0, outstanding - count)
      if (outstanding === 0 && sentStateAnswer) leftOver = false
    },
    state() {
      const saved = online && sentStateAnswer && outstanding === 0
      return { online, saved, hasUnsavedEdits: !saved && (leftOver || outstanding > 0) }
    },
  }
}

/** 0: a state vector, 1: the answer to one, 2: an update; nothing for frames that are not about the document. */
function syncKindOf(frame: Uint8Array): number | undefined {
  const decoder = decoding.createDecoder(frame)
  if (decoding.readVarUint(decoder) !== messageTypes.sync) return undefined
  return decoding.readVarUint(decoder)
}
