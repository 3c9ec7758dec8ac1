import { expect, test } from 'vitest'
import type { MomentId } from '../model/ids.ts'
import type { Moment } from '../model/moment.ts'
import { formatClip, readClip } from './moments-clip.ts'

const a: Moment = {
  id: 'a' as MomentId,
  kind: 'pain',
  label: 'مرحبا 🛋️',
  thinking: 'why',
  doing: '',
  feeling: { valence: -2, word: 'cross' },
  when: '20 min',
  behindTheScenes: true,
  chapter: 'Before',
  group: 'g1',
  place: { x: 1, y: 2 },
}
const b: Moment = { id: 'b' as MomentId, kind: 'step', label: 'b', thinking: '', doing: '' }

test('what is copied is read back with everything that was said of it', () => {
  const clip = { moments: [a, b], links: [{ from: a.id, to: b.id, kind: 'loop', label: 'again' }] } as const
  expect(readClip(formatClip(clip))).toEqual(clip)
})

test('what was locked is copied unlocked', () => {
  expect(readClip(formatClip({ moments: [{ ...b, locked: true }], links: [] }))?.moments).toEqual([b])
})

test('links to what was not copied are left out', () => {
  expect(
    readClip(formatClip({ moments: [b], links: [{ from: a.id, to: b.id, kind: 'next', label: '' }] }))?.links,
  ).toEqual([])
})

test('anything else on the clipboard is nothing', () => {
  for (const text of [
    '',
    'words',
    '{}',
    '[1]',
    JSON.stringify({ tributaryMoments: 1, moments: [{ id: 'a b' }], links: [] }),
  ])
    expect(readClip(text)).toBeUndefined()
  expect(readClip(formatClip({ moments: [b, b], links: [] }))).toBeUndefined()
})
