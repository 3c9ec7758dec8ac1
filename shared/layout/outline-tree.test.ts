import { expect, test } from 'vitest'
import { outlineOf } from './outline-order.ts'
import { treeOf, unfoldedRows } from './outline-tree.ts'
import { drawn, id } from './testing/drawn.ts'

const rows = outlineOf(drawn('a>b b!x x>y y>w y!z b>c c>d', { x: 'error', z: 'abandon' }))

test('a row knows its level, its place among its siblings, and what it branches off from', () => {
  expect(rows.map((row) => row.number).join(' ')).toBe('1 2 2a 2b 2b1 2c 3 4')
  const tree = treeOf(rows)
  expect(tree.get(id('c'))).toEqual({ level: 1, position: 3, size: 4 })
  expect(tree.get(id('b'))).toEqual({ level: 1, position: 2, size: 4, firstChild: 'x' })
  expect(tree.get(id('y'))).toEqual({ level: 2, position: 2, size: 3, parent: 'b', firstChild: 'z' })
  expect(tree.get(id('z'))).toEqual({ level: 3, position: 1, size: 1, parent: 'y' })
})

test('what is folded away hides all that hangs below it, and nothing else', () => {
  expect(left()).toBe('abxyzwcd')
  expect(left('y')).toBe('abxywcd')
  expect(left('b')).toBe('abcd')
  expect(left('b', 'y', 'd')).toBe('abcd')
})

function left(...folded: string[]): string {
  return unfoldedRows(rows, new Set(folded.map(id)))
    .map((row) => row.momentId)
    .join('')
}
