import type { Review, ReviewInput } from './review-maps.ts'

export type ReviewAsked = { readonly turn: number; readonly input: ReviewInput }
export type ReviewAnswered = { readonly turn: number; readonly review: Review }

export type ReviewClient = {
  ask(input: ReviewInput): void
  /** What the worker said. */
  answered(answer: ReviewAnswered): void
  close(): void
}

/**
 * Asks for a review and gives the newest answer only. One question is with the worker at a time; while it is, only the
 * newest of those that came in waits, so that fast decisions never pile up.
 */
export function createReviewClient({
  send,
  onReview,
}: {
  send: (asked: ReviewAsked) => void
  onReview: (review: Review, input: ReviewInput) => void
}): ReviewClient {
  let turn = 0
  let asked: ReviewInput | undefined
  let waiting: ReviewInput | undefined
  let isClosed = false

  function put(input: ReviewInput): void {
    asked = input
    turn++
    send({ turn, input })
  }

  return {
    ask(input) {
      if (isClosed) return
      if (asked) waiting = input
      else put(input)
    },
    answered(answer) {
      if (isClosed || answer.turn !== turn || !asked) return
      const input = asked
      asked = undefined
      const next = waiting
      waiting = undefined
      if (next) put(next)
      // An answer that is already being replaced is still better than what stands on the screen.
      onReview(answer.review, input)
    },
    close() {
      isClosed = true
    },
  }
}
