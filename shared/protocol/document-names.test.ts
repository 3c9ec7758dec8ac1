import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { BoardId, InterviewId, MapId } from '../model/ids.ts'
import { type DocumentName, formatDocumentName, parseDocumentName, parseSyncPath, syncPath } from './document-names.ts'

const anyId = fc.stringMatching(/^[A-Za-z0-9_-]{1,64}$/)
const anyName: fc.Arbitrary<DocumentName> = fc.oneof(
  fc.constantFrom<DocumentName>({ kind: 'session' }, { kind: 'board' }, { kind: 'map-shared' }),
  anyId.filter((id) => id !== 'shared').map((id) => ({ kind: 'map' as const, mapId: id as MapId })),
  anyId.map((id) => ({ kind: 'interview' as const, interviewId: id as InterviewId })),
)

const anyUnits = fc.array(fc.nat(0xffff)).map((units) => String.fromCharCode(...units))

describe('a document’s name', () => {
  test('is read as it was written, also in a path', () => {
    fc.assert(
      fc.property(anyName, anyId, (document, board) => {
        expect(parseDocumentName(formatDocumentName(document))).toEqual(document)
        const address = { boardId: board as BoardId, document }
        expect(parseSyncPath(syncPath(address))).toEqual(address)
      }),
    )
  })

  test('“map-shared” is the shared map, whatever else a map could be called', () => {
    expect(parseDocumentName('map-shared')).toEqual({ kind: 'map-shared' })
  })

  test.each([
    '',
    'Session',
    'session ',
    'session\n',
    'session/../board',
    'map-',
    'map',
    'interview-',
    'map-a b',
    'map-a/b',
    'map-a%2Fb',
    'map-..',
    'map-a\0',
    'map-a\n',
    'map-é',
    `map-${'a'.repeat(65)}`,
    'constructor',
    '__proto__',
  ])('is refused where it is %j', (name) => {
    expect(parseDocumentName(name)).toBeUndefined()
    expect(parseSyncPath(`/sync/board1/${name}`)).toBeUndefined()
  })

  test.each([
    '/sync/b/session/',
    '/sync//session',
    '/sync/b',
    'sync/b/session',
    '/SYNC/b/session',
    '/sync/b/session?x=1',
    '/sync/../b/session',
    '/sync/b b/session',
    `/sync/${'b'.repeat(65)}/session`,
    '/x/sync/b/session',
  ])('is refused in the path %j', (path) => {
    expect(parseSyncPath(path)).toBeUndefined()
  })

  test('no string at all makes the parser throw or means a name it would not write', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), anyUnits), (any) => {
        for (const name of [any, `map-${any}`, `interview-${any}`]) {
          const parsed = parseDocumentName(name)
          expect(parsed === undefined || formatDocumentName(parsed) === name).toBe(true)
        }
      }),
    )
  })
})
