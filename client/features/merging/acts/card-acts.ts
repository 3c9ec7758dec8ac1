import type { MergeEdits } from '#shared/model/merge-edits.ts'
import type { MomentId } from '#shared/model/ids.ts'
import { byAuthor } from '#shared/merge/merge-board.ts'
import { planAccept, planAcceptAll, planLater, planRefuse } from '#shared/merge/decisions/plan-card.ts'
import { planPutInto } from '#shared/merge/decisions/plan-by-hand.ts'
import { draftOf } from '../merge-screen.ts'
import { cursorAfter, type LiveQueue, moveCursor } from '../cards/live-queue.ts'
import { partnersOf } from '../cards/partners.ts'
import { type Act, type Effects, nothing, type Stand, writes } from './effects.ts'

// What is done about the card in hand.

/** What a card leaves behind when another takes its place. */
const afresh = { draft: undefined, picking: undefined, lit: [] } as const

export const acceptCard: Act = (stand) => {
  const { card, board, mintId, screen } = stand
  if (!card) return nothing
  const { leftOut, label, labelFrom } = draftOf(screen.draft, card.key)
  const choice = {
    leftOut,
    ...(label === undefined ? {} : { label }),
    ...(labelFrom === undefined ? {} : { labelFrom }),
  }
  return decided(stand, planAccept(board, card, mintId, choice))
}

export const refuseCard: Act = (stand) => {
  const { card, board } = stand
  return card && card.kind !== 'contribution' ? decided(stand, planRefuse(board, card)) : nothing
}

/** Puts the card off; one that was put off is taken up again, and is the next to look at. */
export const putOffCard: Act = (stand) => {
  const { card, queue } = stand
  if (!card) return nothing
  const isPutOff = queue.later.includes(card)
  const effects = decided(stand, planLater(card, !isPutOff))
  return isPutOff && stand.isWritable
    ? { ...effects, screen: { ...effects.screen, cursor: { key: card.key, index: 0 } } }
    : effects
}

/** All that are sure, or all that only one person drew where such a card is in hand. */
export const acceptAllCards: Act = (stand) => {
  const { card, queue, board, mintId } = stand
  const all = card?.kind === 'contribution' ? queue.gifts : sureOnes(queue)
  return all.length > 0 ? writes(stand, { edits: planAcceptAll(board, all, mintId) }) : nothing
}

/** Leaves the n-th person's words out of the card or takes them in again; joins a single moment to its n-th partner. */
export function digitOnCard(digit: number): Act {
  return (stand) => {
    const { card, board, suggestions, mintId, isWritable } = stand
    if (!card || !isWritable) return nothing
    if (card.kind === 'contribution') {
      const partner = partnersOf(card.momentId, suggestions, board.shared)[digit - 1]
      if (!partner) return nothing
      return decided(stand, planPutInto(board, [card.momentId], { sourceId: partner.id }, 'same', mintId))
    }
    const id = card.kind === 'suggestion' ? byAuthor(card.wordings, board)[digit - 1]?.moment.id : undefined
    return id ? toggleOut(id)(stand) : nothing
  }
}

/** Leaves a member's words out of the card, or takes them in again. */
export function toggleOut(id: MomentId): Act {
  return ({ card, screen }) => {
    if (card?.kind !== 'suggestion') return nothing
    const draft = draftOf(screen.draft, card.key)
    const leftOut = draft.leftOut.includes(id) ? draft.leftOut.filter((other) => other !== id) : [...draft.leftOut, id]
    // One is always left to be called something.
    return leftOut.length < card.wordings.length ? { screen: { draft: { ...draft, leftOut } } } : nothing
  }
}

/** Goes to another card without deciding this one. */
export function stepCards(step: number): Act {
  return ({ card, cards }) => {
    const cursor = card ? { key: card.key, index: cards.indexOf(card) } : { key: '', index: 0 }
    return { screen: { cursor: moveCursor(cards, cursor, step), ...afresh } }
  }
}

export function openCard(key: string): Act {
  return () => ({ select: [], screen: { cursor: { key, index: 0 }, ...afresh } })
}

/** The suggestions that are sure enough to be accepted in one go. */
export function sureOnes({ questions }: Pick<LiveQueue, 'questions'>) {
  return questions.filter((card) => card.kind === 'suggestion' && card.suggestion.tier === 'same')
}

/** The card is decided, and the next takes its place. */
function decided(stand: Stand, edits: MergeEdits): Effects {
  const { cards, screen } = stand
  return writes(stand, { edits, screen: { cursor: cursorAfter(cards, screen.cursor), ...afresh } })
}
