import type { MomentId } from '../../model/ids.ts'
import type { MergeEdit, MergeEdits } from '../../model/merge-edits.ts'
import { placedWording } from '../../model/placed-wording.ts'
import type { MergeBoard } from '../merge-board.ts'
import type { MergeCard, RecheckCard } from '../merge-cards.ts'
import { type MintId, openPairs, planMint, planPlace, type Words } from './plan-place.ts'

/** What the person chose on a card beside the answer itself. */
export type CardChoice = Words & {
  /** Members that are not part of it: they are kept apart from the others. */
  readonly leftOut?: readonly MomentId[]
}

/**
 * Yes: the sources become one shared moment, the parts go into their whole, a single moment is added as it is, and what
 * has changed stays where it is.
 */
export function planAccept(board: MergeBoard, card: MergeCard, mintId: MintId, choice: CardChoice = {}): MergeEdits {
  return [...planAnswer(board, card, mintId, choice), ...planTakeUp(board, card)]
}

function planAnswer(board: MergeBoard, card: MergeCard, mintId: MintId, choice: CardChoice): MergeEdits {
  switch (card.kind) {
    case 'recheck':
      return [keptAsItIs(board, card), ...planRename(card.momentId, choice)]
    case 'part-of': {
      const { whole, parts } = card.partOf
      const known = board.placedIn.get(whole)?.[0]?.id
      if (known !== undefined) return planPlace(board, known, parts, 'part-of')
      const { momentId, edit } = planMint(board, [whole], choice, mintId)
      return [edit, ...planPlace(board, momentId, parts, 'part-of')]
    }
    case 'suggestion':
    case 'contribution': {
      const members = membersOf(card, choice.leftOut)
      const joined = joinedBy(card, board)
      const placed =
        joined === undefined
          ? [planMint(board, members, { ...proposedLabel(card), ...choice }, mintId).edit]
          : [...planPlace(board, joined, members, 'same'), ...planRename(joined, choice)]
      return [...placed, ...planApart(choice.leftOut ?? [], members)]
    }
  }
}

/** Several cards as one step; all placements come last and together, for they are written in one go. */
export function planAcceptAll(board: MergeBoard, cards: readonly MergeCard[], mintId: MintId): MergeEdits {
  const edits = cards.flatMap((card) => planAccept(board, card, mintId))
  return [...edits.filter(({ kind }) => kind !== 'place'), ...edits.filter(({ kind }) => kind === 'place')]
}

/** No: none of the members is the same as another, nor as the moment they were to join; what has changed is open again. */
export function planRefuse(board: MergeBoard, card: MergeCard): MergeEdits {
  return [...planNo(board, card), ...planTakeUp(board, card)]
}

function planNo(board: MergeBoard, card: MergeCard): MergeEdits {
  switch (card.kind) {
    case 'recheck':
      return [{ kind: 'unplace', sources: card.changed.map(({ sourceId }) => sourceId) }]
    case 'part-of':
      return planApart([card.partOf.whole], card.partOf.parts)
    case 'suggestion':
    case 'contribution': {
      const joined = card.kind === 'suggestion' ? card.suggestion.joins : undefined
      const there = joined ? (board.moments.get(joined)?.sources.map(({ sourceId }) => sourceId) ?? []) : []
      const open = membersOf(card).filter((id) => !there.includes(id))
      return planApart(open, [...open, ...there])
    }
  }
}

/** Puts a card off, or takes it up again. */
export function planLater(card: MergeCard, isLater: boolean): MergeEdits {
  return [{ kind: isLater ? 'put-off' : 'take-up', key: card.key }]
}

/** The members a card is about, without the ones left out. */
export function membersOf(card: MergeCard, leftOut: readonly MomentId[] = []): readonly MomentId[] {
  const all = card.wordings.map((wording) => wording.moment.id)
  return leftOut.length === 0 ? all : all.filter((id) => !leftOut.includes(id))
}

/** Whose words are proposed for a card. */
export function proposedLabel(card: MergeCard): { readonly labelFrom?: MomentId } {
  switch (card.kind) {
    case 'suggestion':
      return { labelFrom: card.suggestion.label }
    case 'part-of':
      return { labelFrom: card.partOf.whole }
    case 'contribution':
      return { labelFrom: card.momentId }
    case 'recheck':
      return {}
  }
}

/** The shared moment that the members of a suggestion go to, where it is there. */
function joinedBy(card: MergeCard, { moments }: MergeBoard): MomentId | undefined {
  const joins = card.kind === 'suggestion' ? card.suggestion.joins : undefined
  return joins !== undefined && moments.has(joins) ? joins : undefined
}

function planRename(momentId: MomentId, { label, labelFrom }: CardChoice): MergeEdits {
  if (label === undefined) return []
  return [{ kind: 'rename', momentId, label, ...(labelFrom === undefined ? {} : { labelFrom }) }]
}

/** What has changed belongs where it is, with the words it has now. */
function keptAsItIs(board: MergeBoard, { momentId, changed }: RecheckCard): MergeEdit {
  const kept = changed.map(({ sourceId }) => ({
    sourceId,
    momentId,
    wording: placedWording(board.sources.get(sourceId)?.moment),
  }))
  return { kind: 'keep-wording', kept }
}

function planApart(some: readonly MomentId[], others: readonly MomentId[]): MergeEdits {
  const pairs = openPairs(some, others)
  return pairs.length === 0 ? [] : [{ kind: 'keep-apart', pairs }]
}

/** A decided card is not put off any more. */
function planTakeUp({ shared }: MergeBoard, { key }: MergeCard): MergeEdits {
  return shared.putOff.some((one) => one.key === key) ? [{ kind: 'take-up', key }] : []
}
