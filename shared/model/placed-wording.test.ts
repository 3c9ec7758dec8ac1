import { describe, expect, test } from 'vitest'
import type { MomentId } from './ids.ts'
import type { Moment } from './moment.ts'
import { placedWording, readPlacedWording, wordingChange } from './placed-wording.ts'

const moment: Moment = {
  id: 'a' as MomentId,
  kind: 'step',
  label: 'Opens the app',
  thinking: 'What is on?',
  doing: '',
  feeling: { valence: 1, word: 'curious' },
}

describe('the words a decision was made on', () => {
  test('are the same until the author changes them; where the moment stands does not matter', () => {
    const then = placedWording(moment)
    expect(wordingChange(then, { ...moment, label: ' Opens the app ', place: { x: 1, y: 2 } })).toBeUndefined()
    expect(wordingChange(then, { ...moment, label: 'Opens the TV' })).toBe('label')
    expect(wordingChange(then, { ...moment, kind: 'pain' })).toBe('kind')
    expect(wordingChange(then, { ...moment, thinking: 'Where is it?' })).toBe('rest')
    expect(wordingChange(then, { ...moment, feeling: { valence: -1, word: 'curious' } })).toBe('rest')
    expect(wordingChange(then, undefined)).toBe('gone')
    expect(wordingChange(placedWording(undefined), undefined)).toBeUndefined()
  })

  test('keep no thought, feeling or doing readable, and come back from a document as they went', () => {
    const then = placedWording(moment)
    expect(JSON.stringify(then)).not.toMatch(/What is on|curious/)
    expect(readPlacedWording(JSON.parse(JSON.stringify(then)))).toEqual(then)
    expect(readPlacedWording({ label: 3 })).toBeUndefined()
    expect(readPlacedWording('words')).toBeUndefined()
  })
})
