import { expect, test } from 'vitest'
import type { NearnessAnswer } from '#shared/protocol/api.ts'
import type { Answer } from '../../../sync/http/api-client.ts'
import { mapOf } from '../testing/maps.ts'
import { createNearnessClient, type Nearness } from './nearness-client.ts'

const host = 'vectors.local:11434'
const compared: Answer<NearnessAnswer> = {
  ok: true,
  value: { state: 'compared', host, moments: ['noor-0', 'priya-0'], near: [[0, 1, 0.8]] },
}
const maps = (...noors: string[]) => [
  mapOf({ id: 'noor', labels: noors }),
  mapOf({ id: 'priya', labels: ['Opens the app'] }),
]

/** A client whose pauses end, and whose questions are answered, when the test says so. */
function scene({ isChosen = true } = {}) {
  let task: (() => void) | undefined
  const waiting: ((answer: Answer<NearnessAnswer>) => void)[] = []
  const news: Nearness[] = []
  let questions = 0
  const client = createNearnessClient({
    host: isChosen ? host : undefined,
    ask: () => {
      questions++
      return new Promise((resolve) => waiting.push(resolve))
    },
    later: (planned) => {
      task = planned
      return () => (task = undefined)
    },
    onNews: (next) => news.push(next),
  })
  return {
    client,
    news,
    questions: () => questions,
    isPlanned: () => task !== undefined,
    pause: () => {
      const planned = task
      task = undefined
      planned?.()
    },
    answer: async (answer: Answer<NearnessAnswer>) => {
      waiting.shift()?.(answer)
      await new Promise((resolve) => setImmediate(resolve))
    },
  }
}

test('the service is asked when people pause, and again only about labels it has not seen', async () => {
  const { client, news, questions, isPlanned, pause, answer } = scene()
  client.see(maps('Turns'))
  client.see(maps('Turns on'))
  client.see(maps('Turns on the telly'))
  expect(questions()).toBe(0)
  pause()
  await answer(compared)
  expect(questions()).toBe(1)
  expect(news).toEqual([{ state: 'compared', host, told: { moments: ['noor-0', 'priya-0'], near: [[0, 1, 0.8]] } }])
  client.see(maps('Turns on the telly'))
  expect(isPlanned()).toBe(false)
  client.see(maps('Turns on the telly', 'Falls asleep'))
  pause()
  expect(questions()).toBe(2)
})

test('what is written while the service thinks is asked about afterwards', async () => {
  const { client, questions, isPlanned, pause, answer } = scene()
  client.see(maps('Turns on the telly'))
  pause()
  client.see(maps('Turns on the telly', 'Falls asleep'))
  expect(isPlanned()).toBe(false)
  await answer(compared)
  pause()
  expect(questions()).toBe(2)
})

test('where the operator chose no service nothing is asked', () => {
  const { client, isPlanned } = scene({ isChosen: false })
  client.see(maps('Turns on the telly'))
  expect(isPlanned()).toBe(false)
})

test('a service that was taken away meanwhile is not asked again', async () => {
  const { client, news, questions, isPlanned, pause, answer } = scene()
  client.see(maps('Turns on the telly'))
  pause()
  await answer({ ok: true, value: { state: 'off' } })
  client.see(maps('Turns on the telly', 'Falls asleep'))
  expect(isPlanned()).toBe(false)
  expect(questions()).toBe(1)
  expect(news).toEqual([{ state: 'off' }])
})

test('more moments than the service is asked about: that is said', async () => {
  const { client, news, pause, answer } = scene()
  client.see(maps('Turns on the telly'))
  pause()
  await answer({ ok: false, status: 413, code: 'too-large', sentence: 'Too many.' })
  expect(news).toEqual([{ state: 'tooMany', host }])
})

test('a failure is told, and what was said before still stands', async () => {
  const { client, news, pause, answer } = scene()
  client.see(maps('Turns on the telly'))
  pause()
  await answer(compared)
  client.see(maps('Turns on the telly', 'Falls asleep'))
  pause()
  await answer({ ok: true, value: { state: 'failed', host } })
  expect(news.at(-1)).toMatchObject({ state: 'failed', host, told: { near: [[0, 1, 0.8]] } })
})

test('a server that is out of reach is no news', async () => {
  const { client, news, pause, answer } = scene()
  client.see(maps('Turns on the telly'))
  pause()
  await answer({ ok: false, status: 0, code: 'offline', sentence: 'The server does not answer.' })
  expect(news).toEqual([])
})

test('one map alone is compared with nothing', () => {
  const { client, isPlanned } = scene()
  client.see([mapOf({ id: 'noor', labels: ['Turns on the telly'] })])
  expect(isPlanned()).toBe(false)
})
