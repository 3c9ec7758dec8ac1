import type * as Y from 'yjs'
import { readMoments } from '#shared/documents/map-document.ts'
import { chapterNames } from '#shared/layout/chapters.ts'
import { momentsById } from '#shared/model/experience-map.ts'

/** The names of the chapters of a map, in the order in which its moments were added. */
export function readChapters(doc: Y.Doc): readonly string[] {
  const moments = readMoments(doc)
  const rows = moments.map(({ id }) => ({ momentId: id }))
  return chapterNames(rows, momentsById({ moments }))
}
