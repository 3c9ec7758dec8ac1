import { expect, test } from 'vitest'
import { decideAdmission } from './admission.ts'

const open = {
  isLoaded: true,
  hindrance: undefined,
  hasPrivateEdits: false,
  standing: () => 'private' as const,
}

test('a document is connected once what this device has of it is here', () => {
  expect(decideAdmission({ ...open, isLoaded: false })).toEqual({ admission: 'wait' })
  expect(decideAdmission(open)).toEqual({ admission: 'go' })
})

test('what the server did not take, has no room for, or has from somebody else is not brought again', () => {
  for (const hindrance of ['not-taken', 'full', 'not-yours'] as const)
    expect(decideAdmission({ ...open, hindrance })).toEqual({ admission: 'wait' })
  expect(decideAdmission({ ...open, hindrance: 'awaits-yes' })).toEqual({ admission: 'go' })
})

test('what was drawn in private goes out only where the map is known to be private', () => {
  const privately = { ...open, hasPrivateEdits: true }
  expect(decideAdmission(privately)).toEqual({ admission: 'go', asks: false })
  expect(decideAdmission({ ...privately, standing: () => undefined })).toEqual({ admission: 'wait' })
  // Revealed meanwhile: its owner is asked first.
  expect(decideAdmission({ ...privately, standing: () => 'revealed' })).toEqual({ admission: 'wait', asks: true })
  // Without such edits nobody is asked, however it stands.
  expect(decideAdmission({ ...open, standing: () => 'revealed' })).toEqual({ admission: 'go' })
})
