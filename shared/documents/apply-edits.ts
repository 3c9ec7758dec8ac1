import type * as Y from 'yjs'
import type { MapEdits } from '../model/map-edits.ts'
import { addLink, addMoment, changeLink, changeMoment, removeLinks, removeMoments } from './map-document.ts'
import { act, localOrigin, type Origin } from './transact.ts'

/** Writes planned edits into an individual map: one transaction, one undo step. `withEdits` says what comes out. */
export function applyEdits(doc: Y.Doc, edits: MapEdits, origin: Origin = localOrigin): void {
  act(
    doc,
    () => {
      for (const moment of edits.addMoments ?? []) addMoment(doc, moment, origin)
      for (const { id, ...patch } of edits.changeMoments ?? []) changeMoment(doc, id, patch, origin)
      for (const { id, ...patch } of edits.changeLinks ?? []) changeLink(doc, id, patch, origin)
      for (const link of edits.addLinks ?? []) addLink(doc, link, origin)
      if (edits.removeLinks?.length) removeLinks(doc, edits.removeLinks, origin)
      if (edits.removeMoments?.length) removeMoments(doc, edits.removeMoments, origin)
    },
    origin,
  )
}
