import { afterEach, describe, expect, test } from 'vitest'
import { addAll, changeMoment, readLinks, readMoments } from '#shared/documents/map-document.ts'
import { systemOrigin } from '#shared/documents/transact.ts'
import { asId, type LinkId, type MomentId } from '#shared/model/ids.ts'
import type { PressedKey } from '../../ui/browser/key-table.ts'
import { describeLink, describeMoment } from '../describe-moment.ts'
import { canvasWords } from '../messages.ts'
import { selectLinks, selectMoments } from '../selection/selection-store.ts'
import { createCanvasPerson } from '../testing/canvas-person.ts'
import { canvasCommands, commandFor } from './canvas-commands.ts'
import { labelCommandFor, noteCommandFor } from './label-commands.ts'
import type { CanvasAct, CanvasEffects, CanvasStand, DrawnThing } from './stand.ts'

const id = asId<MomentId>
const [a, b, c, d] = [id('a'), id('b'), id('c'), id('d')]
const [ab, bc, bd] = [asId<LinkId>('ab'), asId<LinkId>('bc'), asId<LinkId>('bd')]

const people: { close(): void }[] = []
afterEach(() => {
  for (const person of people.splice(0)) person.close()
})

function pressed(name: string): PressedKey {
  // “Shift++” is Shift and a plus.
  const parts = name === '+' ? ['+'] : name.endsWith('++') ? [...name.slice(0, -2).split('+'), '+'] : name.split('+')
  const held = new Set(parts.slice(0, -1))
  return {
    key: parts.at(-1) ?? '',
    ctrlKey: held.has('Mod'),
    metaKey: false,
    altKey: held.has('Alt'),
    shiftKey: held.has('Shift'),
  }
}

/** One person at the keys of a canvas, on a real document: a → b → c, and b → d where something goes wrong. */
function typist(around: Partial<CanvasStand> = {}, { readOnly = false, isEmpty = false } = {}) {
  const person = createCanvasPerson(1, { readOnly })
  people.push(person)
  const { doc, edits, projection, selection, layer } = person
  if (!isEmpty) {
    const places = { a: [0, 0], b: [240, 0], c: [480, 0], d: [480, 200] } as const
    const links = [
      { id: ab, from: a, to: b, kind: 'next' as const },
      { id: bc, from: b, to: c, kind: 'next' as const },
      { id: bd, from: b, to: d, kind: 'error' as const },
    ]
    const moments = Object.entries(places).map(([name, [x, y]]) => ({
      id: id(name),
      kind: 'step' as const,
      label: name,
      place: { x, y },
    }))
    addAll(doc, { moments, links }, systemOrigin)
  }
  person.settle()
  function stand(): CanvasStand {
    const state = projection.layer(layer.key)
    return {
      states: state ? [state] : [],
      selection: selection.getState(),
      mode: 'draw',
      drawsAround: false,
      tool: 'select',
      isSketching: false,
      drawn: [],
      selectedShapes: selection.getState().moments.length + selection.getState().links.length,
      hasOffer: false,
      center: { x: 5, y: 900 },
      ...around,
    }
  }
  /** As on the screen, only that errands wait and nobody hears. `said` is what would be heard. */
  function does(act: CanvasAct | undefined): (CanvasEffects & { readonly said?: string | undefined }) | undefined {
    const effects = act?.(stand())
    if (!effects) return undefined
    const said = effects.edits?.(edits) ?? effects.announce
    if (effects.select) selectMoments(selection, effects.select)
    if (effects.selectLinks) selectLinks(selection, effects.selectLinks)
    if (effects.selection) selection.setState(effects.selection)
    person.settle()
    return { ...effects, said }
  }
  return {
    ...person,
    stand,
    does,
    presses: (name: string) => does(commandFor(pressed(name))?.does),
    types: (name: string, label: MomentId, caret = 0) =>
      does(labelCommandFor(pressed(name))?.does({ id: label, caret })),
    selected: () => selection.getState().moments,
    selectedLinks: () => selection.getState().links,
    moments: () => readMoments(doc),
    moment: (name: string) => readMoments(doc).find((moment) => moment.id === name),
    ways: () =>
      readLinks(doc)
        .map(({ from, to, kind }) => `${from} ${to}${kind === 'next' ? '' : ` ${kind}`}`)
        .toSorted(),
    select: (...ids: readonly MomentId[]) => selectMoments(selection, ids),
    selectLink: (link: LinkId) => selectLinks(selection, [link]),
  }
}

const thing: DrawnThing = { id: 'shape:note', x: 250, y: 20, canEdit: true, hasSheet: false }

describe('which key is whose', () => {
  test('no key means two things, and what is on the sheet has a name of its own', () => {
    const keys = canvasCommands.flatMap((command) => command.keys.map((key) => key.toLowerCase()))
    expect(new Set(keys).size).toBe(keys.length)
    const names = canvasCommands.map(({ name }) => name)
    expect(new Set(names).size).toBe(names.length)
  })

  test('a letter chooses its tool, with Caps Lock too', () => {
    const { presses } = typist()
    const tools = { v: 'select', m: 'moment', A: 'link', p: 'draw', k: 'highlight', e: 'eraser', t: 'text', h: 'hand' }
    for (const [key, tool] of Object.entries({ ...tools, s: 'sticky', F: 'figure' }))
      expect(presses(key)?.errand).toEqual({ to: 'choose', tool })
  })

  test('letters with Ctrl or Alt stay the browser’s', () => {
    for (const letter of ['m', 'p', 'l', 'd', 'n', 't', 'r'])
      for (const held of ['Mod+', 'Alt+', 'Mod+Shift+']) expect(commandFor(pressed(held + letter))).toBeUndefined()
    for (const key of ['Mod+ArrowRight', 'Shift+Enter', 'Shift+k', 'x', 'Shift+Delete'])
      expect(commandFor(pressed(key))).toBeUndefined()
  })

  test('what a keyboard makes of Shift and a number means the same', () => {
    const { presses, select } = typist()
    for (const key of ['Shift+1', 'Shift+!']) expect(presses(key)?.errand).toEqual({ to: 'zoom', how: 'fit' })
    for (const key of ['Shift+0', 'Shift+)']) expect(presses(key)?.errand).toEqual({ to: 'zoom', how: 'full size' })
    for (const key of ['+', 'Shift++', '=']) expect(presses(key)?.errand).toEqual({ to: 'zoom', how: 'in' })
    expect(presses('-')?.errand).toEqual({ to: 'zoom', how: 'out' })
    expect(presses('Shift+2')).toBeUndefined()
    select(a, id('elsewhere'))
    for (const key of ['Shift+2', 'Shift+"', 'Shift+@'])
      expect(presses(key)?.errand).toEqual({ to: 'zoom', how: [{ layerKey: 'map1', momentId: a }] })
  })

  test('what opens beside the canvas, and the way out of it', () => {
    const { presses } = typist()
    const opened = { '/': 'search', 'Shift+/': 'search', '?': 'help', g: 'feelings', w: 'overview', i: 'image' }
    for (const [key, to] of Object.entries(opened)) expect(presses(key)?.errand).toEqual({ to })
    expect(presses('Tab')).toEqual({ leaves: true, said: undefined })
    expect(presses('Shift+Tab')?.leaves).toBe(true)
  })
})

describe('walking', () => {
  test('arrows go along the flow, and say where one is', () => {
    const { presses, selected, moment, stand } = typist()
    const [state] = stand().states
    const first = presses('ArrowRight')
    const at = moment('a')
    expect(selected()).toEqual([a])
    expect(first?.shows).toEqual({ layerKey: 'map1', momentId: a })
    expect(first?.said).toBe(at && state && describeMoment(at, state))
    presses('ArrowRight')
    presses('ArrowRight')
    expect(selected()).toEqual([c])
    presses('ArrowDown')
    expect(selected()).toEqual([d])
    presses('ArrowUp')
    expect(selected()).toEqual([c])
    presses('ArrowLeft')
    expect(selected()).toEqual([b])
    presses('Home')
    expect(selected()).toEqual([a])
    expect(presses('ArrowLeft')?.said).toBe(canvasWords.nothingThere)
    expect(selected()).toEqual([a])
    presses('End')
    expect(selected()).toEqual([d])
  })

  test('with Shift along the links of a moment, and from a link to its ends', () => {
    const { presses, selected, selectedLinks, select, stand, selectLink } = typist()
    select(b)
    const [state] = stand().states
    const out = presses('Shift+ArrowRight')
    expect(selectedLinks()).toEqual([bc])
    const drawn = state?.links.find((link) => link.id === bc)
    expect(out?.said).toBe(drawn && state && describeLink(drawn, state.moments))
    presses('Shift+ArrowRight')
    expect(selectedLinks()).toEqual([bd])
    presses('ArrowRight')
    expect(selected()).toEqual([d])
    presses('Shift+ArrowLeft')
    expect(selectedLinks()).toEqual([bd])
    presses('ArrowUp')
    expect(selected()).toEqual([b])
    selectLink(ab)
    presses('ArrowDown')
    expect(selected()).toEqual([b])
    select(c)
    expect(presses('Shift+ArrowRight')?.said).toBe(canvasWords.nothingThere)
    select()
    expect(presses('Shift+ArrowRight')).toBeUndefined()
  })

  test('from what is drawn to the nearest moment; on an empty map nowhere', () => {
    const { presses, selected } = typist({ drawn: [thing] })
    presses('ArrowRight')
    expect(selected()).toEqual([b])
    const empty = typist({}, { isEmpty: true })
    expect(empty.presses('ArrowRight')).toBeUndefined()
    expect(empty.presses('Home')).toBeUndefined()
  })

  test('all that may be moved is selected, and while drawing what is drawn around it', () => {
    const { presses, selected } = typist()
    expect(presses('Mod+a')?.errand).toEqual({ to: 'select what is drawn, too' })
    expect(selected()).toEqual([a, b, c, d])
    const arranging = typist({ mode: 'arrange' })
    expect(arranging.presses('Mod+a')?.errand).toBeUndefined()
    const looking = typist({ mode: 'look' }, { readOnly: true })
    looking.presses('Mod+a')
    expect(looking.selected()).toEqual([])
  })

  test('along what is drawn', () => {
    const { presses } = typist()
    expect(presses('o')?.errand).toEqual({ to: 'walk along what is drawn', by: 1 })
    expect(presses('Shift+o')?.errand).toEqual({ to: 'walk along what is drawn', by: -1 })
  })
})

describe('Enter opens what is in hand', () => {
  test('the offer for a stroke before the tool’s thing before what is drawn before the label', () => {
    const all = { hasOffer: true, tool: 'sticky', drawn: [thing] }
    expect(typist(all).presses('Enter')?.errand).toEqual({ to: 'take the offer' })
    expect(typist({ ...all, hasOffer: false }).presses('F2')?.errand).toEqual({ to: 'place', thing: 'sticky' })
    for (const tool of ['figure', 'moment', 'text'])
      expect(typist({ tool }).presses('Enter')?.errand).toEqual({ to: 'place', thing: tool })
    const drawn = typist({ drawn: [thing] })
    expect(drawn.presses('Enter')?.errand).toEqual({ to: 'write on', thing: thing.id })
    const stroke = typist({ drawn: [{ ...thing, canEdit: false }] })
    stroke.presses('Enter')
    expect(stroke.selection.getState().details).toBe(true)
  })

  test('the label of the moment, or where it can only be looked at whatever the page shows of it', () => {
    const { presses, select, selection } = typist()
    select(b, c)
    presses('Enter')
    expect(selection.getState()).toMatchObject({ moments: [b], editing: b })
    for (const looking of [typist({ mode: 'look' }), typist({}, { readOnly: true })]) {
      looking.select(b)
      expect(looking.presses('Enter')?.errand).toEqual({ to: 'open', moment: { layerKey: 'map1', momentId: b } })
      expect(looking.selection.getState().editing).toBeUndefined()
    }
  })

  test('with nothing selected it begins, or goes to where the story begins; on a link it means nothing', () => {
    const empty = typist({}, { isEmpty: true })
    empty.presses('Enter')
    expect(empty.moments()).toMatchObject([{ kind: 'start', label: '' }])
    expect(empty.selection.getState().editing).toBe(empty.moments()[0]?.id)
    const { presses, selected, selectLink, moments } = typist()
    presses('Enter')
    expect(selected()).toEqual([a])
    expect(moments()).toHaveLength(4)
    selectLink(ab)
    expect(presses('Enter')).toBeUndefined()
    const looking = typist({ mode: 'look' }, { isEmpty: true })
    expect(looking.presses('Enter')).toBeUndefined()
    expect(looking.moments()).toEqual([])
  })
})

describe('what is written', () => {
  test('N goes on after the moment, into the link, or where one looks; B branches off', () => {
    const after = typist()
    after.select(a)
    after.presses('n')
    const [made] = after.selected()
    expect(after.ways()).toEqual([`${made} b`, `a ${made}`, 'b c', 'b d error'].toSorted())
    const into = typist()
    into.selectLink(bc)
    into.presses('n')
    expect(into.ways()).toContain(`b ${into.selected()[0]}`)
    const there = typist()
    there.presses('n')
    const [alone] = there.selected()
    expect(there.ways()).toHaveLength(3)
    expect(there.moment(alone ?? '')?.place?.y).toBeGreaterThan(800)
    const beside = typist()
    expect(beside.presses('b')).toBeUndefined()
    beside.select(a)
    beside.presses('b')
    expect(beside.ways()).toEqual(expect.arrayContaining(['a b', `a ${beside.selected()[0]}`]))
    const first = typist({}, { isEmpty: true })
    first.presses('n')
    expect(first.moments()).toMatchObject([{ kind: 'start' }])
    // Where several put one map together, a link is no place for a moment.
    const arranging = typist({ mode: 'arrange' })
    arranging.selectLink(bc)
    arranging.presses('n')
    expect(arranging.ways()).toContain('b c')
  })

  test('removed, the keyboard goes to the moment before it, or where the link began', () => {
    const { presses, select, selected, moments, ways, selectLink } = typist()
    select(c, d)
    expect(presses('Delete')?.said).toBe(canvasWords.removed(2))
    expect(moments().map((moment) => moment.id)).toEqual([a, b])
    expect(selected()).toEqual([b])
    selectLink(ab)
    presses('Backspace')
    expect(ways()).toEqual([])
    expect(selected()).toEqual([a])
    presses('Delete')
    expect(selected()).toEqual([])
    const inked = typist({ selectedShapes: 3 })
    inked.select(a)
    expect(inked.presses('Delete')?.errand).toEqual({ to: 'remove what is selected' })
    expect(inked.moments()).toHaveLength(4)
  })

  test('Alt and an arrow move the moments, or what is drawn', () => {
    const { presses, select, moment } = typist()
    expect(presses('Alt+ArrowLeft')).toBeUndefined()
    select(a)
    const by = {
      'Alt+ArrowLeft': [-12, 0],
      'Alt+ArrowUp': [-12, -12],
      'Alt+Shift+ArrowRight': [0, -12],
      'Alt+ArrowDown': [0, 0],
    }
    for (const [key, [x, y]] of Object.entries(by)) {
      presses(key)
      expect({ key, ...moment('a')?.place }).toEqual({ key, x, y })
    }
    expect(typist({ drawn: [thing] }).presses('Alt+ArrowUp')?.errand).toEqual({
      to: 'nudge what is selected',
      by: { x: 0, y: -12 },
    })
  })

  test('undo first writes what a hand still holds, and redo brings it again', () => {
    const { presses, select, moments } = typist()
    select(c)
    presses('Delete')
    expect(presses('z')?.errand).toEqual({ to: 'write what a hand still holds' })
    expect(moments()).toHaveLength(4)
    presses('Shift+z')
    expect(moments()).toHaveLength(3)
    presses('Mod+z')
    presses('Mod+y')
    presses('Mod+z')
    presses('Mod+Shift+z')
    expect(moments()).toHaveLength(3)
  })

  test('joined, turned, grouped, locked, in a chapter, tidied and arranged', () => {
    const { presses, select, selectLink, moment, ways, moments, selection } = typist()
    for (const key of ['j', 'r', 'Mod+g', 'Mod+Shift+g', 'Shift+l', 'Shift+c', 'l', 'd', 'Shift+a', 'Shift+s'])
      expect({ key, done: presses(key) }).toEqual({ key, done: undefined })
    selectLink(ab)
    presses('r')
    expect(ways()).toContain('b a')
    presses('r')
    select(a)
    expect(presses('Mod+g')).toBeUndefined()
    expect(presses('Shift+w')).toBeUndefined()
    select(c, d)
    expect(presses('Mod+g')?.said).toBe(canvasWords.grouped(2))
    expect(moment('c')?.group).toBe(moment('d')?.group)
    expect(moment('c')?.group).toBeTruthy()
    select(c)
    expect(presses('Mod+Shift+g')?.said).toBe(canvasWords.ungrouped)
    expect(moment('c')?.group).toBeUndefined()
    expect(presses('Shift+l')?.said).toBe(canvasWords.lockedNow)
    expect(moment('c')?.locked).toBe(true)
    expect(presses('Shift+l')?.said).toBe(canvasWords.unlockedNow)
    presses('Shift+c')
    expect(selection.getState().details).toBe('chapter')
    presses('l')
    expect(selection.getState().linkingFrom).toBe(c)
    expect(presses('Shift+s')?.errand).toEqual({ to: 'sketch', in: c })
    select(c, d)
    expect(presses('Shift+t')?.errand).toEqual({ to: 'tidy', moments: [c, d] })
    const how = { 'Shift+a': 'left', 'Shift+w': 'top', 'Shift+h': 'across', 'Shift+v': 'down' }
    for (const [key, arrangement] of Object.entries(how))
      expect(presses(key)?.errand).toEqual({ to: 'arrange', moments: [c, d], how: arrangement })
    presses('j')
    expect(moments()).toHaveLength(3)
  })

  test('the sheet beside what is selected opens and closes; words without a sheet open, a stroke opens nothing', () => {
    const { presses, select, selectLink, selection } = typist({ drawn: [thing] })
    expect(presses('d')?.errand).toEqual({ to: 'write on', thing: thing.id })
    select(a)
    presses('d')
    expect(selection.getState().details).toBe(true)
    selectLink(ab)
    presses('d')
    expect(selection.getState().details).toBe(false)
    expect(typist({ drawn: [{ ...thing, canEdit: false }] }).presses('d')).toBeUndefined()
    expect(typist({ drawn: [thing], mode: 'look' }).presses('d')).toBeUndefined()
    const figure = typist({ drawn: [{ ...thing, hasSheet: true }], mode: 'look' })
    figure.presses('d')
    expect(figure.selection.getState().details).toBe(true)
  })
})

/** The keys of tools that are taken by somebody who stands so. */
function taken(around: Partial<CanvasStand>): string {
  return ['v', 'h', 'm', 'a', 'p', 'k', 'e', 't', 's', 'f'].filter((key) => typist(around).presses(key)).join('')
}

describe('tools', () => {
  test('what is put down by a key is said; in the sketch pen and eraser are those of the sheet', () => {
    expect(typist().presses('s')?.said).toBe(canvasWords.placeByKey)
    expect(typist().presses('p')?.said).toBeUndefined()
    const sketching = typist({ isSketching: true })
    expect(sketching.presses('e')?.errand).toEqual({ to: 'erase in the sketch', erases: true })
    expect(sketching.presses('p')?.errand).toEqual({ to: 'erase in the sketch', erases: false })
    expect(sketching.presses('v')?.errand).toEqual({ to: 'choose', tool: 'select' })
  })

  test('who looks has the arrow and the hand, who arranges no ink unless they draw around it', () => {
    expect(taken({ mode: 'look' })).toBe('vh')
    expect(taken({ mode: 'arrange' })).toBe('vhma')
    expect(taken({ mode: 'arrange', drawsAround: true })).toBe('vhmapketsf')
  })
})

test('where a map can only be looked at, or several put it together, its letters write nothing of their own', () => {
  const look = ['n', 'b', 'l', 'Delete', 'Alt+ArrowUp', 'Shift+t', 'Shift+a']
  const drawingAlone = ['j', 'r', 'Mod+g', 'Mod+Shift+g', 'Shift+l', 'Shift+c', 'i']
  for (const [mode, keys] of [
    ['look', [...look, ...drawingAlone]],
    ['arrange', drawingAlone],
  ] as const) {
    const person = typist({ mode })
    person.select(a, b)
    for (const key of keys) expect({ mode, key, done: person.presses(key) }).toEqual({ mode, key, done: undefined })
    expect(person.document.undo.canUndo()).toBe(false)
  }
})

describe('in an open label', () => {
  test('Enter goes on where the story doesn’t yet, else closes; Tab is another way beside it; Escape closes', () => {
    const { types, selection, ways, moments } = typist()
    selection.setState({ moments: [a], editing: a })
    types('Enter', a)
    expect(selection.getState().editing).toBeUndefined()
    expect(moments()).toHaveLength(4)
    selection.setState({ moments: [c], editing: c })
    types('Enter', c)
    expect(ways()).toContain(`c ${selection.getState().editing}`)
    const other = typist()
    other.selection.setState({ moments: [c], editing: c })
    other.types('Tab', c)
    expect(other.ways()).toContain(`b ${other.selection.getState().editing}`)
    other.types('Escape', c)
    expect(other.selection.getState().editing).toBeUndefined()
  })

  test('it is split at the caret, joined with what follows, and undone by the keys of every program', () => {
    const { types, doc, moments, selection, moment } = typist()
    changeMoment(doc, a, { label: 'Opens the app' }, systemOrigin)
    selection.setState({ moments: [a], editing: a })
    types('Mod+Enter', a, 6)
    expect(moments().map(({ label }) => label)).toContain('the app')
    expect(moment('a')?.label).toBe('Opens')
    types('Mod+j', a)
    expect(moment('a')?.label).toBe('Opens the app')
    types('Mod+z', a)
    expect(moment('a')?.label).toBe('Opens')
    types('Mod+Shift+z', a)
    expect(moment('a')?.label).toBe('Opens the app')
    types('Mod+z', a)
    types('Mod+y', a)
    expect(moment('a')?.label).toBe('Opens the app')
  })

  test('all else is typed', () => {
    for (const key of ['m', 'z', '?', 'ArrowLeft', 'Backspace', 'Shift+Enter', 'Shift+Tab', 'Alt+Enter'])
      expect(labelCommandFor(pressed(key))).toBeUndefined()
  })

  test('in an open note all but undo and redo is a letter', () => {
    const { does, select, presses, moments } = typist()
    expect(noteCommandFor(pressed('Enter'))).toBeUndefined()
    select(d)
    presses('Delete')
    does(noteCommandFor(pressed('Mod+z'))?.does)
    expect(moments()).toHaveLength(4)
    does(noteCommandFor(pressed('Mod+Shift+z'))?.does)
    expect(moments()).toHaveLength(3)
    does(noteCommandFor(pressed('Mod+z'))?.does)
    does(noteCommandFor(pressed('Mod+y'))?.does)
    expect(moments()).toHaveLength(3)
  })
})
