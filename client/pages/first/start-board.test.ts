import { describe, expect, it } from 'vitest'
import { titleOf } from './start-board.ts'

describe('a board that is started', () => {
  it('is named after its outcome', () => {
    expect(titleOf('  More evenings   finished ')).toBe('More evenings finished')
  })

  it('is named after the first whole words of a long outcome', () => {
    const title = titleOf('More evenings on which someone finishes what they start, without giving up halfway')
    expect(title).toBe('More evenings on which someone finishes what they start…')
    expect(titleOf('x'.repeat(500)).length).toBeLessThanOrEqual(61)
  })
})
