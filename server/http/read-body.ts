import type { z } from 'zod'
import { disciplineOf } from '#shared/exchange/discipline-words.ts'
import { disciplines } from '#shared/model/person.ts'
import { done, type Outcome, refuse } from '../commands/context.ts'
import { messages, saidOf } from '../commands/messages.ts'
import { limits } from '#shared/protocol/limits.ts'
import type { RequestContext } from './environment.ts'

/** The body as the schema has it, or what is wrong with it. To be asked after the right was checked. */
export async function readBody<Schema extends z.ZodType>(
  context: RequestContext,
  schema: Schema,
): Promise<Outcome<z.output<Schema>>> {
  const body = await readJson(context)
  return body.ok ? parseBody(schema, body.value) : body
}

/** The body before anybody has looked at what it says. An empty one counts as `{}`. */
export async function readJson(context: RequestContext): Promise<Outcome<unknown>> {
  const { incoming, bodies, address } = context.env
  const body = await bodies.receive(incoming, { address, most: limits.maxRequestBytes })
  if (!body.ok) return body
  const text = new TextDecoder().decode(body.value.bytes)
  body.value.release()
  try {
    return done(text === '' ? {} : JSON.parse(text))
  } catch {
    return refuse('bad-request', messages.notJson)
  }
}

export function parseBody<Schema extends z.ZodType>(schema: Schema, body: unknown): Outcome<z.output<Schema>> {
  const parsed = schema.safeParse(withKnownDiscipline(body))
  return parsed.success ? done(parsed.data) : refuse('bad-request', saidOf(parsed.error))
}

/** People say what they do in their own words; words that we do not know are “other”, and no reason to turn anybody away. */
function withKnownDiscipline(body: unknown): unknown {
  if (!isRecord(body) || !isRecord(body.person)) return body
  const { discipline } = body.person
  if (typeof discipline !== 'string' || disciplines.some((known) => known === discipline)) return body
  return { ...body, person: { ...body.person, discipline: disciplineOf(discipline) ?? 'other' } }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
