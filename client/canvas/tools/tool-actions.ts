import type { TLShapeId } from 'tldraw'
import type { ThingType } from '#shared/model/ink.ts'
import type { Place } from '#shared/model/moment.ts'
import type { MomentShape } from '../projection/shape-types.ts'

/** What tools may ask for; they know pointers and shapes, and nothing of documents. */
export type ToolActions = {
  canEdit(shape: MomentShape): boolean
  open(shape: MomentShape): void
  addAt(point: Place): void
  /** Gives the id of its shape. */
  addThing(type: ThingType, point: Place): string | undefined
  link(from: MomentShape, to: MomentShape): void
  addLinkedAt(from: MomentShape, point: Place): void
  /** Shows a link that is being drawn; nothing: it is drawn no more. */
  draft(link: LinkDraft | undefined): void
}

export type LinkDraft = { readonly from: TLShapeId; readonly to?: TLShapeId; readonly point: Place }
