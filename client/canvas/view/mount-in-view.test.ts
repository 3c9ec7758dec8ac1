import type { TLShapeId } from 'tldraw'
import { expect, test } from 'vitest'
import { planSlice } from './mount-in-view.ts'

const ids = (...names: readonly string[]) => names.map((name) => `shape:${name}` as TLShapeId)

test('what comes into view and what leaves it, go a slice at a time, until all is as it should be', () => {
  const here = new Set(ids('a', 'b', 'c'))
  const wanted = ids('c', 'd', 'e', 'f')
  const first = planSlice(here, wanted, { size: 2 })
  expect(first).toEqual({ next: new Set(ids('c', 'd', 'e')), isDone: false })
  const second = planSlice(first.next, wanted, { size: 2 })
  expect(second).toEqual({ next: new Set(wanted), isDone: true })
})

test('where nothing comes or goes, the same set is given again, so that nothing is drawn anew', () => {
  const here = new Set(ids('a', 'b'))
  expect(planSlice(here, ids('b', 'a')).next).toBe(here)
})

test('while the camera moves, some of what left the view stays, the latest first', () => {
  const here = new Set(ids('a', 'b', 'c', 'd'))
  expect(planSlice(here, ids('d'), { spare: 2 }).next).toEqual(new Set(ids('b', 'c', 'd')))
  expect(planSlice(new Set(ids('b', 'c', 'd')), ids('d'), { spare: 2 }).isDone).toBe(true)
})
