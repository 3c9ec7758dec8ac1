import * as Y from 'yjs'
import { describe, expect, test } from 'vitest'
import { readSharedMap } from '#shared/documents/shared-map-document.ts'
import { decideDifference } from '#shared/documents/shared-map-edits.ts'
import { createUndo } from '#shared/documents/undo.ts'
import { buildReviewQueue } from '#shared/merge/review-queue.ts'
import { sharedFlow } from '#shared/merge/shared-flow.ts'
import { suggestMoments } from '#shared/merge/suggest-moments.ts'
import { noRelations } from '#shared/merge/word-relations.ts'
import { asId, type MomentId, type PersonId } from '#shared/model/ids.ts'
import type { MergeCard } from '#shared/merge/merge-cards.ts'
import { liveQueue } from '../cards/live-queue.ts'
import { partnersOf } from '../cards/partners.ts'
import { readMergeBoard } from '#shared/merge/merge-board.ts'
import { kindOf } from '#shared/merge/decisions/plan-place.ts'
import { createDecider, type Decider } from '../testing/decider.ts'
import { mapOf, momentId } from '../testing/maps.ts'
import { newest, newsOf } from './news.ts'

const maps = [
  mapOf({
    id: 'noor',
    labels: ['Opens the app', 'Hunts for the remote control', 'Falls asleep on the sofa'],
    kinds: { 1: 'error' },
  }),
  mapOf({ id: 'priya', labels: ['Opens the app', 'Falls asleep on the sofa', 'Asks a colleague'] }),
  mapOf({ id: 'tomasz', labels: ['Boots the TV'], kinds: { 0: 'step' } }),
]
const noor = asId<PersonId>('person-noor')
const priya = asId<PersonId>('person-priya')

/** One board: a document, its clock, and what everybody sees of it. */
function board() {
  const doc = new Y.Doc()
  const undo = createUndo(doc, 'map-shared')
  let clock = 100
  let minted = 0
  const shared = () => readSharedMap(doc)
  const decider = (by: PersonId = noor): Decider =>
    createDecider({
      doc,
      by,
      now: () => ++clock,
      mintId: () => momentId(`shared-${++minted}`),
      board: readMergeBoard({ maps, shared: shared(), flow: sharedFlow(shared(), maps), slotOf: () => 'reed' }),
    })
  const suggestions = () => suggestMoments(maps, shared(), noRelations)
  const queue = () => liveQueue(buildReviewQueue(suggestions(), maps, shared()), shared())
  return { doc, undo, shared, decider, queue, suggestions }
}

function cardWith(cards: readonly MergeCard[], member: string): MergeCard {
  const card = cards.find((card) => isAbout(card, member))
  if (!card) throw new Error(`no card with ${member}`)
  return card
}

function isAbout(card: MergeCard, member: string): boolean {
  return card.wordings.some(({ moment }) => moment.id === momentId(member))
}

const sourcesOf = (moment: { sources: readonly { sourceId: MomentId }[] } | undefined) =>
  moment?.sources.map((source) => source.sourceId).sort()

describe('deciding', () => {
  test('accepting makes one moment of its sources, with a member’s own words, in one undo step', () => {
    const { shared, decider, queue, undo } = board()
    decider().accept(cardWith(queue().questions, 'noor-0'))
    const [moment] = shared().moments
    expect(moment?.label).toBe('Opens the app')
    expect(moment?.kind).toBe('start')
    expect(sourcesOf(moment)).toEqual(['noor-0', 'priya-0'])
    expect(queue().questions).toHaveLength(1)
    undo.undo()
    expect(shared().moments).toEqual([])
    expect(shared().placements).toEqual([])
    undo.redo()
    expect(sourcesOf(shared().moments[0])).toEqual(['noor-0', 'priya-0'])
  })

  test('whose words it is called by can be changed, and new words belong to nobody', () => {
    const { shared, decider, queue } = board()
    decider().accept(cardWith(queue().questions, 'noor-0'), { label: 'Switches on' })
    expect(shared().moments[0]).toMatchObject({ label: 'Switches on' })
    expect(shared().moments[0]?.labelFrom).toBeUndefined()
    decider().rename(momentId('shared-1'), 'Opens the app', momentId('priya-0'))
    expect(shared().moments[0]?.labelFrom).toBe('priya-0')
  })

  test('who is left out is kept apart from the others', () => {
    const { shared, decider, queue } = board()
    const card = cardWith(queue().questions, 'noor-0')
    decider().accept(card, { leftOut: [momentId('priya-0')] })
    expect(sourcesOf(shared().moments[0])).toEqual(['noor-0'])
    expect(shared().keptApart.map(({ a, b }) => [a, b])).toEqual([['noor-0', 'priya-0']])
  })

  test('keeping apart takes the suggestion away, and it can be taken back', () => {
    const { shared, decider, queue } = board()
    const together = () => queue().questions.some((card) => isAbout(card, 'noor-0') && isAbout(card, 'priya-0'))
    expect(together()).toBe(true)
    decider().refuse(cardWith(queue().questions, 'noor-0'))
    expect(together()).toBe(false)
    decider().allowAgain([momentId('noor-0'), momentId('priya-0')])
    expect(shared().keptApart).toEqual([])
    expect(together()).toBe(true)
  })

  test('later puts a card at the end until it is looked at again, and a decision ends it', () => {
    const { decider, queue, shared } = board()
    const card = cardWith(queue().questions, 'noor-0')
    decider().later(card)
    expect(queue().later).toHaveLength(1)
    expect(queue().questions).toHaveLength(1)
    decider().accept(card)
    expect(shared().putOff).toEqual([])
    expect(queue().later).toHaveLength(0)
  })

  test('all that is sure is one step for undo', () => {
    const { decider, queue, shared, undo } = board()
    decider().acceptAll(queue().questions)
    decider().acceptAll(queue().gifts)
    expect(shared().moments).toHaveLength(5)
    undo.undo()
    expect(shared().moments).toHaveLength(2)
    undo.undo()
    expect(shared().moments).toHaveLength(0)
  })

  test('a part goes into a moment that somebody drew, which becomes a shared one', () => {
    const { decider, shared } = board()
    decider().putInto([momentId('tomasz-0')], { sourceId: momentId('noor-0') }, 'part-of')
    expect(shared().moments[0]?.label).toBe('Opens the app')
    expect(shared().placements.map(({ sourceId, relation }) => [sourceId, relation])).toEqual([
      ['noor-0', 'same'],
      ['tomasz-0', 'part-of'],
    ])
  })

  test('a shared moment put into another brings its sources along, and what was kept apart is so no more', () => {
    const { decider, shared } = board()
    decider().addAsItIs(momentId('noor-0'))
    decider().addAsItIs(momentId('priya-0'))
    decider().refuse({
      kind: 'suggestion',
      key: 'x',
      suggestion: {
        key: 'x',
        members: [momentId('noor-0'), momentId('priya-0')],
        tier: 'same',
        confidence: 1,
        reasons: [],
        warnings: [],
        label: momentId('noor-0'),
      },
      wordings: maps.slice(0, 2).flatMap((map) => (map.moments[0] ? [{ mapId: map.id, moment: map.moments[0] }] : [])),
    })
    expect(shared().keptApart).toHaveLength(1)
    decider().putInto([momentId('shared-1')], { momentId: momentId('shared-2') }, 'same')
    expect(shared().moments).toHaveLength(1)
    expect(sourcesOf(shared().moments[0])).toEqual(['noor-0', 'priya-0'])
    expect(shared().keptApart).toEqual([])
  })

  test('one source or a whole moment can be taken apart without loss', () => {
    const { decider, shared, queue, undo } = board()
    decider().accept(cardWith(queue().questions, 'noor-0'))
    decider().takeOut(momentId('priya-0'))
    expect(sourcesOf(shared().moments[0])).toEqual(['noor-0'])
    decider().takeApart(momentId('shared-1'))
    expect(shared().moments).toEqual([])
    expect(queue().questions).toHaveLength(2)
    undo.undo()
    undo.undo()
    expect(sourcesOf(shared().moments[0])).toEqual(['noor-0', 'priya-0'])
  })

  test('what a moment is: what those say who say more than “a step”', () => {
    const facts = hand3(['step', 'decision', 'pain', 'decision'])
    expect(kindOf(facts)).toBe('decision')
    expect(kindOf(facts.slice(0, 1))).toBe('step')
    expect(kindOf(facts.slice(2))).toBe('pain')
  })
})

function hand3(kinds: readonly ('step' | 'decision' | 'pain')[]) {
  return kinds.map((kind, i) => {
    const map = mapOf({ id: `m${i}`, labels: ['x'], kinds: { 0: kind } })
    const [moment] = map.moments
    if (!moment) throw new Error('one moment')
    return { moment, author: { mapId: map.id, name: `m${i}`, slot: 'reed' as const } }
  })
}

describe('the news', () => {
  test('tells each decision once, with who and what', () => {
    const { decider, queue, shared } = board()
    decider(noor).accept(cardWith(queue().questions, 'noor-0'))
    decider(priya).refuse(cardWith(queue().questions, 'noor-2'))
    decider(priya).addAsItIs(momentId('tomasz-0'))
    decider(noor).later(cardWith(queue().gifts, 'priya-2'))
    const news = newsOf(shared())
    expect(news.map(({ kind, by }) => [kind, by])).toEqual([
      ['joined', noor],
      ['apart', priya],
      ['added', priya],
      ['later', noor],
    ])
    expect(newest(news, { except: noor })?.kind).toBe('added')
    expect(newest(news, { by: noor })?.kind).toBe('later')
  })

  test('of a difference, too', () => {
    const { doc, shared } = board()
    decideDifference(doc, 'order:x', { state: 'question', by: noor, at: 3 })
    expect(newsOf(shared())).toMatchObject([{ kind: 'difference', difference: 'order:x' }])
  })
})

describe('the nearest moments', () => {
  test('are the engine’s, without those that were kept apart', () => {
    const { decider, queue, shared, suggestions } = board()
    expect(partnersOf(momentId('noor-0'), suggestions(), shared())[0]).toEqual({ id: 'priya-0', isLikely: true })
    decider().refuse(cardWith(queue().questions, 'noor-0'))
    expect(partnersOf(momentId('noor-0'), suggestions(), shared()).map(({ id }) => id)).not.toContain('priya-0')
  })
})
