import type * as Y from 'yjs'
import type { MapEdits } from '../model/map-edits.ts'
import { addAll, changeLink, changeMoment, removeLinks, removeMoments } from './map-document.ts'
import { act, localOrigin, type Origin } from './transact.ts'

/** Writes planned edits into an individual map: one transaction, one undo step. `withEdits` says what comes out. */
export function applyEdits(doc: Y.Doc, edits: MapEdits, origin: Origin = localOrigin): void {
  act(
    doc,
    () => {
      addAll(doc, { moments: edits.addMoments ?? [], links: [] }, origin)
      for (const { id, ...patch } of edits.changeMoments ?? []) changeMoment(doc, id, patch, origin)
      for (const { id, ...patch } of edits.changeLinks ?? []) changeLink(doc, id, patch, origin)
      addAll(doc, { moments: [], links: edits.addLinks ?? [] }, origin)
      if (edits.removeLinks?.length) removeLinks(doc, edits.removeLinks, origin)
      if (edits.removeMoments?.length) removeMoments(doc, edits.removeMoments, origin)
    },
    origin,
  )
}
