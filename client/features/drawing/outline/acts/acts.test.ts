import { describe, expect, test } from 'vitest'
import { applyEdits } from '#shared/documents/apply-edits.ts'
import { addAll, removeMoments } from '#shared/documents/map-document.ts'
import { systemOrigin } from '#shared/documents/transact.ts'
import { limits } from '#shared/protocol/limits.ts'
import { createOutline } from '../create-outline.ts'
import { outlineCommands } from '../commands.ts'
import { outlineWords } from '../messages.ts'
import { id, linkId, outlinePerson } from '../testing/outline-person.ts'
import { bringIn, changeLinkKind, cutLink, link, moveTo, nameLink, remove, renameChapter, turn } from './map-acts.ts'
import { comeFrom, focusOn, goTo, next, open, select, toggleFold } from './row-acts.ts'
import { chapterOf, extendTo } from './several-acts.ts'

/** Opens, hunts (where somebody gets stuck and asks), watches, sleeps. */
const evening = {
  moments: [
    { id: 'opens', kind: 'start' },
    { id: 'hunts' },
    { id: 'stuck', kind: 'pain' },
    { id: 'asks' },
    { id: 'watches' },
    { id: 'sleeps', kind: 'end' },
  ],
  links: ['opens hunts', 'hunts watches', 'watches sleeps', 'hunts stuck error lost', 'stuck asks'],
} as const

const opens = id('opens')
const hunts = id('hunts')
const stuck = id('stuck')
const asks = id('asks')
const watches = id('watches')
const sleeps = id('sleeps')

const eveningRows = ['1 opens', '2 hunts', '2a stuck', '2b asks', '3 watches', '4 sleeps']

describe('a row that was asked for', () => {
  test('is on the screen and not in the map, until its first letter; undo takes it away whole', () => {
    const { presses, look, moments, rows, writes, ways, document } = outlinePerson(evening)
    presses('n', { in: hunts })
    const { pending } = look()
    expect(pending).toMatchObject({ after: hunts, how: 'next' })
    expect(rows()).toEqual(['1 opens', '2 hunts', '2a stuck', '2b asks', '3 ', '4 watches', '5 sleeps'])
    expect(look().openId).toBe(pending?.id)
    expect(moments()).toHaveLength(6)
    if (pending) writes(pending.id, 'z')
    expect(moments()).toHaveLength(7)
    expect(look()).toMatchObject({ pending: undefined, openId: pending?.id })
    expect(ways()).toContain(`hunts ${pending?.id}`)
    expect(ways()).toContain(`${pending?.id} watches`)
    document.undo.undo()
    expect(rows()).toEqual(eveningRows)
    expect(ways()).toContain('hunts watches')
  })

  test('an empty map begins with one, which begins the story', () => {
    const { look, outline, moments, presses, rows } = outlinePerson({ moments: [], links: [] })
    const { pending } = look()
    expect(rows()).toEqual(['1 '])
    if (pending) outline.writerOf(pending.id).change({ label: 'Opens' }, 'typing')
    expect(moments()).toMatchObject([{ id: pending?.id, kind: 'start', label: 'Opens' }])
    expect(look().pending).toBeUndefined()
    // With nothing else to go to, undo takes it back and leaves an empty map.
    presses('Mod+z')
    expect(moments()).toEqual([])
    expect(look().pending?.id).toBe(pending?.id)
  })

  test('goes in and out before it is written, as far as there is a line to go to', () => {
    const { presses, look, heard } = outlinePerson(evening)
    presses('n', { in: watches })
    presses('Alt+ArrowRight')
    expect(look().pending?.how).toBe('branch')
    presses('Alt+ArrowRight')
    expect(look().pending?.how).toBe('branch')
    expect(heard.at(-1)).toBe(outlineWords.onlyWayOn)
    presses('Alt+ArrowLeft')
    expect(look().pending?.how).toBe('next')
    presses('Alt+ArrowLeft')
    expect(heard.at(-1)).toBe(outlineWords.noLineToGoBackTo)
    presses('Escape')
    presses('n', { in: asks, face: 'closed' })
    presses('Alt+ArrowLeft')
    expect(look().pending?.how).toBe('back')
    presses('Escape')
    presses('n', { in: asks, face: 'closed' })
    presses('Alt+Shift+ArrowLeft')
    expect(look().pending?.how).toBe('back-alone')
  })

  test('B asks for a branch, and pressed again takes a next one in', () => {
    const { presses, look, does } = outlinePerson(evening)
    presses('b', { in: watches })
    expect(look().pending).toMatchObject({ after: watches, how: 'branch' })
    presses('Escape')
    does(next(watches))
    presses('b', { face: 'closed' })
    expect(look().pending).toMatchObject({ after: watches, how: 'branch' })
    const { pending } = look()
    presses('b', { face: 'closed' })
    expect(look().pending).toBe(pending)
  })

  test('it can go on from another row, and keeps the place where that was deleted meanwhile', () => {
    const { does, look, doc, writes, ways, rows } = outlinePerson(evening)
    does(comeFrom(opens))
    expect(look().pending).toBeUndefined()
    does(next(sleeps))
    does(comeFrom(watches))
    expect(look().pending).toMatchObject({ after: watches, how: 'branch' })
    removeMoments(doc, [watches], systemOrigin)
    const { pending } = look()
    if (pending) writes(pending.id, 'Calls a friend')
    expect(rows()).toContain('5 Calls a friend')
    expect(ways().filter((way) => way.includes(pending?.id ?? ''))).toEqual([])
  })

  test('it is put away with Escape, and the focus goes to the row it was asked for after; undo does the same', () => {
    for (const key of ['Escape', 'Mod+z']) {
      const { presses, look, outline, moments, document } = outlinePerson(evening)
      presses('n', { in: hunts })
      presses(key)
      expect(look()).toMatchObject({ pending: undefined, openId: undefined, currentId: hunts })
      expect(outline.takesFocus(hunts)).toBe(true)
      expect(outline.takesFocus(hunts)).toBe(false)
      expect(moments()).toHaveLength(6)
      expect(document.undo.canRedo()).toBe(false)
    }
  })

  test('whatever is said of it first brings it in: a kind, or the word of its way', () => {
    const { does, look, moment, ways, document } = outlinePerson(evening)
    does(next(sleeps))
    const first = look().pending
    if (first) does(bringIn(first, { kind: 'error', thinking: 'Oh no' }))
    expect(moment(first?.id ?? '')).toMatchObject({ kind: 'error', label: '', thinking: 'Oh no' })
    expect(ways()).toContain(`sleeps ${first?.id} error`)
    document.undo.undo()
    expect(moment(first?.id ?? '')).toBeUndefined()
    does(next(sleeps))
    const second = look().pending
    if (!second) throw new Error('one was asked for')
    const via = look().rows.find((row) => row.momentId === second.id)?.viaLink
    if (via) does(nameLink(second.id, via.id, 'late'))
    expect(ways()).toContain(`sleeps ${second.id} late`)
    document.undo.undo()
    expect(moment(second.id)).toBeUndefined()
  })

  test('an empty open row has nothing to go on from', () => {
    const { presses, look, writes } = outlinePerson(evening)
    presses('n', { in: hunts })
    const asked = look().pending
    expect(presses('Enter').isTaken).toBe(true)
    expect(look().pending).toBe(asked)
    if (asked) writes(asked.id, 'Waits')
    presses('Enter')
    expect(look().pending).toMatchObject({ after: asked?.id, how: 'next' })
  })

  test('who goes on writing goes on in the same chapter', () => {
    const { does, look, writes, moment } = outlinePerson({
      moments: [{ id: 'a', chapter: 'Before' }],
      links: [],
    })
    does(next(id('a')))
    const { pending } = look()
    if (pending) writes(pending.id, 'b')
    expect(moment(pending?.id ?? '')?.chapter).toBe('Before')
  })
})

describe('rows are opened, closed and walked', () => {
  test('arrows walk the rows that are seen, and open the next where one is open', () => {
    const { presses, look, does, outline } = outlinePerson(evening)
    expect(look().currentId).toBe(opens)
    expect(outline.state.getState().trouble).toBe('')
    presses('ArrowDown')
    presses('ArrowDown')
    expect(look()).toMatchObject({ currentId: stuck, openId: undefined })
    presses('ArrowUp')
    presses('ArrowUp')
    presses('ArrowUp')
    expect(look().currentId).toBe(opens)
    presses('End')
    expect(look().currentId).toBe(sleeps)
    presses('ArrowDown')
    expect(look().currentId).toBe(sleeps)
    presses('Home')
    expect(look().currentId).toBe(opens)
    does(open(watches))
    presses('Escape')
    expect(look()).toMatchObject({ currentId: watches, openId: undefined })
  })

  test('a branch is folded away and unfolded, and its rows are walked past', () => {
    const { presses, look, does } = outlinePerson(evening)
    does(goTo(hunts))
    expect(presses('ArrowLeft').isTaken).toBe(true)
    expect(look().shownRows.map(({ momentId }) => momentId)).toEqual([opens, hunts, watches, sleeps])
    expect([...look().folded]).toEqual([hunts])
    presses('ArrowDown')
    expect(look().currentId).toBe(watches)
    presses('ArrowUp')
    presses('ArrowRight')
    expect(look().folded.size).toBe(0)
    presses('ArrowRight')
    expect(look().currentId).toBe(stuck)
    expect(presses('ArrowRight').isTaken).toBe(false)
    presses('ArrowLeft')
    expect(look().currentId).toBe(hunts)
    does(goTo(opens))
    expect(presses('ArrowLeft').isTaken).toBe(false)
    // Nothing is folded below a row that has nothing below it, and the way to the open row never is.
    does(toggleFold(sleeps))
    does(toggleFold(hunts))
    does(open(stuck))
    expect([...look().folded]).toEqual([])
    does(open(watches))
    expect([...look().folded]).toEqual([hunts])
  })

  test('L, D and Shift+C open the row where they are written', () => {
    const { presses, selection } = outlinePerson(evening)
    presses('l', { in: hunts, face: 'closed' })
    expect(selection.getState()).toMatchObject({ editing: hunts, linkingFrom: hunts, details: false })
    presses('d', { in: watches, face: 'closed' })
    expect(selection.getState()).toMatchObject({ editing: watches, details: true })
    presses('Shift+c', { in: opens, face: 'closed' })
    expect(selection.getState()).toMatchObject({ moments: [opens], editing: opens, details: 'chapter' })
  })

  test('the focus may come from anywhere: the row is chosen, and an open one stays open only in itself', () => {
    const { does, selection, outline, look } = outlinePerson(evening)
    does(open(hunts))
    does(select(hunts))
    expect(selection.getState()).toMatchObject({ moments: [hunts], editing: hunts })
    does(select(watches))
    expect(selection.getState()).toMatchObject({ moments: [watches], editing: undefined })
    does(focusOn(opens))
    expect(outline.takesFocus(watches)).toBe(false)
    expect(outline.takesFocus(opens)).toBe(true)
    expect(look().currentId).toBe(watches)
  })

  test('what the page is to open beside the rows is said, and nothing else happens', () => {
    const { presses, moments } = outlinePerson(evening)
    expect(presses('?').effects).toEqual({ goes: 'help' })
    expect(presses('/').effects).toEqual({ goes: 'search' })
    expect(presses('i').effects).toEqual({ goes: 'image' })
    expect(moments()).toHaveLength(6)
  })

  test('the open row is lost to somebody else: its neighbour gets the focus, closed', () => {
    const { does, doc, drawn, look, outline, selection } = outlinePerson(evening)
    does(open(watches))
    removeMoments(doc, [watches], systemOrigin)
    drawn()
    expect(look()).toMatchObject({ openId: undefined, currentId: sleeps })
    expect(outline.takesFocus(sleeps)).toBe(true)
    does(open(sleeps))
    removeMoments(doc, [sleeps], systemOrigin)
    drawn()
    expect(look().currentId).toBe(asks)
    removeMoments(doc, [opens, hunts, stuck, asks], systemOrigin)
    drawn()
    does(open(opens))
    drawn()
    expect(selection.getState().editing).toBe(opens)
  })

  test('the open row is lost to my own undo: the row before it opens, and the hands stay on the keys', () => {
    const { does, look, writes, presses, heard } = outlinePerson(evening)
    does(next(watches))
    const { pending } = look()
    if (pending) writes(pending.id, 'Dozes')
    presses('Mod+z')
    expect(heard.at(-1)).toBe(outlineWords.tookBack)
    expect(look().openId).toBe(watches)
    presses('Mod+Shift+z')
    expect(look().rows).toHaveLength(7)
    const said = heard.length
    presses('Mod+z')
    presses('Mod+z')
    expect(heard).toHaveLength(said + 1)
  })
})

describe('what is written about one row', () => {
  test('taken away, the row before it takes over: open where it was open, with the focus where all are closed', () => {
    const { presses, look, rows, ways, heard, outline, does } = outlinePerson(evening)
    presses('Delete', { in: watches })
    expect(rows()).toEqual(['1 opens', '2 hunts', '2a stuck', '2b asks', '3 sleeps'])
    expect(ways()).toContain('hunts sleeps')
    expect(heard.at(-1)).toBe(outlineWords.removed('watches'))
    expect(look()).toMatchObject({ currentId: asks, openId: undefined })
    expect(outline.takesFocus(asks)).toBe(true)
    presses('Backspace', { in: opens })
    expect(look().currentId).toBe(hunts)
    does(open(sleeps))
    presses('Delete', { in: sleeps, face: 'closed' })
    expect(look().openId).toBe(asks)
  })

  test('the last row that is taken away leaves a map that begins anew', () => {
    const { presses, look, selection } = outlinePerson({ moments: [{ id: 'a' }], links: [] })
    selection.setState({ moments: [id('a')], editing: id('a') })
    presses('Delete', { in: id('a'), face: 'closed' })
    expect(selection.getState().editing).toBeUndefined()
    expect(look().pending?.how).toBe('next')
  })

  test('a row that was asked for goes without a word, and a locked one stays, and that is said', () => {
    const { presses, look, heard, rows, doc, outline } = outlinePerson(evening)
    presses('n', { in: asks })
    const { pending } = look()
    presses('Delete', { in: pending?.id ?? id(''), face: 'closed' })
    expect(heard).toEqual([])
    expect(look()).toMatchObject({ pending: undefined, openId: asks })
    applyEdits(doc, { changeMoments: [{ id: hunts, locked: true }] }, systemOrigin)
    presses('Delete', { in: hunts, face: 'closed' })
    presses('Alt+ArrowUp', { in: hunts, face: 'closed' })
    expect(heard).toEqual([outlineWords.locked, outlineWords.locked])
    expect(outline.state.getState().trouble).toBe(outlineWords.locked)
    expect(rows()).toEqual(eveningRows)
  })

  test('moved along its line, in and out, its new number is said; where it can’t, why', () => {
    const { presses, rows, heard } = outlinePerson(evening)
    presses('Alt+ArrowUp', { in: watches })
    expect(rows().slice(0, 3)).toEqual(['1 opens', '2 watches', '3 hunts'])
    expect(heard.at(-1)).toBe(outlineWords.moved('2'))
    presses('Alt+ArrowDown', { in: watches })
    expect(rows()).toEqual(eveningRows)
    presses('Alt+ArrowUp', { in: opens })
    expect(heard.at(-1)).toBe(outlineWords.cannotMove)
    presses('Alt+ArrowRight', { in: watches })
    expect(rows()).toContain('2a watches')
    presses('Alt+ArrowLeft', { in: watches })
    expect(rows()).toContain('3 watches')
    presses('Alt+ArrowLeft', { in: watches })
    expect(heard.at(-1)).toBe(outlineWords.noLineToGoBackTo)
    presses('Alt+ArrowRight', { in: opens })
    expect(heard.at(-1)).toBe(outlineWords.onlyWayOn)
    expect(presses('Alt+Shift+ArrowLeft', { in: asks }).isTaken).toBe(true)
  })

  test('at the edge of a chapter a step goes into the next one', () => {
    const { presses, moment } = outlinePerson({
      moments: [{ id: 'a', chapter: 'Before' }, { id: 'b' }],
      links: ['a b'],
    })
    presses('Alt+ArrowUp', { in: id('b') })
    expect(moment('b')?.chapter).toBe('Before')
    presses('Alt+ArrowDown', { in: id('b') })
    expect(moment('b')?.chapter).toBe('Before')
  })

  test('dragged somewhere it goes there, or it is said why it stays', () => {
    const { does, rows, heard, doc } = outlinePerson(evening)
    does(moveTo(watches, { after: opens, depth: 0 }))
    expect(rows().slice(0, 3)).toEqual(['1 opens', '2 watches', '3 hunts'])
    does(moveTo(opens, { after: watches }))
    expect(heard.at(-1)).toBe(outlineWords.staysFirst)
    does(moveTo(watches, { after: watches }))
    expect(heard.at(-1)).toBe(outlineWords.staysThere)
    applyEdits(doc, { changeMoments: [{ id: sleeps, locked: true }] }, systemOrigin)
    does(moveTo(sleeps, { after: opens }))
    expect(heard.at(-1)).toBe(outlineWords.locked)
  })

  test('split at the caret the second half opens, in one step of undo; where words are missing it is said', () => {
    const { does, presses, rows, look, heard, document, outline } = outlinePerson({
      moments: [{ id: 'a', label: 'Opens the app' }, { id: 'b' }],
      links: ['a b'],
    })
    does(open(id('a')))
    presses('Mod+Enter', { caret: 6 })
    expect(rows()).toEqual(['1 Opens', '2 the app', '3 b'])
    expect(look().openId).toBe(look().rows[1]?.momentId)
    expect(heard.at(-1)).toBe(outlineWords.moved('2'))
    expect(outline.state.getState().trouble).toBe('')
    document.undo.undo()
    expect(rows()).toEqual(['1 Opens the app', '2 b'])
    does(open(id('a')))
    presses('Mod+Enter', { caret: 0 })
    expect(heard.at(-1)).toBe(outlineWords.cannotSplit)
    expect(look().openId).toBe(id('a'))
    const before = heard.length
    // Outside of the label there is no caret to split at.
    presses('Mod+Enter')
    expect(heard).toHaveLength(before)
    expect(rows()).toEqual(['1 Opens the app', '2 b'])
  })

  test('joined with what comes next it stays open; with nothing after it that is said', () => {
    const { does, presses, rows, heard, look } = outlinePerson(evening)
    does(open(watches))
    presses('Mod+j')
    expect(rows().at(-1)).toBe('3 watches sleeps')
    expect(heard.at(-1)).toBe(outlineWords.joined)
    expect(look().openId).toBe(watches)
    presses('Mod+j')
    expect(heard.at(-1)).toBe(outlineWords.cannotJoin)
    presses('Escape')
    presses('j', { in: opens })
    expect(rows()[0]).toBe('1 opens hunts')
    does(next(opens))
    const { pending } = look()
    presses('Mod+j')
    expect(look().pending).toBe(pending)
  })

  test('locked and unlocked, also from the keyboard', () => {
    const { presses, moment, heard } = outlinePerson(evening)
    presses('Shift+l', { in: hunts })
    expect(moment('hunts')?.locked).toBe(true)
    presses('Shift+l', { in: hunts })
    expect(moment('hunts')?.locked).toBeUndefined()
    expect(heard).toEqual([outlineWords.lockedNow, outlineWords.unlockedNow])
  })

  test('ways: drawn, named, of another kind, turned, cut', () => {
    const { does, ways, heard } = outlinePerson(evening)
    does(link(asks, watches, 'helped'))
    expect(ways()).toContain('asks watches helped')
    expect(heard.at(-1)).toBe(outlineWords.linked('3'))
    does(link(asks, asks, ''))
    expect(heard).toHaveLength(1)
    does(nameLink(hunts, linkId('hunts-stuck'), 'no luck'))
    expect(ways()).toContain('hunts stuck error no luck')
    does(changeLinkKind(linkId('hunts-stuck'), 'next'))
    expect(ways()).toContain('hunts stuck no luck')
    does(turn(linkId('stuck-asks')))
    expect(ways()).toContain('asks stuck')
    does(turn(linkId('nothing')))
    expect(heard).toHaveLength(2)
    does(cutLink(linkId('hunts-stuck')))
    expect(ways().filter((way) => way.startsWith('hunts'))).toEqual(['hunts watches'])
  })

  test('letters that follow each other are one step of undo, which ends where another field begins', () => {
    const { writes, document, moment, outline } = outlinePerson(evening)
    writes(hunts, 'hunt')
    writes(hunts, 'hunts t')
    outline.enterField()
    writes(hunts, 'hunts the')
    document.undo.undo()
    expect(moment('hunts')?.label).toBe('hunts t')
    document.undo.undo()
    expect(moment('hunts')?.label).toBe('hunts')
  })

  test('a chapter is renamed for all that lie in it, and without a name there is none', () => {
    const { does, moments, document } = outlinePerson({
      moments: [
        { id: 'a', chapter: 'Before' },
        { id: 'b', chapter: 'Before' },
        { id: 'c', chapter: 'After' },
      ],
      links: ['a b', 'b c'],
    })
    const chapters = () => moments().map(({ chapter }) => chapter)
    does(renameChapter('Before', 'Earlier'))
    expect(chapters()).toEqual(['Earlier', 'Earlier', 'After'])
    does(renameChapter('Earlier', ''))
    expect(chapters()).toEqual([undefined, undefined, 'After'])
    document.undo.undo()
    expect(chapters()).toEqual(['Earlier', 'Earlier', 'After'])
    does(renameChapter('Nowhere', 'X'))
    expect(chapters()).toEqual(['Earlier', 'Earlier', 'After'])
  })
})

function chosen(...ids: readonly (typeof opens)[]) {
  const person = outlinePerson(evening)
  person.selection.setState({ moments: ids })
  return person
}

describe('several rows', () => {
  test('are chosen by walking with Shift, from where choosing began, and let go of with Escape', () => {
    const { presses, look, heard, selection, outline, does } = outlinePerson(evening)
    does(goTo(hunts))
    presses('Shift+ArrowDown')
    presses('Shift+ArrowDown')
    expect(look().chosen).toEqual([hunts, stuck, asks])
    // The one with the focus stands first.
    expect(selection.getState().moments).toEqual([asks, stuck, hunts])
    expect(outline.takesFocus(asks)).toBe(true)
    expect(heard.at(-1)).toBe(outlineWords.chosen(3))
    presses('Shift+ArrowUp', { in: asks })
    expect(look().chosen).toEqual([hunts, stuck])
    presses('Shift+ArrowUp', { in: stuck })
    presses('Shift+ArrowUp', { in: hunts })
    expect(look().chosen).toEqual([opens, hunts])
    expect(look().currentId).toBe(opens)
    presses('Shift+ArrowUp', { in: opens })
    expect(look().chosen).toEqual([opens, hunts])
    expect(presses('Escape', { in: opens }).isTaken).toBe(true)
    expect(look().chosen).toEqual([opens])
    expect(presses('Escape', { in: opens }).isTaken).toBe(false)
    does(extendTo(watches))
    expect(look().chosen).toEqual([opens, hunts, stuck, asks, watches])
    presses('Mod+a', { in: watches })
    expect(look().chosen).toHaveLength(6)
    expect(selection.getState().moments[0]).toBe(watches)
    expect(heard.at(-1)).toBe(outlineWords.chosen(6))
  })

  test('what is folded away is walked past when rows are chosen', () => {
    const { does, look } = outlinePerson(evening)
    does(toggleFold(hunts))
    does(goTo(hunts))
    does(extendTo(watches))
    expect(look().chosen).toEqual([hunts, watches])
  })

  test('grouped and ungrouped', () => {
    const { presses, moments, heard, document } = chosen(hunts, stuck)
    presses('Mod+g', { in: hunts })
    expect(new Set(moments().map(({ group }) => group)).size).toBe(2)
    expect(moments().filter(({ group }) => group)).toHaveLength(2)
    presses('Mod+Shift+g', { in: stuck })
    expect(moments().filter(({ group }) => group)).toEqual([])
    expect(heard).toEqual([outlineWords.grouped(2), outlineWords.ungrouped])
    document.undo.undo()
    expect(moments().filter(({ group }) => group)).toHaveLength(2)
    // One alone is no group, and one that is in none leaves none.
    presses('Mod+g', { in: opens })
    presses('Mod+Shift+g', { in: opens })
    expect(moments().filter(({ group }) => group)).toHaveLength(2)
    expect(heard).toHaveLength(2)
  })

  test('locked together, and unlocked where all are', () => {
    const { presses, moments, heard } = chosen(hunts, stuck)
    presses('Shift+l', { in: hunts })
    expect(moments().flatMap((moment) => (moment.locked ? [moment.id] : []))).toEqual([hunts, stuck])
    presses('Shift+l', { in: hunts })
    expect(moments().some(({ locked }) => locked)).toBe(false)
    expect(heard).toEqual([outlineWords.lockedNow, outlineWords.unlockedNow])
  })

  test('joined into the first of them, as one step; where one is locked nothing is, and that is said', () => {
    const { presses, rows, look, heard, outline, document, doc } = chosen(sleeps, watches)
    presses('j', { in: sleeps })
    expect(rows().at(-1)).toBe('3 watches sleeps')
    expect(look().chosen).toEqual([watches])
    expect(outline.takesFocus(watches)).toBe(true)
    expect(heard.at(-1)).toBe(outlineWords.joined)
    document.undo.undo()
    expect(rows()).toEqual(eveningRows)
    applyEdits(doc, { changeMoments: [{ id: sleeps, locked: true }] }, systemOrigin)
    const again = [sleeps, watches]
    outline.does(() => ({ selection: { moments: again } }))
    presses('Mod+j', { in: sleeps })
    expect(rows()).toEqual(eveningRows)
    expect(heard.at(-1)).toBe(outlineWords.cannotJoin)
  })

  test('taken away, the row before the first of them gets the focus; locked ones stay, and that is said', () => {
    const { presses, rows, look, heard, outline, document, doc } = chosen(watches, stuck)
    presses('Delete', { in: watches })
    expect(rows()).toEqual(['1 opens', '2 hunts', '2a sleeps', '3 asks'])
    expect(look().chosen).toEqual([hunts])
    expect(outline.takesFocus(hunts)).toBe(true)
    expect(heard.at(-1)).toBe(outlineWords.removedSeveral(2))
    document.undo.undo()
    applyEdits(doc, { changeMoments: [{ id: opens, locked: true }] }, systemOrigin)
    outline.does(() => ({ selection: { moments: [opens, hunts] } }))
    presses('Backspace', { in: opens })
    expect(outline.state.getState().trouble).toBe(outlineWords.locked)
    expect(heard.slice(-1)).toEqual([outlineWords.removedSeveral(1)])
    expect(look().chosen).toEqual([opens])
  })

  test('all taken away, nothing is left that could be chosen; all locked, nothing happens', () => {
    const { presses, moments, selection } = outlinePerson({ moments: [{ id: 'a' }, { id: 'b' }], links: ['a b'] })
    presses('Mod+a', { in: id('a') })
    presses('Delete', { in: id('a') })
    expect(moments()).toEqual([])
    expect(selection.getState().moments).toEqual([])
    const held = outlinePerson({
      moments: [
        { id: 'a', locked: true },
        { id: 'b', locked: true },
      ],
      links: ['a b'],
    })
    held.presses('Mod+a', { in: id('a') })
    held.presses('Delete', { in: id('a') })
    expect(held.moments()).toHaveLength(2)
    expect(held.heard.at(-1)).toBe(outlineWords.locked)
    expect(held.selection.getState().moments).toHaveLength(2)
  })

  test('put into a chapter, which is asked for, and out of it', () => {
    const { presses, does, moments, heard, selection } = chosen(hunts, stuck)
    presses('Shift+c', { in: hunts })
    expect(selection.getState().details).toBe('chapter')
    expect(selection.getState().editing).toBeUndefined()
    does(chapterOf([hunts, stuck], 'Before'))
    does(chapterOf([stuck], ''))
    does(chapterOf([], 'Nowhere'))
    expect(moments().flatMap(({ id, chapter }) => (chapter ? [`${id} ${chapter}`] : []))).toEqual(['hunts Before'])
    expect(heard).toEqual([outlineWords.inChapter('Before'), outlineWords.inNoChapter])
  })

  test('the canvas is tidied for whoever looks at it, in one step', () => {
    const { presses, moments, heard, document } = outlinePerson(evening)
    presses('Shift+t', { in: hunts })
    const places = moments().map(({ place }) => place)
    expect(places.every(Boolean)).toBe(true)
    expect(new Set(places.map((place) => `${place?.x} ${place?.y}`)).size).toBe(6)
    expect(heard).toEqual([outlineWords.tidied])
    document.undo.undo()
    expect(moments().some(({ place }) => place)).toBe(false)
    expect(document.undo.canUndo()).toBe(false)
  })
})

describe('a map that is full', () => {
  test('takes no further row and no split, and says how many it holds', () => {
    const person = outlinePerson({ moments: [{ id: 'a', label: 'Opens the app' }], links: [] })
    const more = Array.from({ length: limits.maxMomentsPerMap - 1 }, (_, at) => ({
      id: id(`m${at}`),
      kind: 'step' as const,
      label: '',
    }))
    addAll(person.doc, { moments: more, links: [] }, systemOrigin)
    const full = outlineWords.full(limits.maxMomentsPerMap)
    person.presses('n', { in: id('a') })
    person.presses('Mod+Enter', { in: id('a'), face: 'open', caret: 6 })
    expect(person.heard).toEqual([full, full])
    expect(person.look().pending).toBeUndefined()
    expect(person.moment('a')?.label).toBe('Opens the app')
  })
})

test('where the map may only be looked at, rows are walked and nothing is written', () => {
  const { does, presses, look, doc, outline, document, heard } = outlinePerson(evening, { readOnly: true })
  const before = JSON.stringify(doc.toJSON())
  for (const key of ['n', 'b', 'j', 'z', 'i', 'Delete', 'Shift+l', 'Shift+t', 'Mod+g', 'Alt+ArrowUp', 'Mod+j'])
    expect({ key, ...presses(key, { in: hunts, face: 'closed' }) }).toEqual({ key, isTaken: false, effects: {} })
  for (const act of [
    next(hunts),
    comeFrom(hunts),
    moveTo(watches, { after: opens }),
    turn(linkId('opens-hunts')),
    cutLink(linkId('opens-hunts')),
    nameLink(hunts, linkId('opens-hunts'), 'x'),
    changeLinkKind(linkId('opens-hunts'), 'loop'),
    link(asks, watches, ''),
    chapterOf([hunts], 'Before'),
    renameChapter('Before', 'x'),
  ])
    expect(does(act)).toEqual({})
  outline.writerOf(hunts).change({ label: 'x' })
  presses('Mod+a', { in: hunts })
  expect(look().chosen).toHaveLength(6)
  does(open(hunts))
  expect(presses('Mod+Enter', { caret: 2 })).toEqual({ isTaken: true, effects: {} })
  expect(presses('Escape').isTaken).toBe(true)
  expect(look().openId).toBeUndefined()
  expect(JSON.stringify(doc.toJSON())).toBe(before)
  expect(document.undo.canUndo()).toBe(false)
  expect(heard).toEqual([outlineWords.chosen(6)])
})

test('the open row is lost where nothing can be written any more: it is only closed', () => {
  const { does, doc, drawn, selection, look } = outlinePerson({ moments: [{ id: 'a' }], links: [] }, { readOnly: true })
  does(open(id('a')))
  removeMoments(doc, [id('a')], systemOrigin)
  drawn()
  expect(selection.getState().editing).toBeUndefined()
  expect(look()).toMatchObject({ pending: undefined, rows: [] })
})

/** What a key comes to in the second row of the evening. */
function heardIn(face: 'open' | 'closed', name: string) {
  const person = outlinePerson(evening)
  person.selection.setState({ moments: [hunts], editing: face === 'open' ? hunts : undefined })
  const { isTaken, effects } = person.presses(name, { in: hunts, face, caret: 2 })
  return { isTaken, effects }
}

test('every key of the table means what its row says, in the open row and in the closed one', () => {
  const same = [
    ['Shift+ArrowLeft', 'ArrowLeft'],
    ['Shift+ArrowRight', 'ArrowRight'],
    ['Shift+Home', 'Home'],
    ['Shift+End', 'End'],
    ['Shift+Delete', 'Delete'],
    ['Shift+Backspace', 'Backspace'],
    ['Shift+?', '?'],
    ['Shift+/', '/'],
    ['Shift+Escape', 'Escape'],
    ['Mod+z', 'z'],
    ['Mod+Shift+z', 'Shift+z'],
    ['Mod+y', 'Shift+z'],
    ['Mod+j', 'j'],
  ] as const
  for (const [one, other] of same) expect(heardIn('closed', one)).toEqual(heardIn('closed', other))
  for (const key of ['Mod+z', 'Mod+y', 'Mod+Shift+z', 'Escape', 'Shift+Escape', 'Mod+j', 'Mod+Enter', 'Enter'])
    expect({ key, ...heardIn('open', key) }).toMatchObject({ key, isTaken: true })
  for (const key of ['n', 'z', '?', 'Delete', 'ArrowUp', 'Shift+Enter', 'Mod+g', 'Mod+a'])
    expect({ key, ...heardIn('open', key) }).toEqual({ key, isTaken: false, effects: {} })
  for (const key of ['Enter', 'Mod+Enter', 'x', 'Alt+j', 'Shift+n'])
    expect({ key, ...heardIn('closed', key) }).toEqual({ key, isTaken: false, effects: {} })
  const names = outlineCommands.map(({ name }) => name)
  expect(new Set(names.filter(Boolean)).size).toBe(outlineCommands.length)
  for (const face of ['open', 'closed'] as const) {
    const keys = outlineCommands.flatMap((row) => (row[face] ? row.keys.map((key) => key.toLowerCase()) : []))
    expect(new Set(keys).size).toBe(keys.length)
  }
})

test('before it is known whether somebody may write, nothing is written', () => {
  const { document, selection, moments } = outlinePerson(evening)
  const early = createOutline({
    document,
    selection,
    announce: () => {},
    mintMoment: () => id('x'),
    mintLink: () => linkId('x'),
  })
  early.does(remove(hunts))
  early.writerOf(hunts).change({ label: 'x' })
  expect(moments()).toHaveLength(6)
  early.drawn(false)
  early.does(remove(hunts))
  expect(moments()).toHaveLength(5)
})
