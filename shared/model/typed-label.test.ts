import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readTypedLabel, valenceForBracket } from './typed-label.ts'

/** Types a text letter by letter, as a label takes it. */
function typeOut(text: string): { label: string; kind?: string; valence?: number } {
  let state: { label: string; kind?: string; valence?: number } = { label: '' }
  for (const letter of text) state = { ...state, ...readTypedLabel(state.label, state.label + letter) }
  return state
}

describe('what is typed into a label', () => {
  test('a mark at the start says the kind and leaves', () => {
    expect(typeOut('!Hunts for the remote')).toEqual({ label: 'Hunts for the remote', kind: 'error' })
    expect(typeOut('x Goes to bed')).toEqual({ label: 'Goes to bed', kind: 'abandon' })
  })

  test('a mouth at the end says the feeling and leaves', () => {
    expect(typeOut('Sinks into the couch :)')).toEqual({ label: 'Sinks into the couch', valence: 1 })
    expect(typeOut('!Hunts for the remote:-(')).toEqual({ label: 'Hunts for the remote', kind: 'error', valence: -1 })
    expect(typeOut('Opens the app:|')).toEqual({ label: 'Opens the app', valence: 0 })
  })

  test('a second bracket makes it stronger, and only once', () => {
    expect(valenceForBracket(')', 1)).toBe(2)
    expect(valenceForBracket('(', -1)).toBe(-2)
    expect(valenceForBracket('(', -2)).toBeUndefined()
    expect(valenceForBracket(')', -1)).toBeUndefined()
  })

  test('brackets, colons and questions in ordinary words stay', () => {
    for (const text of ['Watches (on tv:)', 'Asks: what now?', 'Opens the app (again)', 'Time: 20:15', 'Which one?'])
      expect(typeOut(text)).toEqual({ label: text })
  })

  test('what an undo brought back is words', () => {
    expect(readTypedLabel('!H', '!Hu')).toEqual({ label: '!Hu' })
    expect(readTypedLabel('Tired :(', 'Tired :(!')).toEqual({ label: 'Tired :(!' })
  })

  test('letters and spaces alone are never taken away', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-wyzÄÖÜ][A-Za-zäöü ,']{0,40}$/), (text) => {
        expect(typeOut(text)).toEqual({ label: text })
      }),
    )
  })
})
