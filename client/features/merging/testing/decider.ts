import type * as Y from 'yjs'
import { applyMergeEdits } from '#shared/documents/apply-merge-edits.ts'
import {
  planAddAsItIs,
  planAllowAgain,
  planKeepOnlyIn,
  planPutInto,
  planRename,
  planTakeAllApart,
  planTakeApart,
  planTakeOut,
  type Target,
} from '#shared/merge/decisions/plan-by-hand.ts'
import { type CardChoice, planAccept, planAcceptAll, planLater, planRefuse } from '#shared/merge/decisions/plan-card.ts'
import type { MergeBoard } from '#shared/merge/merge-board.ts'
import type { MergeCard } from '#shared/merge/merge-cards.ts'
import type { MomentId, PersonId } from '#shared/model/ids.ts'
import type { MergeEdits, SourcePair } from '#shared/model/merge-edits.ts'
import type { Relation, SharedLink } from '#shared/model/shared-map.ts'
import { planCutLink, planLink, planRestoreLink } from '../decisions/plan-link.ts'

export type Decider = ReturnType<typeof createDecider>

/** One person who decides on a real document, with what lies before them at this moment. */
export function createDecider({
  doc,
  by,
  now,
  mintId,
  board,
}: {
  doc: Y.Doc
  by: PersonId
  now: () => number
  mintId: () => MomentId
  board: MergeBoard
}) {
  const write = (edits: MergeEdits) => applyMergeEdits(doc, edits, { by, at: now() })
  return {
    board,
    write,
    accept: (card: MergeCard, choice?: CardChoice) => write(planAccept(board, card, mintId, choice)),
    acceptAll: (cards: readonly MergeCard[]) => write(planAcceptAll(board, cards, mintId)),
    refuse: (card: MergeCard) => write(planRefuse(board, card)),
    later: (card: MergeCard, isLater = true) => write(planLater(card, isLater)),
    putInto: (ids: readonly MomentId[], target: Target, relation: Relation) =>
      write(planPutInto(board, ids, target, relation, mintId)),
    addAsItIs: (id: MomentId) => write(planAddAsItIs(board, id, mintId)),
    takeOut: (...sources: readonly MomentId[]) => write(planTakeOut(...sources)),
    keepOnlyIn: (sourceId: MomentId, momentId: MomentId) => write(planKeepOnlyIn(board, sourceId, momentId)),
    takeApart: (momentId: MomentId) => write(planTakeApart(momentId)),
    takeAllApart: () => write(planTakeAllApart(board)),
    allowAgain: (...pairs: readonly SourcePair[]) => write(planAllowAgain(...pairs)),
    rename: (momentId: MomentId, label: string, labelFrom?: MomentId) => write(planRename(momentId, label, labelFrom)),
    /** False where there is nothing to draw. */
    link(from: MomentId, to: MomentId): boolean {
      const edits = planLink(board, from, to, mintId)
      if (edits) write(edits)
      return edits !== undefined
    },
    cut: (link: SharedLink) => write(planCutLink(link)),
    restore: (from: MomentId, to: MomentId) => write(planRestoreLink(from, to)),
  }
}
