import * as Y from 'yjs'
import { limits } from '#shared/protocol/limits.ts'
import { isDeleted } from '../check-update.ts'
import { scanUpdate } from './scan-update.ts'

/**
 * Whether everything in the bytes of an update is in the document already: all that somebody without the right to write
 * may say. Nothing of it is made, and the first thing that is new ends the walk.
 */
export function holdsUpdate(doc: Y.Doc, bytes: Uint8Array): boolean {
  const most = {
    structs: limits.maxUpdateStructs,
    ranges: limits.maxDocumentStructs,
    clients: limits.maxUpdateClients,
    values: limits.maxUpdateValues,
  }
  return scanUpdate(bytes, most, {
    group: (client, clock, length) => clock + length <= Y.getState(doc.store, client),
    range: (client, clock, length) => isDeleted(doc, client, clock, length),
  }).ok
}
