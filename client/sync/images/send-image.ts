import { saidByServer } from '../server-words.ts'
import { errorBodySchema, imageKept } from '#shared/protocol/api.ts'

/** `later`: to be tried again by itself, with a sentence where there is something to say about it. */
export type ImageSent =
  | { readonly outcome: 'kept' }
  | { readonly outcome: 'later'; readonly sentence?: string }
  | { readonly outcome: 'refused'; readonly sentence: string }

/** `path`: see `imagePath`. */
export async function sendImage(path: string, type: string, bytes: ArrayBuffer): Promise<ImageSent> {
  let response: Response
  let answer: unknown
  try {
    response = await fetch(path, {
      method: 'PUT',
      credentials: 'same-origin',
      headers: { accept: 'application/json', 'content-type': type },
      body: bytes,
    })
    answer = await response.json()
  } catch {
    return { outcome: 'later' }
  }
  if (response.ok && imageKept.safeParse(answer).success) return { outcome: 'kept' }
  const refusal = errorBodySchema.safeParse(answer)
  if (response.status >= 500 || !refusal.success) return { outcome: 'later' }
  const sentence = saidByServer(refusal.data.error)
  return response.status === 429 ? { outcome: 'later', sentence } : { outcome: 'refused', sentence }
}
