import * as Y from 'yjs'
import { describe, expect, test } from 'vitest'
import { readSharedMap } from '#shared/documents/shared-map-document.ts'
import { createUndo } from '#shared/documents/undo.ts'
import { sharedFlow } from '#shared/merge/shared-flow.ts'
import { noRelations } from '#shared/merge/word-relations.ts'
import type { ExperienceMap } from '#shared/model/experience-map.ts'
import { asId, type MapId, type PersonId } from '#shared/model/ids.ts'
import { newsOf } from '../decisions/news.ts'
import { reviewMaps } from '../engine/review-maps.ts'
import { readMergeBoard } from '#shared/merge/merge-board.ts'
import { createDecider, type Decider } from '../testing/decider.ts'
import { mapOf, momentId } from '../testing/maps.ts'
import { recheckCards } from '#shared/merge/merge-cards.ts'
import { liveQueue } from '../cards/live-queue.ts'

const priya = asId<PersonId>('person-priya')

/** Two maps whose first moments people have joined; Noor may change hers. */
function board(noorsLabels: readonly string[] = ['Opens the app', 'Hunts for the remote']) {
  const doc = new Y.Doc()
  const undo = createUndo(doc, 'map-shared')
  let clock = 100
  let maps: readonly ExperienceMap[] = [
    mapOf({ id: 'noor', labels: noorsLabels }),
    mapOf({ id: 'priya', labels: ['Starts the app', 'Asks a friend'] }),
  ]
  const shared = () => readSharedMap(doc)
  const facts = () =>
    readMergeBoard({
      maps,
      shared: shared(),
      flow: sharedFlow(shared(), maps),
      slotOf: () => 'reed',
      revealedAt: (mapId) => (mapId === asId<MapId>('tomasz') ? 500 : 50),
    })
  const decider = (): Decider =>
    createDecider({
      doc,
      by: priya,
      now: () => ++clock,
      mintId: () => momentId(`shared-${++clock}`),
      board: facts(),
    })
  const queue = () =>
    liveQueue(reviewMaps({ maps, shared: shared() }, noRelations).queue, shared(), recheckCards(facts()))
  decider().putInto([momentId('priya-0')], { sourceId: momentId('noor-0') }, 'same')
  return {
    undo,
    shared,
    facts,
    decider,
    queue,
    noorDraws: (labels: readonly string[], kinds = {}) => {
      maps = maps.map((map) => (map.id === asId<MapId>('noor') ? mapOf({ id: 'noor', labels, kinds }) : map))
    },
    arrives: (map: ExperienceMap) => {
      maps = [...maps, map]
    },
  }
}

function onlyRecheck({ facts }: Pick<ReturnType<typeof board>, 'facts'>) {
  const [card, ...others] = recheckCards(facts())
  if (!card || others.length > 0) throw new Error('one card to re-check')
  return card
}

describe('a moment whose words changed after it was decided', () => {
  test('comes up again with its old and its new words, before anything else, and stays where it was', () => {
    const one = board()
    expect(recheckCards(one.facts())).toEqual([])
    one.noorDraws(['Gives up on the app', 'Hunts for the remote'])
    const card = onlyRecheck(one)
    expect(card.changed).toMatchObject([
      { change: 'label', before: { label: 'Opens the app' }, author: { name: 'Noor' } },
    ])
    expect(card.wordings.map(({ moment }) => moment.label)).toEqual(['Gives up on the app', 'Starts the app'])
    expect(one.queue().questions[0]?.key).toBe(card.key)
    expect(one.shared().moments[0]?.sources).toHaveLength(2)
  })

  test('is kept with the words it has now, once and for everybody, in one undo step; who joined it stays', () => {
    const one = board()
    one.noorDraws(['Gives up on the app', 'Hunts for the remote'])
    const before = one.shared().placements.map(({ by, at }) => ({ by, at }))
    one.decider().accept(onlyRecheck(one))
    expect(recheckCards(one.facts())).toEqual([])
    expect(one.shared().placements.map(({ by, at }) => ({ by, at }))).toEqual(before)
    expect(newsOf(one.shared()).at(-1)).toMatchObject({ kind: 'checked', by: priya })
    one.noorDraws(['Opens the app', 'Hunts for the remote'], { 0: 'pain' })
    expect(onlyRecheck(one).changed).toMatchObject([{ change: 'label', before: { label: 'Gives up on the app' } }])
    one.undo.undo()
    expect(onlyRecheck(one).changed).toMatchObject([{ change: 'kind' }])
  })

  test('may be renamed as it is kept, taken out, or looked at later', () => {
    const one = board()
    one.noorDraws(['Gives up on the app', 'Hunts for the remote'])
    one.decider().accept(onlyRecheck(one), { label: 'Gives up on the app', labelFrom: momentId('noor-0') })
    expect(one.shared().moments[0]).toMatchObject({ label: 'Gives up on the app', labelFrom: 'noor-0' })
    one.noorDraws(['Reads a book', 'Hunts for the remote'])
    one.decider().later(onlyRecheck(one))
    expect(one.queue().later.map(({ kind }) => kind)).toEqual(['recheck'])
    one.decider().refuse(onlyRecheck(one))
    expect(one.shared().placements.map(({ sourceId }) => sourceId)).toEqual(['priya-0'])
    const open = [...one.queue().gifts, ...one.queue().questions]
    expect(open.some(({ wordings }) => wordings.some(({ moment }) => moment.id === momentId('noor-0')))).toBe(true)
  })

  test('that its author took away is said too; a map that is not open yet has taken nothing away', () => {
    const one = board()
    one.noorDraws([])
    expect(recheckCards(one.facts())).toEqual([])
    const other = board(['Opens the app'])
    other.noorDraws(['', ''])
    other.arrives(mapOf({ id: 'tomasz', labels: ['Boots the TV'] }))
    expect(onlyRecheck(other).changed).toMatchObject([{ change: 'label' }])
  })
})

describe('a map that arrives when the merge has begun', () => {
  test('is told from those that were there, and what was decided stays', () => {
    const one = board()
    const before = one.shared().placements
    one.arrives(mapOf({ id: 'tomasz', labels: ['Starts the app'] }))
    expect([...one.facts().late]).toEqual(['tomasz'])
    expect(one.shared().placements).toEqual(before)
    expect(recheckCards(one.facts())).toEqual([])
  })
})
