import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { caretAfter, rebase, spliceBetween } from './splice.ts'

describe('two people writing on one line', () => {
  it('keep their caret between the same two letters when the other writes before or behind it', () => {
    expect(caretAfter(3, spliceBetween('the end', 'at the end'))).toBe(6)
    expect(caretAfter(3, spliceBetween('the end', 'the happy end'))).toBe(3)
    expect(caretAfter(7, spliceBetween('the end', 'end'))).toBe(3)
    expect(caretAfter(2, spliceBetween('the end', ' end'))).toBe(0)
  })

  it('keep both changes when one comes while the other is still composing', () => {
    expect(rebase('tea', 'teas', 'green tea')).toBe('green teas')
    expect(rebase('one two', 'one and two', 'one two three')).toBe('one and two three')
    expect(rebase('one two', 'one', 'one two!')).toBe('one!')
  })

  it('turn one text into the other by the stretch between them', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (before, after) => {
        const { at, removed, added } = spliceBetween(before, after)
        expect(before.slice(0, at) + added + before.slice(at + removed)).toBe(after)
      }),
    )
  })

  it('lose nothing when only one of them changed anything', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (base, changed) => {
        expect(rebase(base, changed, base)).toBe(changed)
        expect(rebase(base, base, changed)).toBe(changed)
      }),
    )
  })
})
