import type * as Y from 'yjs'
import { readMoments } from '#shared/documents/map-document.ts'
import { momentsById } from '#shared/model/experience-map.ts'
import type { MomentId } from '#shared/model/ids.ts'
import type { Moment } from '#shared/model/moment.ts'
import type { OpenDocument } from '../../../sync/board-sync.ts'
import { useRead } from '../../../sync/board-context.tsx'

/** The moment as it stands now; nothing once somebody took it away. */
export function useMoment(document: OpenDocument, id: MomentId): Moment | undefined {
  return useRead(document, readById).get(id)
}

// One function for the whole app: the document remembers what it gave until it changes.
function readById(doc: Y.Doc): ReadonlyMap<MomentId, Moment> {
  return momentsById({ moments: readMoments(doc) })
}
