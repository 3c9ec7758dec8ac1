import * as Y from 'yjs'
import { describe, expect, test } from 'vitest'
import { applyMergeEdits } from '#shared/documents/apply-merge-edits.ts'
import { readSharedMap } from '#shared/documents/shared-map-document.ts'
import { planAddAsItIs, planPutInto } from '#shared/merge/decisions/plan-by-hand.ts'
import { readMergeBoard } from '#shared/merge/merge-board.ts'
import { buildReviewQueue } from '#shared/merge/review-queue.ts'
import { sharedFlow } from '#shared/merge/shared-flow.ts'
import { suggestMoments } from '#shared/merge/suggest-moments.ts'
import { noRelations } from '#shared/merge/word-relations.ts'
import { asId, type MomentId, type PersonId } from '#shared/model/ids.ts'
import type { MergeEdits } from '#shared/model/merge-edits.ts'
import { actOf } from '../commands.ts'
import type { CommandName } from '../command-names.ts'
import { createMergeScreen } from '../merge-screen.ts'
import { messages } from '../messages.ts'
import { cardAt, liveQueue } from '../cards/live-queue.ts'
import { mapOf, momentId } from '../testing/maps.ts'
import { openCard, toggleOut } from './card-acts.ts'
import type { Act, Effects, Stand } from './effects.ts'
import { cut, link, restore } from './link-acts.ts'
import { dropOn, keepOnlyIn, takeApart, takeOut } from './moment-acts.ts'

const maps = [
  mapOf({ id: 'noor', labels: ['Opens the app', 'Hunts for the remote control', 'Falls asleep on the sofa'] }),
  mapOf({ id: 'priya', labels: ['Opens the app', 'Falls asleep on the sofa', 'Asks a colleague'] }),
  mapOf({ id: 'tomasz', labels: ['Opens the app', 'Boots the television'] }),
]
const by = asId<PersonId>('person-noor')
const id = momentId

/** One person in merge mode on a real document: acts are carried out as on the screen, only that nobody hears them. */
function person({ isWritable = true }: { isWritable?: boolean } = {}) {
  const doc = new Y.Doc()
  const screen = createMergeScreen()
  let selected: readonly MomentId[] = []
  let selectedLinks: readonly string[] = []
  let clock = 0
  const shared = () => readSharedMap(doc)
  const mintId = () => id(`shared-${++clock}`)
  const board = () => readMergeBoard({ maps, shared: shared(), flow: sharedFlow(shared(), maps), slotOf: () => 'reed' })
  const write = (edits: MergeEdits) => applyMergeEdits(doc, edits, { by, at: ++clock })
  function stand(): Stand {
    const suggestions = suggestMoments(maps, shared(), noRelations)
    const queue = liveQueue(buildReviewQueue(suggestions, maps, shared()), shared())
    const cards = [...queue.questions, ...queue.gifts, ...queue.later]
    const card = cardAt(cards, screen.getState().cursor)
    const state = screen.getState()
    return {
      board: board(),
      queue,
      cards,
      card,
      suggestions,
      screen: state,
      selected,
      selectedLinks,
      isWritable,
      mintId,
    }
  }
  function does(act: Act): Effects {
    const effects = act(stand())
    if (effects.edits) write(effects.edits)
    if (effects.screen) screen.setState(effects.screen)
    if (effects.select) selected = effects.select
    return effects
  }
  return {
    stand,
    does,
    write,
    shared,
    board,
    mintId,
    presses: (name: CommandName, digit?: number) => does(actOf(name, digit)),
    selects: (...ids: readonly MomentId[]) => void (selected = ids),
    selectsLink: (link: string) => void (selectedLinks = [link]),
    /** The sources of each shared moment, as `a b`. */
    moments: () =>
      shared()
        .moments.map(({ sources }) => sources.map(({ sourceId }) => sourceId).join(' '))
        .sort(),
  }
}

describe('the card in hand', () => {
  test('is accepted without who is left out, and the next card takes its place with a clean slate', () => {
    const { presses, stand, does, moments, shared } = person()
    const [first, second] = stand().cards
    expect(first?.wordings.map(({ moment }) => moment.id)).toEqual(['noor-0', 'priya-0', 'tomasz-0'])
    does(toggleOut(id('priya-0')))
    expect(stand().screen.draft?.leftOut).toEqual(['priya-0'])
    presses('accept')
    expect(moments()).toEqual(['noor-0 tomasz-0'])
    expect(shared().keptApart.map(({ a, b }) => `${a} ${b}`)).toEqual(['noor-0 priya-0', 'priya-0 tomasz-0'])
    expect(stand().card?.key).toBe(second?.key)
    expect(stand().screen).toMatchObject({ draft: undefined, picking: undefined, lit: [] })
  })

  test('a digit leaves the person’s words out, A to Z, and takes them in again; one is always left', () => {
    const { presses, stand } = person()
    presses('digit', 2)
    expect(stand().screen.draft?.leftOut).toEqual(['priya-0'])
    presses('digit', 2)
    expect(stand().screen.draft?.leftOut).toEqual([])
    for (const digit of [1, 2, 3]) presses('digit', digit)
    expect(stand().screen.draft?.leftOut).toEqual(['noor-0', 'priya-0'])
  })

  test('the draft of another card says nothing about this one', () => {
    const { presses, does, stand, moments } = person()
    const [, second] = stand().cards
    does(toggleOut(id('priya-0')))
    if (second) does(openCard(second.key))
    presses('accept')
    expect(moments()).toEqual(['noor-2 priya-1'])
  })

  test('where somebody else decides the card in hand, what was changed about it says nothing about the next', () => {
    const { presses, does, stand, shared, write, board, mintId } = person()
    const [first, second] = stand().cards
    does(() => ({ screen: { draft: { cardKey: first?.key ?? '', label: 'Mine', leftOut: [] } } }))
    write(planPutInto(board(), [id('priya-0'), id('tomasz-0')], { sourceId: id('noor-0') }, 'same', mintId))
    expect(stand().card?.key).toBe(second?.key)
    expect(stand().screen.draft?.label).toBe('Mine')
    presses('accept')
    expect(shared().moments.map(({ label }) => label)).not.toContain('Mine')
  })

  test('kept apart it is asked no more; put off it waits at the end, is taken up again, and is the next', () => {
    const { presses, stand, does, shared } = person()
    const [first, second] = stand().cards
    presses('later')
    expect(shared().putOff.map(({ key }) => key)).toEqual([first?.key])
    expect(stand().card?.key).toBe(second?.key)
    if (first) does(openCard(first.key))
    presses('later')
    expect(shared().putOff).toEqual([])
    expect(stand().card?.key).toBe(first?.key)
    presses('apart')
    expect(stand().cards.map(({ key }) => key)).not.toContain(first?.key)
    expect(shared().keptApart).toHaveLength(3)
  })

  test('a single moment is joined to its n-th partner, and can’t be kept apart from nobody', () => {
    const { presses, stand, moments, write, board, mintId, shared } = person()
    write(planAddAsItIs(board(), id('noor-0'), mintId))
    while (stand().card && stand().card?.kind !== 'contribution') presses('later')
    const before = shared()
    presses('apart')
    expect(shared()).toEqual(before)
    const { card } = stand()
    presses('accept')
    expect(card?.kind === 'contribution' && moments()).toContain(card?.kind === 'contribution' ? card.momentId : '')
  })

  test('all at once: the sure ones while a question is in hand, then all that only one person drew', () => {
    const { presses, moments, stand } = person()
    presses('accept-all')
    expect(moments()).toEqual(['noor-0 priya-0 tomasz-0', 'noor-2 priya-1'])
    while (stand().card && stand().card?.kind !== 'contribution') presses('apart')
    presses('accept-all')
    expect(moments()).toEqual(['noor-0 priya-0 tomasz-0', 'noor-1', 'noor-2 priya-1', 'priya-2', 'tomasz-1'])
  })

  test('steps go through the cards and stay at either end', () => {
    const { presses, stand } = person()
    const keys = stand().cards.map(({ key }) => key)
    presses('back')
    expect(stand().card?.key).toBe(keys[0])
    for (const _ of keys) presses('next')
    expect(stand().card?.key).toBe(keys.at(-1))
  })
})

describe('with moments selected the card is out of sight, and nothing is decided about it', () => {
  test.each(['apart', 'later', 'accept-all', 'next', 'back'] as const)('%s does nothing', (name) => {
    const { presses, selects, stand, shared } = person()
    const before = { card: stand().card?.key, shared: shared() }
    selects(id('noor-1'))
    expect(presses(name)).toEqual({})
    expect({ card: stand().card?.key, shared: shared() }).toEqual(before)
  })

  test('one that nobody has placed is added, or joined to its nearest', () => {
    const { presses, selects, moments } = person()
    selects(id('noor-1'))
    presses('accept')
    expect(moments()).toEqual(['noor-1'])
    presses('accept')
    expect(moments()).toEqual(['noor-1'])
    selects(id('noor-2'))
    presses('digit', 1)
    expect(moments()).toEqual(['noor-1', 'noor-2 priya-1'])
  })

  test('several become one, the shared one among them, and are selected no more', () => {
    const { presses, selects, stand, moments, shared, write, board, mintId } = person()
    write(planAddAsItIs(board(), id('noor-1'), mintId))
    const [made] = shared().moments
    selects(id('tomasz-1'), made?.id ?? id(''), id('priya-2'))
    presses('accept')
    expect(moments()).toEqual(['noor-1 priya-2 tomasz-1'])
    expect(stand().selected).toEqual([])
  })

  test('another is looked for, for what it is placed in; a link only from what is on the shared map', () => {
    const { presses, selects, stand, shared, write, board, mintId } = person()
    write(planAddAsItIs(board(), id('noor-1'), mintId))
    selects(id('noor-1'))
    presses('part')
    expect(stand().screen.picking).toEqual({ for: shared().moments[0]?.id, relation: 'part-of' })
    presses('close')
    expect(stand().screen.picking).toBeUndefined()
    selects(id('priya-2'))
    presses('link')
    expect(stand().screen.picking).toBeUndefined()
  })

  test('two shared ones are linked as the story tells them, whichever was selected first', () => {
    const { presses, selects, board, shared, write, mintId } = person()
    for (const source of ['noor-0', 'noor-1', 'noor-2']) write(planAddAsItIs(board(), id(source), mintId))
    const [first, , last] = shared().moments.map((moment) => moment.id)
    if (!first || !last) throw new Error('three were added')
    selects(last, first)
    expect(presses('link').did).toBe(messages.ways.drawn('Opens the app', 'Falls asleep on the sofa'))
    expect(shared().drawnLinks).toMatchObject([{ from: first, to: last, kind: 'next' }])
    expect(presses('link').did).toBe(messages.ways.isThere('Opens the app', 'Falls asleep on the sofa'))
    expect(shared().drawnLinks).toHaveLength(1)
  })
})

/** Noor's and Priya's first moments are one; Noor's second is on the shared map as it is. */
function merged() {
  const one = person()
  one.write(planPutInto(one.board(), [id('priya-0')], { sourceId: id('noor-0') }, 'same', one.mintId))
  one.write(planAddAsItIs(one.board(), id('noor-1'), one.mintId))
  const [both, single] = one.shared().moments.map((moment) => moment.id)
  if (!both || !single) throw new Error('two were made')
  return { ...one, both, single }
}

describe('by hand', () => {
  test('what is dropped on another joins it, whichever of the two is the shared one', () => {
    const { does, moments, both, single } = merged()
    expect(does(dropOn(both, both)).edits).toBeUndefined()
    does(dropOn(id('tomasz-0'), both))
    expect(moments()).toEqual(['noor-0 priya-0 tomasz-0', 'noor-1'])
    does(dropOn(single, id('tomasz-1')))
    expect(moments()).toEqual(['noor-0 priya-0 tomasz-0', 'noor-1 tomasz-1'])
    does(dropOn(id('priya-1'), id('noor-2')))
    expect(moments()).toContain('noor-2 priya-1')
    expect(does(dropOn(id('nobody'), both)).edits).toBeUndefined()
  })

  test('what is joined by hand, by drop, by digit or several at once is the same moment, and no part of it', () => {
    const { does, presses, selects, shared, both } = merged()
    does(dropOn(id('tomasz-0'), both))
    does(dropOn(id('priya-1'), id('noor-2')))
    does(dropOn(id('tomasz-1'), both))
    selects(id('priya-2'), both)
    presses('accept')
    expect(new Set(shared().placements.map(({ relation }) => relation))).toEqual(new Set(['same']))
    expect(shared().placements.length).toBeGreaterThan(6)
  })

  test('a source is taken out and a moment apart, and it is said in their words', () => {
    const { does, moments, both } = merged()
    expect(does(takeOut(id('priya-0'))).did).toBe(messages.moment.wasTakenOut('Opens the app'))
    expect(moments()).toEqual(['noor-0', 'noor-1'])
    expect(does(takeApart(both)).did).toBe(messages.moment.wasTakenApart('Opens the app'))
    expect(moments()).toEqual(['noor-1'])
  })

  test('a source that two people placed differently stays where it is kept, and only there', () => {
    const { does, write, shared, moments, single } = merged()
    write([
      {
        kind: 'place',
        into: { moment: { id: id('other'), kind: 'step', label: 'Elsewhere' } },
        sources: [{ sourceId: id('noor-1'), mapId: maps[0]?.id ?? asId('noor') }],
        relation: 'part-of',
      },
    ])
    // As after two people have placed it at once.
    write([{ kind: 'place', into: { momentId: single }, sources: [], relation: 'same' }])
    does(keepOnlyIn(id('noor-1'), id('other')))
    expect(shared().placements.filter(({ sourceId }) => sourceId === id('noor-1'))).toMatchObject([
      { momentId: 'other', relation: 'part-of' },
    ])
    expect(moments()).toEqual(['noor-0 priya-0', 'noor-1'])
  })

  test('a link is cut and brought back; cut while it was selected, its beginning is selected instead', () => {
    const { does, board, stand, selectsLink, both, single } = merged()
    const [members] = board().flow.links
    if (!members) throw new Error('Noor drew it')
    expect(members).toMatchObject({ from: both, to: single })
    does(cut(members))
    expect(stand().selected).toEqual([])
    expect(board().flow.links).toEqual([])
    expect(does(restore(members)).did).toBe(messages.ways.isBack('Opens the app', 'Hunts for the remote control'))
    expect(board().flow.links).toHaveLength(1)
    selectsLink(members.id)
    does(cut(members))
    expect(stand().selected).toEqual([both])
    expect(does(link(both, single)).did).toBe(messages.ways.drawn('Opens the app', 'Hunts for the remote control'))
  })
})

describe('the screen', () => {
  test('closes the innermost first, and in the end lets go of what is selected', () => {
    const { presses, does, stand, selects } = person()
    presses('help')
    presses('part')
    presses('draw')
    selects(id('noor-1'))
    presses('variants')
    const left: string[] = []
    for (const _ of [1, 2, 3, 4, 5]) {
      presses('close')
      const { isDrawing, drawing, isHelpOpen, picking } = stand().screen
      left.push([isDrawing, drawing !== undefined, isHelpOpen, picking !== undefined].map(Number).join(''))
    }
    expect(left).toEqual(['0111', '0011', '0001', '0000', '0000'])
    expect(stand().selected).toEqual([])
    expect(does(openCard('x'))).toMatchObject({ select: [] })
  })

  test('lanes are folded and come back, all is seen and not', () => {
    const { presses, stand } = person()
    expect(presses('fold').announce).toBe(messages.lanes.areFolded)
    expect(stand().screen.lanes).toBe('strip')
    expect(presses('fold').announce).toBe(messages.lanes.areOpen)
    expect(stand().screen.lanes).toBe('open')
    presses('see-all')
    expect(stand().screen.seesAll).toBe(true)
    presses('see-all')
    expect(stand().screen.seesAll).toBe(false)
  })

  test('undo, redo, the name and the differences are asked for', () => {
    const { presses } = person()
    expect(presses('undo').history).toBe('undo')
    expect(presses('redo').history).toBe('redo')
    expect(presses('rename').goes).toBe('name')
    expect(presses('differences').goes).toBe('differences')
    expect(presses('variants').goes).toBe('stay-at-differences')
  })
})

test('whoever may not write decides nothing, whatever they press, drop or click', () => {
  const { presses, does, stand, selects, shared } = person({ isWritable: false })
  const { card } = stand()
  const before = shared()
  for (const selection of [[], [id('noor-1')], [id('noor-0'), id('priya-0')]]) {
    selects(...selection)
    for (const name of ['accept', 'apart', 'later', 'accept-all', 'part', 'same-as', 'link', 'draw'] as const)
      expect(presses(name)).toEqual({})
    expect(presses('digit', 1)).toEqual({})
  }
  for (const act of [dropOn(id('noor-0'), id('priya-0')), takeOut(id('noor-0')), takeApart(id('x'))])
    expect(does(act)).toEqual({})
  expect(shared()).toEqual(before)
  expect(stand().card?.key).toBe(card?.key)
})
