import type { Shelf } from '../../ui/browser/browser-notes.ts'
import { describe, expect, test } from 'vitest'
import { createUnsentMarks, forgetUnsent, unsentBelow } from './unsent-marks.ts'

/** What a browser keeps, without the browser. */
function newShelf(): Shelf {
  const kept = new Map<string, string>()
  return {
    get length() {
      return kept.size
    },
    key: (at) => [...kept.keys()][at] ?? null,
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  }
}

const copy = 'tributary/b1/p1/map-m1'
const edit = { isStep: true, isPrivate: false }

describe('what is on no server yet', () => {
  test('counts steps, and forgets them when everything is saved', () => {
    const marks = createUnsentMarks(newShelf(), copy, 1)
    expect(marks.total()).toBeUndefined()
    marks.note({ isStep: false, isPrivate: false })
    marks.note(edit)
    marks.note({ isStep: false, isPrivate: false })
    expect(marks.total()).toEqual({ edits: 2, isPrivate: false })
    marks.settle()
    expect(marks.total()).toBeUndefined()
  })

  test('is still known after a reload, and settled by the tab that then sends it', () => {
    const shelf = newShelf()
    createUnsentMarks(shelf, copy, 1).note(edit)
    const reloaded = createUnsentMarks(shelf, copy, 2)
    reloaded.note(edit)
    expect(reloaded.total()).toEqual({ edits: 2, isPrivate: false })
    reloaded.settle()
    expect(unsentBelow(shelf, 'tributary/b1').size).toBe(0)
  })

  test('one tab’s “saved” says nothing about what another tab did since', () => {
    const shelf = newShelf()
    const first = createUnsentMarks(shelf, copy, 1)
    first.note(edit)
    const second = createUnsentMarks(shelf, copy, 2)
    first.note(edit)
    second.settle()
    expect(first.total()).toEqual({ edits: 2, isPrivate: false })
    expect(unsentBelow(shelf, 'tributary/b1').get(copy)).toEqual({ edits: 2, isPrivate: false })
    const third = createUnsentMarks(shelf, copy, 3)
    first.note(edit)
    first.settle()
    expect(third.total()).toBeUndefined()
  })

  test('stays private until its owner says yes', () => {
    const shelf = newShelf()
    const marks = createUnsentMarks(shelf, copy, 1)
    marks.note({ isStep: true, isPrivate: true })
    marks.note(edit)
    const reloaded = createUnsentMarks(shelf, copy, 2)
    expect(reloaded.total()).toEqual({ edits: 2, isPrivate: true })
    reloaded.allow()
    expect(createUnsentMarks(shelf, copy, 3).total()).toEqual({ edits: 2, isPrivate: false })
  })

  test('a board’s copies are found by their name, whole', () => {
    const shelf = newShelf()
    createUnsentMarks(shelf, copy, 1).note(edit)
    createUnsentMarks(shelf, 'tributary/b1/p1/map-m12', 1).note(edit)
    createUnsentMarks(shelf, 'tributary/b12/p1/board', 1).note(edit)
    expect([...unsentBelow(shelf, 'tributary/b1').keys()]).toEqual([copy, 'tributary/b1/p1/map-m12'])
    forgetUnsent(shelf, copy)
    expect([...unsentBelow(shelf, 'tributary').keys()]).toEqual(['tributary/b1/p1/map-m12', 'tributary/b12/p1/board'])
  })

  test('a browser that keeps nothing loses the mark and nothing else', () => {
    const broken: Shelf = {
      length: 0,
      key: () => null,
      getItem() {
        throw new Error('denied')
      },
      setItem() {
        throw new Error('denied')
      },
      removeItem() {
        throw new Error('denied')
      },
    }
    const marks = createUnsentMarks(broken, copy, 1)
    marks.note(edit)
    expect(marks.total()).toEqual({ edits: 1, isPrivate: false })
    marks.settle()
    expect(marks.total()).toBeUndefined()
  })
})
