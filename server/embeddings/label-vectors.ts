import { createHash } from 'node:crypto'
import type { EmbeddingsConfig } from '../config.ts'
import type { Log } from '../log.ts'
import { askService } from './ask-service.ts'

/** Vectors of labels, from memory or from the service that the operator chose. */
export type LabelVectors = {
  /** Where words go; shown on the board. */
  readonly host: string
  /** One vector for each label; nothing if the service fails, for a part would be compared with nothing. */
  vectorsOf(labels: readonly string[]): Promise<readonly Float32Array[] | undefined>
}

export type VectorLimits = {
  /** Labels in one question to the service. */
  readonly batch: number
  readonly timeoutMs: number
  /** For all batches of one board together. */
  readonly patienceMs: number
  /** Labels whose vectors are remembered. */
  readonly kept: number
  /** After a failure the service is left alone for so long. */
  readonly restMs: number
}

const usual: VectorLimits = { batch: 64, timeoutMs: 10_000, patienceMs: 30_000, kept: 4_000, restMs: 30_000 }
const longestLabel = 300

export function createLabelVectors(
  config: EmbeddingsConfig,
  { log, now, limits = usual }: { log: Log; now: () => number; limits?: VectorLimits },
): LabelVectors {
  // Under a hash: the words themselves are not kept beside the documents they are from.
  const remembered = new Map<string, Float32Array>()
  let restsUntil = -Infinity
  let last: Promise<unknown> = Promise.resolve()

  function remember(key: string, vector: Float32Array): void {
    remembered.delete(key)
    remembered.set(key, vector)
    const [oldest] = remembered.keys()
    if (remembered.size > limits.kept && oldest !== undefined) remembered.delete(oldest)
  }

  async function find(labels: readonly string[]): Promise<readonly Float32Array[] | undefined> {
    const texts = new Map(labels.map((label) => [keyOf(config.model, label), label.slice(0, longestLabel)]))
    const found = new Map<string, Float32Array>()
    for (const key of texts.keys()) {
      const vector = remembered.get(key)
      if (!vector) continue
      remember(key, vector)
      found.set(key, vector)
    }
    const missing = [...texts].filter(([key]) => !found.has(key))
    if (missing.length > 0 && now() < restsUntil) return undefined
    const deadline = now() + limits.patienceMs
    for (let i = 0; i < missing.length; i += limits.batch) {
      const batch = missing.slice(i, i + limits.batch)
      const asked = await askService(
        config,
        batch.map(([, text]) => text),
        { timeoutMs: Math.max(1, Math.min(limits.timeoutMs, deadline - now())) },
      )
      if (!asked.ok) {
        restsUntil = now() + limits.restMs
        const { failure, status } = asked
        log.warn({ failure, status, labels: batch.length }, 'the service that compares labels failed')
        return undefined
      }
      for (const [at, vector] of asked.vectors.entries()) {
        const key = batch[at]?.[0] ?? ''
        remember(key, vector)
        found.set(key, vector)
      }
    }
    const vectors = labels.flatMap((label) => found.get(keyOf(config.model, label)) ?? [])
    // A model that was exchanged behind the same name gives vectors that cannot be compared with the remembered ones.
    if (vectors.every(({ length }) => length === vectors[0]?.length)) return vectors
    remembered.clear()
    return undefined
  }

  return {
    host: config.url.host,
    vectorsOf(labels) {
      // One after the other, so that a team that opens the same board at once asks the service once.
      const mine = last.then(() => find(labels))
      last = mine.catch(() => undefined)
      return mine
    },
  }
}

function keyOf(model: string, label: string): string {
  return createHash('sha256').update(`${model}\n${label}`).digest('base64url')
}
