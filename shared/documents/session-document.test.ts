import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { cleanLine } from '../model/clean-text.ts'
import type { InterviewId, MapId, PersonId } from '../model/ids.ts'
import { disciplines, type Person, roles, slots } from '../model/person.ts'
import { phases } from '../model/phase.ts'
import {
  readSession,
  removeInterview,
  removePerson,
  writeFacts,
  writeInterview,
  writePerson,
} from './session-document.ts'
import { readerOf } from './testing/peers.ts'

const anyPerson: fc.Arbitrary<Person> = fc.record(
  {
    id: fc.stringMatching(/^[a-z]{1,8}$/).map((id) => id as PersonId),
    name: fc.string({ unit: 'grapheme', minLength: 1 }),
    discipline: fc.constantFrom(...disciplines),
    slot: fc.constantFrom(...slots),
    role: fc.constantFrom(...roles),
    mapId: fc.stringMatching(/^[a-z]{1,8}$/).map((id) => id as MapId),
    ready: fc.boolean(),
    revealedAt: fc.nat(),
  },
  { requiredKeys: ['id', 'name', 'discipline', 'slot', 'role', 'mapId', 'ready'] },
)

describe('the session', () => {
  test('people read as they were written, with names as they may be shown', () => {
    fc.assert(
      fc.property(fc.uniqueArray(anyPerson, { selector: (person) => person.id }), (people) => {
        const doc = new Y.Doc()
        for (const person of people) writePerson(doc, person)
        const byId = people
          .map((person) => ({ ...person, name: cleanLine(person.name) }))
          .toSorted((a, b) => (a.id < b.id ? -1 : 1))
        expect(readSession(readerOf(doc)).people).toEqual(byId)
        const [gone] = people
        if (gone) removePerson(doc, gone.id)
        expect(readSession(doc).people).toHaveLength(Math.max(0, people.length - 1))
      }),
    )
  })

  test('title, phase and timer are changed one by one, and a timer can be put away', () => {
    const doc = new Y.Doc()
    expect(readSession(doc)).toEqual({ title: '', phase: 'brief', people: [], interviews: [] })
    writeFacts(doc, { title: 'Evenings', phase: phases[1], timer: { startedAt: 1, endsAt: 2 }, sampleUntil: 9 })
    writeFacts(doc, { phase: 'merge' })
    expect(readSession(readerOf(doc))).toEqual({
      title: 'Evenings',
      phase: 'merge',
      timer: { startedAt: 1, endsAt: 2 },
      sampleUntil: 9,
      people: [],
      interviews: [],
    })
    writeFacts(doc, { timer: null })
    expect(readSession(doc).timer).toBeUndefined()
  })

  test('interviews stand in the order they were made, and a withdrawn one is gone', () => {
    const doc = new Y.Doc()
    const by = 'noor' as PersonId
    writeInterview(doc, { id: 'b' as InterviewId, by, at: 1 })
    writeInterview(doc, { id: 'a' as InterviewId, by, at: 2 })
    expect(readSession(doc).interviews.map((interview) => interview.id)).toEqual(['b', 'a'])
    removeInterview(doc, 'b' as InterviewId)
    expect(readSession(doc).interviews.map((interview) => interview.id)).toEqual(['a'])
  })
})
