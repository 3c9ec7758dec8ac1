import * as Y from 'yjs'
import type { Room } from './room-contract.ts'

/**
 * The whole document as one update of Yjs' second format, which is a fraction of the first in size. It is only ever
 * made here and read by our own client: nobody sends us one.
 */
export function fullState(room: Room): Uint8Array {
  return Y.encodeStateAsUpdateV2(room.doc)
}
