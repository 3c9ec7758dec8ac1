import { cleanLine } from '#shared/model/clean-text.ts'
import type { InterviewId, MapId, PersonId } from '#shared/model/ids.ts'
import { disciplines, type Person, roles, slots } from '#shared/model/person.ts'
import type { AskingFact, InterviewFact } from '#shared/documents/session-document.ts'
import type { DocumentState } from '#shared/protocol/rights.ts'
import type { Row } from '../steps.ts'

export function readPerson(row: Row): Person {
  return {
    id: String(row.id) as PersonId,
    // As the session is read, so that what an older server took is not written there again and again.
    name: cleanLine(String(row.name)),
    discipline: known(disciplines, row.discipline),
    slot: known(slots, row.slot),
    role: known(roles, row.role),
    mapId: String(row.map) as MapId,
    ready: row.ready === 1,
    ...(typeof row.revealed_at === 'number' ? { revealedAt: row.revealed_at } : {}),
    ...(row.let_in === 1 ? { letIn: true } : {}),
  }
}

export function readInterview(row: Row): InterviewFact {
  return { id: String(row.id) as InterviewId, by: String(row.author) as PersonId, at: Number(row.at) }
}

export function readAsking(row: Row): AskingFact {
  return { personId: String(row.person) as PersonId, count: Number(row.count), at: Number(row.at) }
}

export function readDocumentState(row: Row | undefined): DocumentState {
  if (!row) return { state: 'unknown' }
  if (row.deleted_at !== null) return { state: 'deleted' }
  return {
    state: 'present',
    ...(typeof row.owner === 'string' ? { owner: row.owner as PersonId, revealed: row.revealed_at !== null } : {}),
  }
}

/** One of the words this Tributary knows; the schema check keeps newer databases out, so anything else is a broken promise. */
export function known<Word extends string>(words: readonly Word[], value: unknown): Word {
  const word = words.find((candidate) => candidate === value)
  if (word === undefined) throw new Error(`the directory holds an unknown word: ${String(value)}`)
  return word
}
