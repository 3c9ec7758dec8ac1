import { expect, test } from 'vitest'
import type { BoardId, MapId, MomentId } from '../model/ids.ts'
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

test('what is drawn around the moments comes along, with where its images are', () => {
  const note = { id: 'shape:n', typeName: 'shape', type: 'sticky', x: 1, y: 2, props: { words: 'a note' } } as const
  const source = { boardId: 'board1' as BoardId, document: { kind: 'map', mapId: 'map1' as MapId } } as const
  const clip = { moments: [b], links: [], ink: [note], source }
  expect(readClip(formatClip(clip))).toEqual(clip)
  expect(readClip(formatClip({ moments: [], links: [], ink: [note] }))).toEqual({ moments: [], links: [], ink: [note] })
})

function readFrom(board: string, document: string) {
  return readClip(JSON.stringify({ tributaryMoments: 1, moments: [b], links: [], source: { board, document } }))
}

test('an address that is none of ours is not asked for an image', () => {
  expect(readFrom('board1', 'map-map1')?.source).toBeDefined()
  for (const [board, document] of [
    ['../../x', 'map-map1'],
    ['board1', '../../y'],
    ['//elsewhere.example', 'map-map1'],
  ] as const)
    expect(readFrom(board, document)).toEqual({ moments: [b], links: [] })
})
