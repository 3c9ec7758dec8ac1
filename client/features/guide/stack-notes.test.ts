import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { stackNotes } from './stack-notes.ts'

test('a note stands beside its line where there is room', () => {
  const tops = stackNotes([{ key: 'a', wantedTop: 120, height: 60 }], { first: 40, gap: 16 })
  expect(tops.get('a')).toBe(120)
})

test('notes never lie over each other, and keep the order of their lines', () => {
  const note = fc.record({ wantedTop: fc.integer({ min: 0, max: 900 }), height: fc.integer({ min: 20, max: 200 }) })
  fc.assert(
    fc.property(fc.array(note, { maxLength: 12 }), (wanted) => {
      const notes = wanted.map((one, i) => ({ ...one, key: String(i) }))
      const tops = stackNotes(notes, { first: 40, gap: 16 })
      const placed = notes.map((one) => ({ ...one, top: tops.get(one.key) ?? -1 })).sort((a, b) => a.top - b.top)
      const nexts = placed.slice(1)
      expect(placed.every((one) => one.top >= Math.max(40, one.wantedTop))).toBe(true)
      expect(nexts.every((next, i) => next.top >= (placed[i]?.top ?? 0) + (placed[i]?.height ?? 0) + 16)).toBe(true)
      expect(nexts.every((next, i) => next.wantedTop >= (placed[i]?.wantedTop ?? 0))).toBe(true)
    }),
  )
})
