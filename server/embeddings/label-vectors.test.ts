import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type EmbeddingsService, startEmbeddingsService } from '../testing/embeddings-service.ts'
import { createLabelVectors, type VectorLimits } from './label-vectors.ts'

let service: EmbeddingsService
let time = 0
let logged: string[] = []

beforeEach(async () => {
  service = await startEmbeddingsService([['Opens the app', 'Starts the programme']])
  time = 0
  logged = []
})
afterEach(() => service.close())

const write = (...parts: unknown[]) => void logged.push(JSON.stringify(parts))

function vectors(limits: Partial<VectorLimits> = {}) {
  return createLabelVectors(
    { url: service.url, model: 'a-model', key: 'a-key' },
    {
      log: { info: write, warn: write, error: write },
      now: () => time,
      limits: { batch: 2, timeoutMs: 5_000, patienceMs: 60_000, kept: 100, restMs: 1_000, ...limits },
    },
  )
}

const likeness = (a: Float32Array, b: Float32Array) => a.reduce((sum, x, i) => sum + x * (b[i] ?? 0), 0)

describe('vectors of labels', () => {
  test('come in the order of the labels, whatever the order of the answer and of the batches', async () => {
    const found = await vectors().vectorsOf(['Opens the app', 'Falls asleep', 'Starts the programme'])
    const [opens, sleeps, starts] = found ?? []
    expect(opens && starts && likeness(opens, starts)).toBeCloseTo(1)
    expect(opens && sleeps && likeness(opens, sleeps)).toBeLessThan(0.5)
    expect(service.questions()).toBe(2)
    expect(new Set(service.keys)).toEqual(new Set(['Bearer a-key']))
  })

  test('are remembered: a label is sent once, also when several ask at once', async () => {
    const known = vectors()
    await Promise.all([known.vectorsOf(['A', 'B']), known.vectorsOf(['B', 'A', 'A', 'C'])])
    await known.vectorsOf(['C', 'A'])
    expect([...service.texts].sort()).toEqual(['A', 'B', 'C'])
  })

  test('that have not been asked for the longest are forgotten first', async () => {
    const known = vectors({ kept: 2 })
    for (const label of ['A', 'B', 'A', 'C', 'A', 'B']) await known.vectorsOf([label])
    expect(service.texts).toEqual(['A', 'B', 'C', 'B'])
  })

  test.for([
    [{ status: 500 }, 'refused'],
    [{ status: 302 }, 'unreachable'],
    [{ says: 'Good morning.' }, 'not-understood'],
    [{ says: '{"data":[]}' }, 'not-understood'],
    [{ says: '{"data":[{"index":0,"embedding":[0,0]}]}' }, 'not-understood'],
    [{ says: '{"data":[{"index":0,"embedding":["x"]}]}' }, 'not-understood'],
    [{ says: '{"data":[{"index":7,"embedding":[1,2]}]}' }, 'not-understood'],
    [{ says: `"${'x'.repeat(17 * 1024 * 1024)}"` }, 'too-large'],
  ] as const)('are missing when the service fails, and its log says why without a word', async ([behaviour, why]) => {
    service.behave(behaviour)
    expect(await vectors().vectorsOf(['Cries at night'])).toBeUndefined()
    expect(logged.join()).toContain(why)
    expect(logged.join()).not.toMatch(/Cries|Good morning/)
  })

  test('are not waited for without end', async () => {
    service.behave('is silent')
    expect(await vectors({ timeoutMs: 50 }).vectorsOf(['A'])).toBeUndefined()
    expect(logged.join()).toContain('timeout')
  })

  test('a service that failed is left alone for a while, and then asked again', async () => {
    const known = vectors()
    service.behave({ status: 500 })
    await known.vectorsOf(['A'])
    service.behave('answers')
    expect(await known.vectorsOf(['A'])).toBeUndefined()
    expect(service.questions()).toBe(1)
    time = 1_000
    expect(await known.vectorsOf(['A'])).toHaveLength(1)
  })

  test('nobody listening is a failure like any other', async () => {
    const known = vectors()
    await service.close()
    expect(await known.vectorsOf(['A'])).toBeUndefined()
    expect(logged.join()).toContain('unreachable')
  })
})
