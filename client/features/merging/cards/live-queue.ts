import type { ReviewCard, ReviewQueue } from '#shared/merge/review-queue.ts'
import type { MergeCard, RecheckCard } from '#shared/merge/merge-cards.ts'
import type { MomentId } from '#shared/model/ids.ts'
import type { MergeDecisions } from '#shared/model/shared-map.ts'

/** The queue as it stands this moment: what was decided since the engine last answered is no longer in it. */
export type LiveQueue = {
  /** What has changed under a decision; then suggestions and parts: something to decide between people. */
  readonly questions: readonly MergeCard[]
  /** Moments that one person drew. */
  readonly gifts: readonly MergeCard[]
  readonly later: readonly MergeCard[]
}

/** Before the engine has answered. */
export const emptyReview: ReviewQueue = {
  cards: [],
  later: [],
  counts: { moments: 0, fromAll: 0, fromSome: 0, fromOne: 0, toLookAt: 0 },
}

export function liveQueue(
  queue: ReviewQueue,
  decisions: MergeDecisions,
  rechecks: readonly RecheckCard[] = [],
): LiveQueue {
  const placed = new Set(decisions.placements.map((placement) => placement.sourceId))
  const apart = new Set(decisions.keptApart.map(({ a, b }) => `${a}|${b}`))
  const putOff = new Set(decisions.putOff.map(({ key }) => key))
  const asked = [...queue.cards, ...queue.later].filter((card) => !isSettled(card, placed, apart))
  const open: readonly MergeCard[] = [...rechecks, ...asked]
  const now = open.filter((card) => !putOff.has(card.key))
  return {
    questions: now.filter((card) => card.kind !== 'contribution'),
    gifts: now.filter((card) => card.kind === 'contribution'),
    later: open.filter((card) => putOff.has(card.key)),
  }
}

function isSettled(card: ReviewCard, placed: ReadonlySet<MomentId>, apart: ReadonlySet<string>): boolean {
  switch (card.kind) {
    case 'suggestion': {
      const { members, joins } = card.suggestion
      const isTaken = joins ? members.every((id) => placed.has(id)) : members.some((id) => placed.has(id))
      return isTaken || members.some((a) => members.some((b) => apart.has(`${a}|${b}`)))
    }
    case 'part-of':
      return (
        card.partOf.parts.every((id) => placed.has(id)) ||
        card.partOf.parts.some((part) => isApart(card.partOf.whole, part, apart))
      )
    case 'contribution':
      return placed.has(card.momentId)
  }
}

function isApart(a: MomentId, b: MomentId, apart: ReadonlySet<string>): boolean {
  return apart.has(a < b ? `${a}|${b}` : `${b}|${a}`)
}

/** Where a person stands in the queue; the place is kept when somebody else decides the card. */
export type Cursor = { readonly key: string; readonly index: number }

export const atStart: Cursor = { key: '', index: 0 }

export function cardAt(cards: readonly MergeCard[], cursor: Cursor): MergeCard | undefined {
  return cards.find((card) => card.key === cursor.key) ?? cards[Math.min(cursor.index, cards.length - 1)]
}

/** The cursor `step` cards further; at either end it stays. */
export function moveCursor(cards: readonly MergeCard[], cursor: Cursor, step: number): Cursor {
  const current = cardAt(cards, cursor)
  const index = Math.max(0, Math.min(cards.length - 1, (current ? cards.indexOf(current) : 0) + step))
  return { key: cards[index]?.key ?? '', index }
}

/** The cursor to hold while the present card is being decided: what follows it takes its place. */
export function cursorAfter(cards: readonly MergeCard[], cursor: Cursor): Cursor {
  const current = cardAt(cards, cursor)
  const index = current ? cards.indexOf(current) : 0
  return { key: cards[index + 1]?.key ?? '', index }
}
