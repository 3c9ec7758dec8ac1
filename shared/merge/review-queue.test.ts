import { describe, expect, test } from 'vitest'
import { loadRelations } from './load-relations.ts'
import { buildReviewQueue } from './review-queue.ts'
import { suggestMoments } from './suggest-moments.ts'
import { id, mapOf, nothingDecided, placed, somebody } from './testing/boards.ts'

const relations = await loadRelations()
const noor = mapOf('noor', [
  ['House goes quiet', 'start'],
  'Sinks into the couch',
  'Hunts for the remote',
  'Opens the app',
])
const priya = mapOf('priya', [['Kids are asleep', 'start'], 'Sinks into the sofa', 'Opens the app', 'Reads a book'])
const maps = [noor, priya]

describe('the review queue', () => {
  test('asks the certain first, then the likely, and thanks for what one person saw in story order', () => {
    const { cards, counts } = buildReviewQueue(suggestMoments(maps, nothingDecided, relations), maps, nothingDecided)
    const kinds = cards.map((card) => (card.kind === 'suggestion' ? card.suggestion.tier : card.kind))
    expect(kinds.toSorted((a, b) => order.indexOf(a) - order.indexOf(b))).toEqual(kinds)
    expect(cards.filter((card) => card.kind === 'contribution').map(({ key }) => key)).toEqual(['noor-2', 'priya-3'])
    expect(counts).toMatchObject({ moments: 0, toLookAt: cards.length })
  })

  test('shows each person’s own words', () => {
    const { cards } = buildReviewQueue(suggestMoments(maps, nothingDecided, relations), maps, nothingDecided)
    const sofa = cards.find(({ wordings }) => wordings.some(({ moment }) => moment.id === 'noor-1'))
    expect(sofa?.wordings.map(({ mapId, moment }) => `${mapId}: ${moment.label}`)).toEqual([
      'noor: Sinks into the couch',
      'priya: Sinks into the sofa',
    ])
  })

  test('puts aside what was put off, and counts what is left and what came of the rest', () => {
    const suggestions = suggestMoments(maps, nothingDecided, relations)
    const { cards: all } = buildReviewQueue(suggestions, maps, nothingDecided)
    const sofa = all.find(({ wordings }) => wordings.some(({ moment }) => moment.id === 'noor-1'))
    if (!sofa) throw new Error('there is a card')
    const decisions = {
      ...nothingDecided,
      putOff: [{ ...somebody, key: sofa.key }],
      placements: [...placed('s', id('noor', 3), id('priya', 2)), ...placed('t', id('noor', 2))],
    }
    const { cards, later, counts } = buildReviewQueue(suggestMoments(maps, decisions, relations), maps, decisions)
    expect(later.map(({ key }) => key)).toEqual([sofa.key])
    expect(cards.some(({ key }) => key === sofa.key)).toBe(false)
    expect(counts).toEqual({ moments: 2, fromAll: 1, fromSome: 0, fromOne: 1, toLookAt: cards.length })
  })
})

const order = ['same', 'probably', 'part-of', 'contribution']
