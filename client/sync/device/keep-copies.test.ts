import { expect, test } from 'vitest'
import type { InterviewId, MapId, PersonId } from '#shared/model/ids.ts'
import type { Person } from '#shared/model/person.ts'
import { formatDocumentName } from '#shared/protocol/document-names.ts'
import { worthKeeping } from './keep-copies.ts'

function person(name: string, more: Partial<Person> = {}): Person {
  return {
    id: name as PersonId,
    mapId: `${name}s` as MapId,
    name,
    discipline: 'design',
    slot: 'reed',
    role: 'author',
    ready: false,
    ...more,
  }
}

test('what a person may read is kept for the way without a connection, the newest interviews first', () => {
  const names = worthKeeping(
    {
      title: '',
      phase: 'draw',
      people: [person('noor'), person('priya'), person('tomasz', { revealedAt: 5 })],
      interviews: [1, 2].map((at) => ({ id: `i${at}` as InterviewId, by: 'noor' as PersonId, at })),
    },
    'noor' as PersonId,
  )
  expect(names.map(formatDocumentName)).toEqual([
    'board',
    'map-noors',
    'map-tomaszs',
    'map-shared',
    'interview-i2',
    'interview-i1',
  ])
})
