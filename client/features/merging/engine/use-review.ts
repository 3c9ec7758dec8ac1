import { startTransition, useEffect, useRef, useState } from 'react'
import { createReviewClient, type ReviewAnswered, type ReviewClient } from './review-client.ts'
import type { Review, ReviewInput } from './review-maps.ts'

/**
 * `ready` says which maps the review is about: while maps are still coming, an answer may be about the first of them.
 * `failed`: the browser refused the worker; everything can still be merged by hand.
 */
export type ReviewState =
  | { readonly state: 'thinking' }
  | { readonly state: 'ready'; readonly review: Review; readonly maps: ReviewInput['maps'] }
  | { readonly state: 'failed' }

/** Suggestions, differences and the queue for maps and decisions, computed beside the screen; the last answer stands meanwhile. */
export function useReview(input: ReviewInput): ReviewState {
  const [state, setState] = useState<ReviewState>({ state: 'thinking' })
  const client = useRef<ReviewClient>(undefined)
  useEffect(() => {
    const worker = new Worker(new URL('./merge-worker.ts', import.meta.url), { type: 'module' })
    worker.addEventListener('error', () => setState({ state: 'failed' }))
    const opened = createReviewClient({
      send: (asked) => worker.postMessage(asked),
      // The screen takes it in between other things: whoever goes on deciding meanwhile waits for nothing.
      onReview: (review, { maps }) => startTransition(() => setState({ state: 'ready', review, maps })),
    })
    worker.addEventListener('message', ({ data }: MessageEvent<ReviewAnswered>) => opened.answered(data))
    client.current = opened
    return () => {
      opened.close()
      worker.terminate()
    }
  }, [])
  const { maps, shared, told } = input
  useEffect(() => client.current?.ask({ maps, shared, told }), [maps, shared, told])
  return state
}
