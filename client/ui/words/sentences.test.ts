import { describe, expect, it } from 'vitest'
import { isOnlyInTab, saveSentence, type Saving } from '../SaveSentence.tsx'
import { timerSentence } from '../TimerLine.tsx'

describe('the soft clock', () => {
  const timer = { startedAt: 0, endsAt: 20 * 60_000 }

  it('says about how long is left, in whole minutes', () => {
    expect(timerSentence(timer, 12 * 60_000)).toBe('About 8 minutes left. Nothing closes.')
    expect(timerSentence(timer, 19 * 60_000)).toBe('About 1 minute left. Nothing closes.')
    expect(timerSentence(timer, 19.8 * 60_000)).toBe('Less than a minute left. Nothing closes.')
  })

  it('is as calm after its end as before', () => {
    expect(timerSentence(timer, 25 * 60_000)).toBe('The time is up. Nothing closes.')
  })
})

const saving = (save: Saving['save'], isOnDevice: boolean, hasUnsavedEdits = true): Saving => ({
  save,
  isOnDevice,
  hasUnsavedEdits,
})

describe('what is said about saving', () => {
  it('says “saved” only of what is saved', () => {
    expect(saveSentence({ ...saving('saved', true), savedAt: Date.UTC(2030, 0, 1, 12) })).toMatch(
      /^Saved at \d\d:\d\d\.$/,
    )
    expect(saveSentence({ ...saving('saving', true), savedAt: 1 })).not.toMatch(/saved at/i)
    expect(saveSentence(saving('offline', true))).toMatch(/kept on this device/)
    expect(saveSentence(saving('offline', false))).toMatch(/in this tab alone/)
    expect(saveSentence(saving('offline', false))).not.toMatch(/on this device/)
    expect(saveSentence(saving('held', false))).not.toMatch(/on this device/)
  })
  it('says that something is only in this tab when it is in neither other place, and not of what nobody changed', () => {
    expect(isOnlyInTab(saving('offline', false))).toBe(true)
    expect(isOnlyInTab(saving('saving', false))).toBe(true)
    expect(isOnlyInTab(saving('offline', false, false))).toBe(false)
    expect(isOnlyInTab(saving('saving', true))).toBe(false)
    expect(isOnlyInTab(saving('saved', false))).toBe(false)
  })
})
