import { describe, expect, test } from 'vitest'
import { readBrief, readGuideEdits, writeBrief } from '#shared/documents/board-document.ts'
import type { GuideLine } from '#shared/guide/guide.ts'
import { asId, type PersonId } from '#shared/model/ids.ts'
import { createTestDocument } from '../../sync/testing/test-document.ts'
import { createGuideActions } from './create-guide-actions.ts'
import type { MarginNote } from './margin-notes.ts'
import { messages } from './messages.ts'

const by = asId<PersonId>('person-noor')

/** One person at the guide, on a real document; `line` is a line as the guide shows it with what was changed. */
function editor() {
  const board = createTestDocument({ kind: 'board' })
  const heard: string[] = []
  const done: string[] = []
  let clock = 0
  const actions = createGuideActions({
    board,
    canWrite: true,
    by,
    now: () => ++clock,
    mint: () => `id${++clock}`,
    onDone: (sentence) => void done.push(sentence),
    announce: (sentence) => void heard.push(sentence),
  })
  const edits = () => readGuideEdits(board.doc)
  return {
    ...actions,
    board,
    heard,
    done,
    edits,
    line(id: string, derived = `As derived: ${id}`): GuideLine {
      const { text = derived, hidden = false } = edits().get(id) ?? {}
      return { id, text, derived, hidden }
    },
    /** What is kept of an edit, without who and when. */
    kept(id: string) {
      const edit = edits().get(id)
      return edit && { text: edit.text, hidden: edit.hidden }
    },
  }
}

describe('a line of the guide', () => {
  test('is changed by somebody, and is the map’s again when it says what it said', () => {
    const { change, line, edits, done, undo } = editor()
    change(line('learn:a'), '  Ask about the sofa ')
    expect(edits().get('learn:a')).toEqual({ text: 'Ask about the sofa', by, at: 1 })
    expect(done).toEqual([messages.done.changed])
    change(line('learn:a'), 'Ask about the sofa')
    expect(done).toHaveLength(1)
    change(line('learn:a'), 'As derived: learn:a')
    expect(edits().has('learn:a')).toBe(false)
    undo()
    expect(edits().get('learn:a')?.text).toBe('Ask about the sofa')
  })

  test('is left out and put back, with its own words', () => {
    const { change, hide, show, line, kept, heard, edits } = editor()
    hide(line('learn:a'))
    expect(kept('learn:a')).toEqual({ hidden: true })
    show(line('learn:a'))
    expect(edits().has('learn:a')).toBe(false)
    change(line('learn:a'), 'Mine')
    hide(line('learn:a'))
    expect(kept('learn:a')).toEqual({ text: 'Mine', hidden: true })
    show(line('learn:a'))
    expect(kept('learn:a')).toEqual({ text: 'Mine' })
    expect(heard).toEqual([
      messages.done.hidden,
      messages.done.shown,
      messages.done.changed,
      messages.done.hidden,
      messages.done.shown,
    ])
  })

  test('several are left out in one step', () => {
    const { hide, line, edits, undo } = editor()
    hide(line('learn:a'), line('learn:b'), line('learn:c'))
    expect([...edits().keys()].sort()).toEqual(['learn:a', 'learn:b', 'learn:c'])
    undo()
    expect(edits().size).toBe(0)
  })

  test('without words it is left out, with the words it had; a probe may be without, and one that somebody added goes', () => {
    const { change, add, line, kept, edits, done } = editor()
    change(line('learn:a'), 'Mine')
    change(line('learn:a'), '  ')
    expect(kept('learn:a')).toEqual({ text: 'Mine', hidden: true })
    change(line('probe:m1'), '')
    expect(kept('probe:m1')).toEqual({ text: '' })
    add('closing', 'Thanks')
    const [added = ''] = [...edits().keys()].filter((id) => id.startsWith('closing+'))
    change(line(added, ''), '')
    expect(edits().has(added)).toBe(false)
    expect(done.slice(-1)).toEqual([messages.done.hidden])
  })

  test('is given back to the map', () => {
    const { change, giveBack, line, edits, done } = editor()
    change(line('learn:a'), 'Mine')
    giveBack(line('learn:a'))
    expect(edits().size).toBe(0)
    expect(done.at(-1)).toBe(messages.done.given)
  })
})

test('lines that are added stay in the order in which they came; one without words is none', () => {
  const { add, edits, done } = editor()
  add('warm-up', ' First ')
  add('warm-up', 'Second')
  add('closing', '   ')
  const added = [...edits()].toSorted(([a], [b]) => (a < b ? -1 : 1))
  expect(added.map(([, { text }]) => text)).toEqual(['First', 'Second'])
  expect(added.every(([id]) => id.startsWith('warm-up+'))).toBe(true)
  expect(done).toEqual([messages.done.added, messages.done.added])
})

test('a note is left until the words change that it is about', () => {
  const { leave, line, edits, done } = editor()
  const about = line('learn:a')
  const note: MarginNote = { kind: 'line', key: 'left:learn:a', line: about, rule: 'wish', sentence: '' }
  leave(note)
  expect(edits().get('left:learn:a')).toMatchObject({ text: about.text, by })
  leave({ kind: 'too-many', key: 'left:learn:all', lines: [about, about] })
  expect(edits().get('left:learn:all')?.text).toBe('2')
  expect(done).toEqual([messages.done.left, messages.done.left])
})

test('undo takes back what was done to the guide here, one at a time, and nothing of the brief', () => {
  const { change, line, edits, undo, heard, done, board } = editor()
  writeBrief(board.doc, { outcome: 'Fewer lost evenings' })
  undo()
  expect(readBrief(board.doc).outcome).toBe('Fewer lost evenings')
  expect(heard).toEqual([])
  change(line('learn:a'), 'One')
  change(line('learn:b'), 'Two')
  undo()
  expect([...edits().keys()]).toEqual(['learn:a'])
  expect(done.at(-1)).toBe('')
  expect(heard.at(-1)).toBe(messages.done.undone)
  undo()
  undo()
  expect(edits().size).toBe(0)
  expect(readBrief(board.doc).outcome).toBe('Fewer lost evenings')
})
