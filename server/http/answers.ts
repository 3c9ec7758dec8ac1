import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { ErrorBody, ErrorCode } from '#shared/protocol/api.ts'
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

export function refusalBody({ code, sentence }: Pick<Refusal, 'code' | 'sentence'>): ErrorBody {
  return { error: { code, sentence } }
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
