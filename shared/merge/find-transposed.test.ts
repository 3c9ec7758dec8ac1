import { describe, expect, test } from 'vitest'
import { reasonSentences } from '../words/en/reasons.ts'
import { loadRelations } from './load-relations.ts'
import { type Suggestions, suggestMoments } from './suggest-moments.ts'
import { apart, areTogether, id, mapOf, nothingDecided, placed } from './testing/boards.ts'

const relations = await loadRelations()

/** Noor talks before she opens the app, Priya after it. */
const noor = mapOf('noor', [
  ['House goes quiet', 'start'],
  'Sinks into the couch',
  'Haggles with the other one: something funny or something serious',
  'Opens the streaming app',
  'Scrolls through the rows',
  'Watches a trailer',
  ['Nods off before the end', 'abandon'],
])
const priya = mapOf('priya', [
  ['Kids are asleep', 'start'],
  'Drops onto the sofa',
  'Opens a streaming app',
  'Asks partner what they’re in the mood for',
  'Scrolls row after row',
  'Plays a trailer',
  ['Falls asleep halfway', 'abandon'],
])

function suggest(decisions: Partial<typeof nothingDecided> = {}): Suggestions {
  return suggestMoments([noor, priya], { ...nothingDecided, ...decisions }, relations)
}

describe('M24: what people told at different points of the story', () => {
  test('the same told before and after one moment is suggested as one, and says what speaks against it', () => {
    const talk = suggest().moments.find(({ members }) => members.includes(id('noor', 2)))
    expect(talk?.members).toEqual(['noor-2', 'priya-3'])
    expect(talk?.tier).toBe('probably')
    expect(talk?.reasons.filter(({ against }) => against).map(reasonSentences.reason)).toEqual([
      'One comes before “Opens the streaming app”, the other after it',
    ])
  })

  test('what people kept apart, and what they have placed, is not', () => {
    const keptApart = [apart(id('noor', 2), id('priya', 3))]
    expect(areTogether(suggest({ keptApart }), id('noor', 2), id('priya', 3))).toBe(false)
    const placements = placed('shared', id('noor', 2))
    const members = suggest({ placements }).moments.flatMap((moment) => moment.members)
    expect(members).not.toContain(id('priya', 3))
  })

  test('nor is what has nothing in common, or stands on the same side', () => {
    const other = mapOf('priya', [
      ['Kids are asleep', 'start'],
      'Drops onto the sofa',
      'Opens a streaming app',
      'Fetches a blanket',
      'Scrolls row after row',
    ])
    const { moments } = suggestMoments([noor, other], nothingDecided, relations)
    expect(moments.flatMap((moment) => moment.members)).not.toContain(id('priya', 3))
  })

  test('a loop has no order: what leads back to a moment stands on no side of it', () => {
    const again = mapOf(
      'noor',
      noor.moments.map(({ label, kind }) => [label, kind] as const),
      [[3, 2, 'next']],
    )
    const { moments } = suggestMoments([again, priya], nothingDecided, relations)
    expect(moments.flatMap((moment) => moment.members)).not.toContain(id('priya', 3))
  })
})
