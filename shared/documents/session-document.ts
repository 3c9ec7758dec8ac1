import * as Y from 'yjs'
import { cleanLine } from '../model/clean-text.ts'
import type { InterviewId, MapId, PersonId } from '../model/ids.ts'
import { disciplines, roles, slots, type Person } from '../model/person.ts'
import { phases, type Phase, type Timer } from '../model/phase.ts'
import { entriesOf } from './entries.ts'
import { markSchema } from './schema.ts'
import { act, systemOrigin } from './transact.ts'

/**
 * The facts of a board, written by the server alone: commands go in over HTTP, their outcome comes back here.
 *
 *   meta        { schema }
 *   facts       { title, phase, timer: {startedAt, endsAt} | null, sampleUntil?, newestVersion? }
 *   people      personId → { name, discipline, slot, role, mapId, ready, revealedAt?, letIn? }
 *   interviews  interviewId → { by, at }
 *   asking      personId → { count, at }    devices that wait to be let in as this person; `at` is the newest
 */
export type InterviewFact = { readonly id: InterviewId; readonly by: PersonId; readonly at: number }

/** Devices ask to come in as somebody; which ones is for that person and the facilitators to ask the server. */
export type AskingFact = { readonly personId: PersonId; readonly count: number; readonly at: number }

export type SessionFacts = {
  readonly title: string
  readonly phase: Phase
  readonly timer?: Timer
  /** A sample board is swept away after this time (milliseconds since 1970). */
  readonly sampleUntil?: number
  /** The number of the newest version of the board: whoever looks at the list asks for it again. */
  readonly newestVersion?: number
  readonly people: readonly Person[]
  readonly interviews: readonly InterviewFact[]
  /** Absent where nobody waits. */
  readonly asking?: readonly AskingFact[]
}

export function readSession(doc: Y.Doc): SessionFacts {
  const facts = doc.getMap('facts')
  const title = facts.get('title')
  const phase = facts.get('phase')
  const timer = facts.get('timer')
  const sampleUntil = facts.get('sampleUntil')
  const newestVersion = facts.get('newestVersion')
  const people: Person[] = []
  for (const [id, value] of entriesOf(doc.getMap('people'))) {
    const person = readPerson(id, value)
    if (person) people.push(person)
  }
  const interviews: InterviewFact[] = []
  for (const [id, value] of entriesOf(doc.getMap('interviews'))) {
    if (isRecord(value) && typeof value.by === 'string' && typeof value.at === 'number')
      interviews.push({ id: id as InterviewId, by: value.by as PersonId, at: value.at })
  }
  const asking: AskingFact[] = []
  for (const [id, value] of entriesOf(doc.getMap('asking'))) {
    if (isRecord(value) && typeof value.count === 'number' && typeof value.at === 'number')
      asking.push({ personId: id as PersonId, count: value.count, at: value.at })
  }
  return {
    title: cleanLine(typeof title === 'string' ? title : ''),
    phase: phases.find((known) => known === phase) ?? 'brief',
    ...(isRecord(timer) && typeof timer.startedAt === 'number' && typeof timer.endsAt === 'number'
      ? { timer: { startedAt: timer.startedAt, endsAt: timer.endsAt } }
      : {}),
    ...(typeof sampleUntil === 'number' ? { sampleUntil } : {}),
    ...(typeof newestVersion === 'number' ? { newestVersion } : {}),
    people,
    interviews: interviews.sort((a, b) => a.at - b.at),
    ...(asking.length > 0 ? { asking } : {}),
  }
}

function readPerson(id: string, value: unknown): Person | undefined {
  if (!isRecord(value) || typeof value.name !== 'string' || typeof value.mapId !== 'string') return undefined
  const { discipline, slot, role, revealedAt } = value
  return {
    id: id as PersonId,
    name: cleanLine(value.name),
    discipline: disciplines.find((known) => known === discipline) ?? 'other',
    slot: slots.find((known) => known === slot) ?? 'reed',
    role: roles.find((known) => known === role) ?? 'observer',
    mapId: value.mapId as MapId,
    ready: value.ready === true,
    ...(typeof revealedAt === 'number' ? { revealedAt } : {}),
    ...(value.letIn === true ? { letIn: true } : {}),
  }
}

/** Writes of the server; each is one transaction whose update goes to the log before anybody sees it. */
export function writeFacts(
  doc: Y.Doc,
  facts: { title?: string; phase?: Phase; timer?: Timer | null; sampleUntil?: number; newestVersion?: number },
): void {
  act(
    doc,
    () => {
      markSchema(doc)
      for (const [key, value] of Object.entries(facts)) doc.getMap('facts').set(key, value)
    },
    systemOrigin,
  )
}

export function writePerson(doc: Y.Doc, { id, ...person }: Person): void {
  act(doc, () => doc.getMap('people').set(id, person), systemOrigin)
}

export function removePerson(doc: Y.Doc, id: PersonId): void {
  act(doc, () => doc.getMap('people').delete(id), systemOrigin)
}

export function writeInterview(doc: Y.Doc, { id, ...fact }: InterviewFact): void {
  act(doc, () => doc.getMap('interviews').set(id, fact), systemOrigin)
}

export function removeInterview(doc: Y.Doc, id: InterviewId): void {
  act(doc, () => doc.getMap('interviews').delete(id), systemOrigin)
}

export function writeAsking(doc: Y.Doc, { personId, ...asking }: AskingFact): void {
  act(doc, () => doc.getMap('asking').set(personId, asking), systemOrigin)
}

export function removeAsking(doc: Y.Doc, personId: PersonId): void {
  act(doc, () => doc.getMap('asking').delete(personId), systemOrigin)
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
