import { expect, test } from 'vitest'
import type { NearnessAnswer } from '#shared/protocol/api.ts'
import type { Answer } from '../../../sync/http/api-client.ts'
import { mapOf } from '../testing/maps.ts'
import { createNearnessDesk, type Nearness } from './nearness-desk.ts'

const host = 'vectors.local:11434'
const compared: Answer<NearnessAnswer> = {
  ok: true,
  value: { state: 'compared', host, moments: ['noor-0', 'priya-0'], near: [[0, 1, 0.8]] },
}
const maps = (...noors: string[]) => [
  mapOf({ id: 'noor', labels: noors }),
  mapOf({ id: 'priya', labels: ['Opens the app'] }),
]

/** A desk whose pauses end, and whose questions are answered, when the test says so. */
function scene({ isChosen = true } = {}) {
  let task: (() => void) | undefined
  const waiting: ((answer: Answer<NearnessAnswer>) => void)[] = []
  const news: Nearness[] = []
  let questions = 0
  const desk = createNearnessDesk({
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
    desk,
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
  const { desk, news, questions, isPlanned, pause, answer } = scene()
  desk.see(maps('Turns'))
  desk.see(maps('Turns on'))
  desk.see(maps('Turns on the telly'))
  expect(questions()).toBe(0)
  pause()
  await answer(compared)
  expect(questions()).toBe(1)
  expect(news).toEqual([{ state: 'compared', host, told: { moments: ['noor-0', 'priya-0'], near: [[0, 1, 0.8]] } }])
  desk.see(maps('Turns on the telly'))
  expect(isPlanned()).toBe(false)
  desk.see(maps('Turns on the telly', 'Falls asleep'))
  pause()
  expect(questions()).toBe(2)
})

test('what is written while the service thinks is asked about afterwards', async () => {
  const { desk, questions, isPlanned, pause, answer } = scene()
  desk.see(maps('Turns on the telly'))
  pause()
  desk.see(maps('Turns on the telly', 'Falls asleep'))
  expect(isPlanned()).toBe(false)
  await answer(compared)
  pause()
  expect(questions()).toBe(2)
})

test('where the operator chose no service nothing is asked', () => {
  const { desk, isPlanned } = scene({ isChosen: false })
  desk.see(maps('Turns on the telly'))
  expect(isPlanned()).toBe(false)
})

test('a service that was taken away meanwhile is not asked again', async () => {
  const { desk, news, questions, isPlanned, pause, answer } = scene()
  desk.see(maps('Turns on the telly'))
  pause()
  await answer({ ok: true, value: { state: 'off' } })
  desk.see(maps('Turns on the telly', 'Falls asleep'))
  expect(isPlanned()).toBe(false)
  expect(questions()).toBe(1)
  expect(news).toEqual([{ state: 'off' }])
})

test('more moments than the service is asked about: that is said', async () => {
  const { desk, news, pause, answer } = scene()
  desk.see(maps('Turns on the telly'))
  pause()
  await answer({ ok: false, status: 413, code: 'too-large', sentence: 'Too many.' })
  expect(news).toEqual([{ state: 'tooMany', host }])
})

test('a failure is told, and what was said before still stands', async () => {
  const { desk, news, pause, answer } = scene()
  desk.see(maps('Turns on the telly'))
  pause()
  await answer(compared)
  desk.see(maps('Turns on the telly', 'Falls asleep'))
  pause()
  await answer({ ok: true, value: { state: 'failed', host } })
  expect(news.at(-1)).toMatchObject({ state: 'failed', host, told: { near: [[0, 1, 0.8]] } })
})

test('a server that is out of reach is no news', async () => {
  const { desk, news, pause, answer } = scene()
  desk.see(maps('Turns on the telly'))
  pause()
  await answer({ ok: false, status: 0, code: 'offline', sentence: 'The server does not answer.' })
  expect(news).toEqual([])
})

test('one map alone is compared with nothing', () => {
  const { desk, isPlanned } = scene()
  desk.see([mapOf({ id: 'noor', labels: ['Turns on the telly'] })])
  expect(isPlanned()).toBe(false)
})
