import type { z } from 'zod'
import type { Said, SaidValue } from '#shared/model/said.ts'
import { refusalSentences } from '#shared/words/en/refusals.ts'

type Sentences = typeof refusalSentences
/** A sentence may stand in another one, as data too. */
type OrSaid<Values extends readonly unknown[]> = { [At in keyof Values]: Values[At] | Said }
type Messages = {
  readonly [Reason in keyof Sentences]: Sentences[Reason] extends (...values: infer Values) => string
    ? (...values: OrSaid<Values>) => Said
    : Said
}

/** What the server says to people, as data, by the names of the catalogue. */
export const messages = Object.fromEntries(
  Object.entries(refusalSentences).map(([reason, sentence]) => [
    reason,
    typeof sentence === 'function' ? (...values: SaidValue[]): Said => ({ reason, values }) : { reason, values: [] },
  ]),
) as unknown as Messages

/** What is wrong with a body: the reason that a schema gives as its message, else where and what. */
export function saidOf(error: z.ZodError): Said {
  const [first] = error.issues
  if (!first) return messages.notUnderstood('', 'unknown')
  // Of a choice of shapes, the one that was meant is the one that went wrong last in the order of reading.
  const issue = first.code === 'invalid_union' ? (first.errors.flat().find(isForPeople) ?? first) : first
  if (isForPeople(issue)) return { reason: issue.message, values: [] }
  return messages.notUnderstood(issue.path.join('.'), issue.message)
}

function isForPeople({ message }: { message: string }): boolean {
  return Object.hasOwn(refusalSentences, message)
}
