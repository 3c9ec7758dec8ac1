import { describe, expect, test } from 'vitest'
import type { ReviewCard } from '#shared/merge/review-queue.ts'
import { momentId, sharedOf } from '../testing/maps.ts'
import { atStart, cardAt, cursorAfter, liveQueue, moveCursor } from './live-queue.ts'

function gift(id: string): ReviewCard {
  return { kind: 'contribution', key: id, momentId: momentId(id), wordings: [] }
}

const cards = ['a', 'b', 'c'].map(gift)

describe('the queue while the engine is still thinking', () => {
  test('no longer holds what has been decided since', () => {
    const queue = { cards, later: [], counts: { moments: 0, fromAll: 0, fromSome: 0, fromOne: 0, toLookAt: 3 } }
    const { gifts } = liveQueue(queue, sharedOf([{ id: 'moment', sources: ['b'] }]))
    expect(gifts.map((card) => card.key)).toEqual(['a', 'c'])
  })
})

describe('where a person stands in the queue', () => {
  test('begins at the first card and stays at either end', () => {
    expect(cardAt(cards, atStart)?.key).toBe('a')
    expect(moveCursor(cards, atStart, -1).key).toBe('a')
    expect(cardAt(cards, moveCursor(cards, { key: 'c', index: 2 }, 1))?.key).toBe('c')
  })

  test('after a decision the next card is there, and after the last one the one before', () => {
    const after = cursorAfter(cards, { key: 'b', index: 1 })
    expect(cardAt([...cards.slice(0, 1), ...cards.slice(2)], after)?.key).toBe('c')
    const last = cursorAfter(cards, { key: 'c', index: 2 })
    expect(cardAt(cards.slice(0, 2), last)?.key).toBe('b')
  })

  test('is kept when somebody else decides the card that is open', () => {
    const open = moveCursor(cards, atStart, 1)
    expect(cardAt([...cards.slice(0, 1), ...cards.slice(2)], open)?.key).toBe('c')
    expect(cardAt([], open)).toBeUndefined()
  })
})
