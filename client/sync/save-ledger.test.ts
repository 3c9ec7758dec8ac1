import { describe, expect, test } from 'vitest'
import { createSaveLedger } from './save-ledger.ts'

const stateVector = new Uint8Array([0, 0, 1, 0])
const stateAnswer = new Uint8Array([0, 1, 2, 0, 0])
const update = new Uint8Array([0, 2, 2, 0, 0])
const presence = new Uint8Array([1, 0])

describe('the save ledger', () => {
  test('is not saved before the connection has told the server what it lacks', () => {
    const ledger = createSaveLedger()
    expect(ledger.state()).toEqual({ online: false, saved: false, hasUnsavedEdits: false })
    ledger.connected()
    ledger.sent(stateVector)
    expect(ledger.state().saved).toBe(false)
    ledger.sent(stateAnswer)
    expect(ledger.state().saved).toBe(false)
    ledger.acknowledged(1)
    expect(ledger.state()).toEqual({ online: true, saved: true, hasUnsavedEdits: false })
  })

  test('is saved again only when every update has been acknowledged', () => {
    const ledger = createSaveLedger()
    ledger.connected()
    ledger.sent(stateAnswer)
    ledger.acknowledged(1)
    ledger.sent(update)
    ledger.sent(update)
    ledger.acknowledged(1)
    expect(ledger.state()).toEqual({ online: true, saved: false, hasUnsavedEdits: true })
    ledger.acknowledged(1)
    expect(ledger.state().saved).toBe(true)
  })

  test('does not count presence', () => {
    const ledger = createSaveLedger()
    ledger.connected()
    ledger.sent(stateAnswer)
    ledger.acknowledged(1)
    ledger.sent(presence)
    expect(ledger.state().saved).toBe(true)
  })

  test('remembers over a broken connection that an update was not acknowledged', () => {
    const ledger = createSaveLedger()
    ledger.connected()
    ledger.sent(stateAnswer)
    ledger.acknowledged(1)
    ledger.sent(update)
    ledger.disconnected()
    expect(ledger.state()).toEqual({ online: false, saved: false, hasUnsavedEdits: true })
    ledger.connected()
    ledger.sent(stateAnswer)
    expect(ledger.state().hasUnsavedEdits).toBe(true)
    ledger.acknowledged(1)
    expect(ledger.state()).toEqual({ online: true, saved: true, hasUnsavedEdits: false })
  })

  test('an edit made offline is unsaved until the answer that carries it is on disk', () => {
    const ledger = createSaveLedger()
    ledger.editedOffline()
    expect(ledger.state().hasUnsavedEdits).toBe(true)
    ledger.connected()
    ledger.sent(stateAnswer)
    ledger.acknowledged(1)
    expect(ledger.state().hasUnsavedEdits).toBe(false)
  })
})
