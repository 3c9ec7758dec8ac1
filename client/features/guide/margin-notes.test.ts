import { expect, test } from 'vitest'
import type { GuideEdit } from '#shared/documents/board-document.ts'
import { buildGuide } from '#shared/guide/build-guide.ts'
import { emptyBrief } from '#shared/model/brief.ts'
import type { MomentId, PersonId } from '#shared/model/ids.ts'
import type { SharedMoment } from '#shared/model/shared-map.ts'
import { leftText, marginNotes } from './margin-notes.ts'

const tomasz = 'tomasz' as PersonId

function momentOf(id: string, label: string): SharedMoment {
  return { id: id as MomentId, kind: 'pain', label, thinking: '', doing: '', sources: [] }
}

function notesFor(edits: ReadonlyMap<string, GuideEdit>) {
  const moments = ['Waits', 'Forgets', 'Queues', 'Pays', 'Leaves'].map((label, i) => momentOf(`m${i}`, label))
  const brief = { ...emptyBrief, question: 'How do people buy bread today?' }
  return marginNotes(
    buildGuide({ title: 'Bread', brief, moments, links: [], differences: [], authors: [], edits }),
    edits,
  )
}

test('what the map derives has no notes but the one on too many aims', () => {
  expect(notesFor(new Map()).map((note) => note.kind)).toEqual(['too-many'])
})

test('a wish that somebody added is noted with another way to ask, and with whose words it is', () => {
  const edits = new Map([['warm-up+1', { by: tomasz, at: 1, text: 'Would you like a quicker way?' }]])
  const [note, ...more] = notesFor(edits).filter((one) => one.kind === 'line')
  expect(more).toEqual([])
  expect(note).toMatchObject({ rule: 'wish', instead: expect.stringContaining('?'), by: tomasz })
})

test('a note that was left stays away until the words change', () => {
  const added: GuideEdit = { by: tomasz, at: 1, text: 'What do you usually buy?' }
  const edits = new Map([['warm-up+1', added]])
  const left = new Map(notesFor(edits).map((note) => [note.key, { by: tomasz, at: 2, text: leftText(note) }]))
  expect(notesFor(new Map([...edits, ...left]))).toEqual([])
  const changed = new Map([...left, ['warm-up+1', { ...added, text: 'What do you usually eat?' }]])
  expect(notesFor(changed)).toHaveLength(1)
})
