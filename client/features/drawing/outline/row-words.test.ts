import { describe, expect, test } from 'vitest'
import { outlineOf } from '#shared/layout/outline-order.ts'
import { momentsById } from '#shared/model/experience-map.ts'
import type { LinkId, MomentId } from '#shared/model/ids.ts'
import type { Link } from '#shared/model/link.ts'
import { describeRow, findRows, goesOf } from './row-words.ts'

const moment = (id: string, label: string) => ({
  id: id as MomentId,
  kind: 'step' as const,
  label,
  thinking: '',
  doing: '',
})
const link = (from: string, to: string, kind: Link['kind'] = 'next', label = ''): Link => ({
  id: `${from}${to}` as LinkId,
  from: from as MomentId,
  to: to as MomentId,
  kind,
  label,
})

const map = {
  moments: [
    { ...moment('a', 'House goes quiet'), kind: 'start' as const },
    moment('b', 'Browses row after row'),
    { ...moment('c', 'Hunts for the remote'), kind: 'error' as const, feeling: { valence: -1 as const, word: '' } },
    { ...moment('d', ''), thinking: 'Again?' },
    moment('e', 'Row after row, again'),
  ],
  links: [
    link('a', 'b'),
    link('b', 'c', 'error'),
    link('b', 'd'),
    link('c', 'd'),
    link('d', 'e'),
    link('e', 'b', 'loop', 'no'),
  ],
}
const rows = outlineOf(map)
const words = momentsById(map)
const heard = rows.map((row) => {
  const found = words.get(row.momentId)
  return found
    ? describeRow(
        row,
        found,
        rows.some((other) => other.viaLink?.from === row.momentId),
      )
    : ''
})

describe('rows in words', () => {
  test('say number, kind, words, feeling and where they lead', () => {
    expect(heard).toEqual([
      '1, begins, House goes quiet',
      '2, Browses row after row',
      '2a, goes wrong, Hunts for the remote, feeling not good, on to 3',
      '3, no words yet, thinking: Again?',
      '4, Row after row, again, and again from 2 (no)',
    ])
  })

  test('a way beside the line is an “or”', () => {
    const passing = outlineOf({ ...map, links: [...map.links, link('b', 'e', 'next', 'late')] })
    const [row] = passing.filter(({ momentId }) => momentId === 'b')
    expect(row && goesOf(row, true)).toEqual(['or on to 4 (late)'])
  })
})

describe('finding a row to link to', () => {
  test('goes by number, the whole one first', () => {
    expect(find('2')).toBe('2 2a')
    expect(find('2A')).toBe('2a')
    expect(find('')).toBe('1 2 2a 3 4')
  })

  test('goes by the beginnings of words', () => {
    expect(find('row')).toBe('2 4')
    expect(find('ro ag')).toBe('4')
    expect(find('nothing')).toBe('')
  })

  test('takes words after a number as the word of the link', () => {
    expect(find('2 not yet')).toBe('2 “not yet”')
  })
})

function find(typed: string): string {
  const found = findRows(rows, (row) => words.get(row.momentId)?.label ?? '', typed)
  return `${found.rows.map((row) => row.number).join(' ')}${found.label ? ` “${found.label}”` : ''}`
}
