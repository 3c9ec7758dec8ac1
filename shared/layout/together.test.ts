import { expect, test } from 'vitest'
import { planChapter, planGroup, planLock, planUngroup, unlocked } from './together.ts'
import { after, drawn, id } from './testing/drawn.ts'

const grouped = drawn('a>b b>c c>d', { a: { group: 'one' }, b: { group: 'one' } })

test('two or more are a group, fewer are none, and ungrouping lets go of all that stood in it', () => {
  expect(planGroup(grouped, [id('c')], 'two')).toBeUndefined()
  expect(planGroup(grouped, [id('c'), id('z')], 'two')).toBeUndefined()
  const next = after(grouped, planGroup(grouped, [id('d'), id('c')], 'two'))
  expect(next.moments.map(({ group }) => group)).toEqual(['one', 'one', 'two', 'two'])
  expect(after(next, planUngroup(next, [id('b')])).moments.map(({ group }) => group ?? '')).toEqual([
    '',
    '',
    'two',
    'two',
  ])
  expect(planUngroup(drawn('a>b'), [id('a')])).toBeUndefined()
})

test('a lock holds all that moves together, and is opened where all are locked', () => {
  const plan = planLock(grouped, [id('a'), id('c')])
  const locked = after(grouped, plan?.edits)
  expect(plan?.locked).toBe(true)
  expect(locked.moments.map((moment) => moment.locked ?? false)).toEqual([true, true, true, false])
  expect(unlocked(locked, [id('a'), id('d')])).toEqual(['d'])
  const again = planLock(locked, [id('b')])
  expect(again?.locked).toBe(false)
  expect(after(locked, again?.edits).moments.map((moment) => moment.locked ?? false)).toEqual([
    false,
    false,
    true,
    false,
  ])
  expect(planLock(locked, [id('a'), id('d')])?.locked).toBe(true)
  expect(planLock(grouped, [id('z')])).toBeUndefined()
})

test('a chapter is given and taken from those that are there', () => {
  const named = after(grouped, planChapter(grouped, [id('a'), id('c'), id('z')], 'Before'))
  expect(named.moments.map(({ chapter }) => chapter ?? '')).toEqual(['Before', '', 'Before', ''])
  expect(after(named, planChapter(named, [id('a')], '')).moments[0]).not.toHaveProperty('chapter')
  expect(planChapter(grouped, [id('z')], 'Before')).toBeUndefined()
})
