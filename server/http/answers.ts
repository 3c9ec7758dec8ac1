import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Said } from '#shared/model/said.ts'
import { say } from '#shared/words/say.ts'
import { serverSentences } from '#shared/words/en/server.ts'
import type { ErrorBody, ErrorCode, SaidInEnglish } from '#shared/protocol/api.ts'
import type { Outcome, Refusal } from '../commands/context.ts'

const statuses: Readonly<Record<ErrorCode, ContentfulStatusCode>> = {
  'bad-request': 400,
  'not-signed-in': 401,
  'not-allowed': 403,
  'invite-unknown': 403,
  'not-found': 404,
  'nobody-ready': 409,
  gone: 410,
  'too-large': 413,
  'too-many': 429,
  unavailable: 503,
}

/** The screen says the reason in its own language; the sentence is for whoever calls the API by hand. */
export function refusalBody({ code, said }: Pick<Refusal, 'code' | 'said'>): ErrorBody {
  return { error: { code, ...inEnglish(said) } }
}

/** What is said as data, with the English sentence beside it. */
export function inEnglish(said: Said): SaidInEnglish {
  return { ...said, sentence: say(said, serverSentences) ?? said.reason }
}

/** A command's outcome as an HTTP answer; nothing of the API is ever kept by a cache. */
export function answer<T extends object>(
  context: Context,
  outcome: Outcome<T>,
  status: ContentfulStatusCode = 200,
): Response {
  context.header('Cache-Control', 'no-store')
  if (outcome.ok) return context.json(outcome.value, status)
  if (outcome.retrySeconds !== undefined) context.header('Retry-After', String(outcome.retrySeconds))
  return context.json(refusalBody(outcome), statuses[outcome.code])
}
