import { expect, test } from 'vitest'
import type { LinkId } from '../model/ids.ts'
import { planRemoval } from './removal.ts'
import { after, drawn, id, linksOf, minter } from './testing/drawn.ts'

const without = (links: string, gone: string, cut: readonly string[] = []) => {
  const map = drawn(links)
  const asked = { moments: gone.split('').map(id), links: cut as readonly LinkId[] }
  return linksOf(after(map, planRemoval(map, asked, minter())))
}

test('a removed moment leaves no gap, and several in a row leave one link', () => {
  expect(without('a>b b>c c>d', 'b')).toBe('a>c c>d')
  expect(without('a>b b>c c>d', 'bc')).toBe('a>d')
  expect(without('a>b b>c c>d', 'cb')).toBe('a>d')
  expect(without('a>b b>c c>d d>e', 'bd')).toBe('a>c c>e')
})

test('a beginning, an end and a whole line leave nothing behind that nobody drew', () => {
  expect(without('a>b b>c', 'a')).toBe('b>c')
  expect(without('a>b b>c', 'c')).toBe('a>b')
  expect(without('a>b b>c', 'abc')).toBe('')
  expect(without('a>b b>c b!d d>e', 'bd')).toBe('a>c')
})

test('a branch goes on from where its first moment left', () => {
  expect(without('a>b b>c c>e b!d d>f', 'd')).toBe('a>b b>c b>f c>e')
})

test('what is linked already is not linked again, and the word of the way stays', () => {
  expect(without('a>b b>c a>c', 'b')).toBe('a>c')
  const map = drawn('a>b b>c')
  const links = map.links.map((link) => (link.id === 'ab' ? { ...link, label: 'if so' } : link))
  const next = after({ ...map, links }, planRemoval({ ...map, links }, { moments: [id('b')] }, minter()))
  expect(next.links).toMatchObject([{ from: 'a', to: 'c', label: 'if so' }])
})

test('where the link itself was asked to go, the line ends there', () => {
  expect(without('a>b b>c', 'b', ['ab'])).toBe('')
  expect(without('a>b b>c', '', ['ab'])).toBe('b>c')
})

test('what is locked stays, and nothing is planned where nothing goes', () => {
  const map = drawn('a>b b>c', { b: { locked: true } })
  expect(planRemoval(map, { moments: [id('b'), id('z')], links: ['zz' as LinkId] }, minter())).toBeUndefined()
  const both = after(map, planRemoval(map, { moments: [id('b'), id('a')] }, minter()))
  expect(both.moments.map((moment) => moment.id)).toEqual(['b', 'c'])
})
