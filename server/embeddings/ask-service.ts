import { z } from 'zod'
import type { EmbeddingsConfig } from '../config.ts'

/** Why there are no vectors; never what was sent or said, which holds people's words. */
export type AskFailure = 'unreachable' | 'timeout' | 'refused' | 'too-large' | 'not-understood'
export type Asked =
  | { readonly ok: true; readonly vectors: readonly Float32Array[] }
  | { readonly ok: false; readonly failure: AskFailure; readonly status?: number }

const maxAnswerBytes = 16 * 1024 * 1024
const maxDimensions = 8192

const answerSchema = z.object({
  data: z.array(z.object({ index: z.number().int().nonnegative(), embedding: z.array(z.number()).max(maxDimensions) })),
})

/**
 * Asks the service (`POST {url}/embeddings`, as OpenAI, Ollama and others speak it) for one vector of length 1 for each
 * text, in their order. It is not followed to another address: the words go where the operator said, and nowhere else.
 */
export async function askService(
  { url, model, key }: EmbeddingsConfig,
  texts: readonly string[],
  { timeoutMs }: { timeoutMs: number },
): Promise<Asked> {
  const signal = AbortSignal.timeout(timeoutMs)
  let text: string | undefined
  try {
    const response = await fetch(`${url.href.replace(/\/+$/, '')}/embeddings`, {
      method: 'POST',
      redirect: 'error',
      signal,
      headers: {
        'content-type': 'application/json',
        accept: 'application/json',
        ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
      },
      body: JSON.stringify({ model, input: texts, encoding_format: 'float' }),
    })
    if (!response.ok) {
      await response.body?.cancel()
      return { ok: false, failure: 'refused', status: response.status }
    }
    text = await readUpTo(response, maxAnswerBytes)
  } catch {
    return { ok: false, failure: signal.aborted ? 'timeout' : 'unreachable' }
  }
  if (text === undefined) return { ok: false, failure: 'too-large' }
  const vectors = readVectors(text, texts.length)
  return vectors ? { ok: true, vectors } : { ok: false, failure: 'not-understood' }
}

async function readUpTo({ body }: Response, limit: number): Promise<string | undefined> {
  if (!body) return ''
  const parts: Uint8Array[] = []
  let size = 0
  // Leaving the loop early lets go of the connection.
  for await (const part of body) {
    size += part.length
    if (size > limit) return undefined
    parts.push(part)
  }
  return Buffer.concat(parts).toString('utf8')
}

/** One vector for each text, all of one length and none of them nothing; else the answer is not to be trusted at all. */
function readVectors(text: string, count: number): readonly Float32Array[] | undefined {
  let answer: unknown
  try {
    answer = JSON.parse(text)
  } catch {
    return undefined
  }
  const read = answerSchema.safeParse(answer)
  if (!read.success || read.data.data.length !== count) return undefined
  const byIndex = new Map(read.data.data.map(({ index, embedding }) => [index, embedding]))
  const vectors = Array.from({ length: count }, (_, index) => toUnit(byIndex.get(index) ?? []))
  const whole = vectors.flatMap((vector) => vector ?? [])
  return whole.length === count && whole.every(({ length }) => length === whole[0]?.length) ? whole : undefined
}

function toUnit(numbers: readonly number[]): Float32Array | undefined {
  const size = Math.hypot(...numbers)
  return Number.isFinite(size) && size > 0 ? Float32Array.from(numbers, (number) => number / size) : undefined
}
