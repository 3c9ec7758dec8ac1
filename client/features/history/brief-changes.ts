import type * as Y from 'yjs'
import { readBrief } from '#shared/documents/board-document.ts'
import { type Brief, type BriefField, briefFields } from '#shared/model/brief.ts'

/** The fields of the brief that say something else now, with what they said then; nothing where no brief was kept. */
export function briefChanges(
  then: Y.Doc | undefined,
  now: Brief,
): readonly { readonly field: BriefField; readonly before: string }[] {
  if (!then) return []
  const brief = readBrief(then)
  return briefFields.flatMap((field) => (brief[field] === now[field] ? [] : [{ field, before: brief[field] }]))
}
