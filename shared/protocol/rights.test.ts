import { describe, expect, test } from 'vitest'
import type { InterviewId, MapId, PersonId } from '../model/ids.ts'
import { roles } from '../model/person.ts'
import type { DocumentName } from './document-names.ts'
import { type Asker, decideAccess, type DocumentState, mayAct, mayLead } from './rights.ts'

const noor = 'noor' as PersonId
const priya = 'priya' as PersonId

const names: readonly DocumentName[] = [
  { kind: 'session' },
  { kind: 'board' },
  { kind: 'map-shared' },
  { kind: 'map', mapId: 'm1' as MapId },
  { kind: 'interview', interviewId: 'i1' as InterviewId },
]
const askers: readonly Asker[] = roles.map((role) => ({ personId: noor, role }))

const own: DocumentState = { state: 'present', owner: noor, revealed: false }
const theirs: DocumentState = { state: 'present', owner: priya, revealed: false }
const revealed: DocumentState = { state: 'present', owner: priya, revealed: true }
const present: DocumentState = { state: 'present' }

/** `rw`, `r`, or the reason. */
function said(asker: Asker | undefined, name: DocumentName, document: DocumentState): string {
  const access = decideAccess(asker, name, document)
  return access.allowed ? (access.write ? 'rw' : 'r') : access.reason
}

describe('who may read and write', () => {
  test('R1 nobody on the board gets anything, or learns which documents exist', () => {
    for (const name of names)
      for (const document of [own, theirs, revealed, present, { state: 'unknown' }, { state: 'deleted' }] as const)
        expect(said(undefined, name, document)).toBe('not-signed-in')
  })

  test('R2 the session is read by all and written by nobody', () => {
    for (const asker of askers) expect(said(asker, { kind: 'session' }, present)).toBe('r')
  })

  test('R3 a map is its owner’s alone until it is revealed, and then read by all', () => {
    const map: DocumentName = { kind: 'map', mapId: 'm1' as MapId }
    for (const asker of askers) {
      expect(said(asker, map, own)).toBe('rw')
      expect(said(asker, map, { ...own, revealed: true })).toBe('rw')
      expect(said(asker, map, theirs)).toBe('not-allowed')
      expect(said(asker, map, revealed)).toBe('r')
      // A map that nobody owns, or of which nothing is known, is nobody's to read.
      expect(said(asker, map, present)).toBe('not-allowed')
      expect(said(asker, map, { state: 'present', owner: priya })).toBe('not-allowed')
    }
  })

  test('R4 what the team makes together is read by all and written by facilitators and authors', () => {
    for (const name of names.filter(({ kind }) => kind === 'board' || kind === 'map-shared' || kind === 'interview'))
      expect(roles.map((role) => said({ personId: noor, role }, name, present))).toEqual(['rw', 'rw', 'r'])
  })

  test('R5 a device that looks on reads what all read, and does nothing, whatever its role', () => {
    const map: DocumentName = { kind: 'map', mapId: 'm1' as MapId }
    for (const role of roles) {
      const guest: Asker = { personId: noor, role, proven: false, looksOn: true }
      expect(names.filter(({ kind }) => kind !== 'map').map((name) => said(guest, name, present))).toEqual(
        Array.from({ length: 4 }, () => 'r'),
      )
      expect(said(guest, map, own)).toBe('not-allowed')
      expect([said(guest, map, { ...own, revealed: true }), said(guest, map, revealed)]).toEqual(['r', 'r'])
      // One that it began, as which it counts as proven there, it may still read.
      expect(said({ personId: noor, role, looksOn: true }, map, own)).toBe('r')
      expect([mayAct(guest), mayLead(guest)]).toEqual([false, false])
    }
  })

  test('R6 where it is all that stands for somebody it acts as them, and what was private stays closed', () => {
    const map: DocumentName = { kind: 'map', mapId: 'm1' as MapId }
    for (const role of roles) {
      const guest: Asker = { personId: noor, role, proven: false }
      expect(said(guest, map, own)).toBe('not-allowed')
      expect(said(guest, { kind: 'board' }, present)).toBe(role === 'observer' ? 'r' : 'rw')
      expect([mayAct(guest), mayLead(guest)]).toEqual([true, role === 'facilitator'])
    }
  })

  test('a deleted document is gone and an unknown one unknown, for everybody and every name', () => {
    for (const name of names)
      for (const asker of askers) {
        expect(said(asker, name, { state: 'deleted' })).toBe('gone')
        expect(said(asker, name, { state: 'unknown' })).toBe('unknown')
      }
  })

  test('a role never opens somebody else’s unrevealed map', () => {
    for (const role of roles)
      expect(said({ personId: noor, role }, { kind: 'map', mapId: 'm1' as MapId }, theirs)).toBe('not-allowed')
  })
})
