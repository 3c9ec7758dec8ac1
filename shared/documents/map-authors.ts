import * as Y from 'yjs'
import type { LinkId, MomentId, PersonId } from '../model/ids.ts'
import { entriesOf } from './entries.ts'
import { linksOf, momentsOf } from './map-document.ts'

/** Who added each moment and link of a document, by what it says itself. */
export function readAuthors(doc: Y.Doc): ReadonlyMap<MomentId | LinkId, PersonId> {
  const authors = new Map<MomentId | LinkId, PersonId>()
  for (const all of [momentsOf(doc), linksOf(doc)])
    for (const [id, fields] of entriesOf(all)) {
      const by: unknown = (fields as unknown) instanceof Y.Map ? fields.get('by') : undefined
      if (typeof by === 'string') authors.set(id as MomentId | LinkId, by as PersonId)
    }
  return authors
}
