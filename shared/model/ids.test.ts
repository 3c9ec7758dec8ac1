import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { asId, isId, type MomentId, newId } from './ids.ts'

describe('ids', () => {
  test('a minted id is one, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 16, maxLength: 16 }), (bytes) => {
        const id = newId<MomentId>((into) => {
          into.set(bytes)
          return into
        })
        expect(id).toHaveLength(16)
        expect(isId(id)).toBe(true)
        expect(asId<MomentId>(id)).toBe(id)
      }),
    )
  })

  test.each(['', 'a b', 'a|b', 'a/b', '../a', 'é', 'a\n', 'a'.repeat(65), 7, null, undefined, {}])(
    '%j is none',
    (value) => {
      expect(isId(value)).toBe(false)
    },
  )

  test('what is none is not made one', () => {
    expect(() => asId('a|b')).toThrow('not an id')
  })
})
