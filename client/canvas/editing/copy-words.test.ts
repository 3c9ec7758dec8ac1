import { expect, test } from 'vitest'
import { parseOutlineText } from '#shared/exchange/outline-text.ts'
import type { LinkId, MomentId } from '#shared/model/ids.ts'
import type { Link } from '#shared/model/link.ts'
import type { Moment } from '#shared/model/moment.ts'
import { wordsOf } from './copy-words.ts'

function moment(label: string, more: Partial<Moment> = {}): Moment {
  return { id: label as MomentId, kind: 'step', label, thinking: '', doing: '', ...more }
}
function link(from: string, to: string): Link {
  return { id: `${from}${to}` as LinkId, from: from as MomentId, to: to as MomentId, kind: 'next', label: '' }
}

test('moments leave as a list with their branches indented, and come back as the same flow', () => {
  const moments = [
    moment('a', { kind: 'start' }),
    moment('b', { feeling: { valence: -1, word: 'cross' } }),
    moment('c'),
    moment('d', { kind: 'abandon', label: 'gives up\nfor good' }),
  ]
  const text = wordsOf(moments, [link('a', 'b'), link('b', 'c'), link('b', 'd')])
  expect(text).toBe('> a\nb :( cross\n  x gives up for good\nc')
  const back = parseOutlineText(text)
  expect(back.moments.map(({ kind }) => kind)).toEqual(['start', 'step', 'abandon', 'step'])
  expect(back.links).toHaveLength(3)
})
