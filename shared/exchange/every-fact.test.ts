import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { addMoment, changeMoment, readMoments } from '../documents/map-document.ts'
import type { MapId, MomentId } from '../model/ids.ts'
import { factNames, isSameMoment, momentFacts, momentOf } from '../model/moment-facts.ts'
import type { Moment } from '../model/moment.ts'
import { parseBoardText } from './board-file.ts'
import { formatBoardFile } from './format-board-file.ts'
import { formatClip, readClip } from './moments-clip.ts'

/** A fact that is added gets a value here, and the tests below say where it is lost. */
const all: Required<Moment> = {
  id: 'm1' as MomentId,
  kind: 'pain',
  label: 'Hunts for the remote',
  feeling: { valence: -2, word: 'fed up' },
  thinking: 'Not again',
  doing: 'Lifts the cushions',
  when: '20 min',
  behindTheScenes: true,
  chapter: 'In the evening',
  group: 'group1',
  locked: true,
  sketch: { strokes: [{ id: 'stroke1', width: 2, points: [1, 2, 30, 40] }], words: 'a couch' },
  place: { x: 120, y: 48 },
}
const other: Required<Moment> = {
  ...all,
  kind: 'error',
  label: 'Calls for help',
  feeling: { valence: 1, word: 'hopeful' },
  thinking: 'Somebody has it',
  doing: 'Waits',
  when: 'at nine',
  chapter: 'Before',
  group: 'group2',
  sketch: { strokes: [{ id: 'stroke2', width: 2, points: [5, 6, 7, 8] }] },
  place: { x: 240, y: 96 },
}

const only = <T>([one]: readonly T[]): T => {
  if (one === undefined) throw new Error('nothing is there')
  return one
}

describe.each(factNames)('what is said as %s', (name) => {
  test('is the same after a document has kept it, and after it was changed there', () => {
    const doc = new Y.Doc()
    addMoment(doc, all)
    expect(only(readMoments(doc))[name]).toEqual(all[name])
    changeMoment(doc, all.id, { [name]: other[name] })
    expect(only(readMoments(doc))).toEqual({ ...all, [name]: other[name] })
  })

  test('is the same after it was copied, unless it stays behind', () => {
    const copied = only(readClip(formatClip({ moments: [all], links: [] }))?.moments ?? [])
    expect(copied[name]).toEqual('staysBehind' in momentFacts[name] ? undefined : all[name])
  })

  test('makes two moments different, and what is empty is not said', () => {
    const differs = JSON.stringify(all[name]) !== JSON.stringify(other[name])
    expect(isSameMoment(all, { ...all, [name]: other[name] })).toBe(!differs)
    expect(isSameMoment(all, { ...all, [name]: structuredClone(all[name]) })).toBe(true)
    expect(momentOf(all.id, { [name]: all[name] })[name]).toEqual(all[name])
  })
})

test('a board file has all that is said of a moment', () => {
  const author = { name: 'Noor', discipline: 'design' } as const
  const maps = [{ id: 'map1' as MapId, author, moments: [all], links: [] }]
  const empty = parseBoardText(JSON.stringify({ tributary: 1, title: 'Remote', maps: [] }))
  if (!empty.ok) throw new Error(empty.said.reason)
  const read = parseBoardText(formatBoardFile({ ...empty.board, maps }))
  if (!read.ok) throw new Error(read.said.reason)
  const moment = only(only(read.board.maps).moments)
  expect(moment).toEqual(all)
})
