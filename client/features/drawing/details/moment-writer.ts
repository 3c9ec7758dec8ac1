import { applyEdits } from '#shared/documents/apply-edits.ts'
import { changeMoment, type MomentPatch, readLinks, readMoments } from '#shared/documents/map-document.ts'
import { act, localOrigin, typingOrigin } from '#shared/documents/transact.ts'
import { planKind } from '#shared/layout/outline-edits.ts'
import type { MomentId } from '#shared/model/ids.ts'
import type { OpenDocument } from '../../../sync/board-sync.ts'

/**
 * How the fields of one moment are written. A writer instead of a document, so that a row which is not in the document
 * yet (the one that Enter just opened) can have the same fields.
 */
export type MomentWriter = {
  /** `typing`: letters that follow each other closely are one undo step. */
  readonly change: (patch: MomentPatch, how?: 'typing') => void
  readonly undo: () => void
  readonly redo: () => void
}

export function writerOf(document: OpenDocument, momentId: MomentId): MomentWriter {
  const { doc } = document
  return {
    change({ kind, ...patch }, how) {
      const origin = how === 'typing' ? typingOrigin : localOrigin
      act(
        doc,
        () => {
          // The links that lead to a moment say that something goes wrong there, or no longer do.
          if (kind)
            applyEdits(doc, planKind({ moments: readMoments(doc), links: readLinks(doc) }, momentId, kind), origin)
          changeMoment(doc, momentId, patch, origin)
        },
        origin,
      )
    },
    undo: () => document.undo.undo(),
    redo: () => document.undo.redo(),
  }
}
