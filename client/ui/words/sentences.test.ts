import { describe, expect, it } from 'vitest'
import { saveSentence } from '../SaveSentence.tsx'
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

describe('what is said about saving', () => {
  it('says “saved” only of what is saved', () => {
    expect(saveSentence({ save: 'saved', isOnDevice: true, savedAt: Date.UTC(2030, 0, 1, 12) })).toMatch(
      /^Saved at \d\d:\d\d\.$/,
    )
    expect(saveSentence({ save: 'saving', isOnDevice: true, savedAt: 1 })).not.toMatch(/saved at/i)
    expect(saveSentence({ save: 'offline', isOnDevice: true })).toMatch(/kept on this device/)
    expect(saveSentence({ save: 'offline', isOnDevice: false })).toMatch(/in this tab alone/)
    expect(saveSentence({ save: 'offline', isOnDevice: false })).not.toMatch(/on this device/)
    expect(saveSentence({ save: 'held', isOnDevice: false })).not.toMatch(/on this device/)
  })
})
