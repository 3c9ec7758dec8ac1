import { MessageChannel } from 'node:worker_threads'
import { afterEach, describe, expect, test } from 'vitest'
import { noRelations } from '#shared/merge/word-relations.ts'
import { type TestMap, mapOf, sharedOf } from '../testing/maps.ts'
import { createReviewClient, type ReviewAnswered, type ReviewAsked, type ReviewClient } from './review-client.ts'
import { type Review, reviewMaps } from './review-maps.ts'

const noor: TestMap = { id: 'noor', labels: ['Opens the app', 'Falls asleep on the sofa'] }
const priya: TestMap = { id: 'priya', labels: ['Opens the app', 'Asks a friend'] }

const opened: MessageChannel[] = []
afterEach(() => {
  for (const channel of opened.splice(0)) channel.port1.close()
})

/** A real engine at the other end of a real channel; it answers when it is told to. */
function engine() {
  const channel = new MessageChannel()
  opened.push(channel)
  const asked: ReviewAsked[] = []
  const arrivals: (() => void)[] = []
  channel.port2.on('message', (message: ReviewAsked) => {
    asked.push(message)
    arrivals.shift()?.()
  })
  return {
    send: (question: ReviewAsked) => channel.port1.postMessage(question),
    answersTo: (client: ReviewClient) =>
      channel.port1.on('message', (answer: ReviewAnswered) => client.answered(answer)),
    asked,
    arrival: () => new Promise<void>((resolve) => arrivals.push(resolve)),
    answer: ({ turn, input }: ReviewAsked) =>
      channel.port2.postMessage({ turn, review: reviewMaps(input, noRelations) }),
  }
}

describe('the review client', () => {
  test('gives what the engine makes of the maps', async () => {
    const { send, answersTo, asked, arrival, answer } = engine()
    const reviews = Promise.withResolvers<Review>()
    const client = createReviewClient({ send, onReview: reviews.resolve })
    answersTo(client)
    const arrived = arrival()
    client.ask({ maps: [mapOf(noor), mapOf(priya)], shared: sharedOf([]) })
    await arrived
    for (const question of asked) answer(question)
    const review = await reviews.promise
    expect(review.suggestions.moments.map((moment) => moment.members)).toEqual([['noor-0', 'priya-0']])
    client.close()
  })

  test('while the engine thinks, only the newest question waits', async () => {
    const { send, answersTo, asked, arrival, answer } = engine()
    const seen: number[] = []
    const last = Promise.withResolvers<void>()
    const client = createReviewClient({
      send,
      onReview: (_, input) => {
        seen.push(input.maps.length)
        if (input.maps.length === 3) last.resolve()
      },
    })
    answersTo(client)
    const maps = [mapOf(noor), mapOf(priya), mapOf({ id: 'tomasz', labels: [] })]
    const first = arrival()
    for (const count of [1, 2, 3]) client.ask({ maps: maps.slice(0, count), shared: sharedOf([]) })
    await first
    expect(asked).toHaveLength(1)
    const second = arrival()
    for (const question of asked) answer(question)
    await second
    expect(asked.map((question) => question.input.maps.length)).toEqual([1, 3])
    for (const question of asked.slice(1)) answer(question)
    await last.promise
    expect(seen).toEqual([1, 3])
    client.close()
  })
})
