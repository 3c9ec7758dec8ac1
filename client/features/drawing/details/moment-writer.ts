import { changeMoment, type MomentPatch } from '#shared/documents/map-document.ts'
import { localOrigin, typingOrigin } from '#shared/documents/transact.ts'
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
  return {
    change: (patch, how) => changeMoment(document.doc, momentId, patch, how === 'typing' ? typingOrigin : localOrigin),
    undo: () => document.undo.undo(),
    redo: () => document.undo.redo(),
  }
}
