import { loadRelations } from '#shared/merge/load-relations.ts'
import { createMergeMemo } from '#shared/merge/merge-memo.ts'
import { noRelations } from '#shared/merge/word-relations.ts'
import type { ReviewAnswered, ReviewAsked } from './review-client.ts'
import { reviewMaps } from './review-maps.ts'

/**
 * Runs the engine beside the screen. The board of word relations is fetched once, and only here; without it words and
 * flow still work. What one review worked out serves the next.
 */
const memo = createMergeMemo()
const relations = loadRelations().catch(() => noRelations)

addEventListener('message', ({ data }: MessageEvent<ReviewAsked>) => {
  void relations.then((known) => {
    const answer: ReviewAnswered = { turn: data.turn, review: reviewMaps(data.input, known, memo) }
    postMessage(answer)
  })
})
