import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { outlineOf } from '#shared/layout/outline-order.ts'
import type { LinkId, MomentId } from '#shared/model/ids.ts'
import type { Link } from '#shared/model/link.ts'
import { type Moment, momentKinds } from '#shared/model/moment.ts'
import { createKeeper } from './keep-same.ts'

const moment = (id: string, more: Partial<Moment> = {}): Moment => ({
  id: id as MomentId,
  kind: 'step',
  label: id,
  thinking: '',
  doing: '',
  ...more,
})
const link = (from: string, to: string): Link => ({
  id: `${from}${to}` as LinkId,
  from: from as MomentId,
  to: to as MomentId,
  kind: 'next',
  label: '',
})

describe('what the outline shows from one look to the next', () => {
  test('a letter makes one moment new and keeps every row', () => {
    const keep = createKeeper()
    const links = [link('a', 'b')]
    const before = keep({ moments: [moment('a'), moment('b')], links })
    const after = keep({ moments: [moment('a'), moment('b', { label: 'bo' })], links: [link('a', 'b')] })
    expect(after.rows).toBe(before.rows)
    expect(after.moments.get('a' as MomentId)).toBe(before.moments.get('a' as MomentId))
    expect(after.moments.get('b' as MomentId)?.label).toBe('bo')
  })

  test('a moment in between numbers the rest anew and leaves what stands', () => {
    const keep = createKeeper()
    const before = keep({ moments: [moment('a'), moment('b')], links: [link('a', 'b')] })
    const after = keep({
      moments: [moment('a'), moment('b'), moment('c')],
      links: [link('a', 'c'), link('c', 'b')],
    })
    expect(after.rows.map((row) => row.number + row.momentId)).toEqual(['1a', '2c', '3b'])
    expect(after.rows[0]).toBe(before.rows[0])
  })

  test('shows exactly what is there, after whatever came before', () => {
    const anyMap = fc.record({
      moments: fc.uniqueArray(
        fc.record({
          id: fc.constantFrom('a', 'b', 'c', 'd', 'e').map((id) => id as MomentId),
          kind: fc.constantFrom(...momentKinds),
          label: fc.constantFrom('x', 'y'),
          thinking: fc.constantFrom('', 't'),
          doing: fc.constantFrom('', 'd'),
          place: fc.constantFrom({ x: 0, y: 0 }, { x: 0, y: 300 }),
        }),
        { selector: (one) => one.id },
      ),
      links: fc.uniqueArray(
        fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.constantFrom('b', 'c', 'd', 'e')).map(([a, b]) => link(a, b)),
        { selector: (one) => one.id },
      ),
    })
    fc.assert(
      fc.property(fc.array(anyMap, { minLength: 1, maxLength: 6 }), (maps) => {
        const keep = createKeeper()
        for (const map of maps) {
          const shown = keep(map)
          expect(shown.rows).toEqual(outlineOf(map))
          expect([...shown.moments.values()]).toEqual(map.moments)
        }
      }),
    )
  })
})
