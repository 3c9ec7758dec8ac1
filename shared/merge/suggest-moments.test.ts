import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { reasonSentences } from '../words/en/reasons.ts'
import { loadRelations } from './load-relations.ts'
import { suggestMoments, type Suggestions } from './suggest-moments.ts'
import { apart, areTogether, id, keysOf, mapOf, nothingDecided, placed, somebody } from './testing/boards.ts'
import { noRelations } from './word-relations.ts'

const relations = await loadRelations()

const noor = mapOf('noor', [
  ['House goes quiet', 'start'],
  'Sinks into the couch',
  'Opens the app',
  'Scrolls through the rows',
  'Watches a trailer',
  ['Nods off before the end', 'abandon'],
])
const priya = mapOf('priya', [
  ['Kids are asleep', 'start'],
  'Drops onto the sofa',
  'Launches the app',
  'Scrolls row after row',
  'Starts the film',
  ['Falls asleep halfway', 'abandon'],
])

describe('suggesting moments', () => {
  test('other words for the same thing, at the same point of the story, are suggested as one with the reasons', () => {
    const { moments } = suggestMoments([noor, priya], nothingDecided, relations)
    const sofa = moments.find(({ members }) => members.includes(id('noor', 1)))
    expect(sofa?.members).toEqual(['noor-1', 'priya-1'])
    expect(sofa?.reasons.map(reasonSentences.reason)).toContain('“couch” and “sofa” mean the same')
    expect(sofa?.reasons.some(({ kind }) => kind === 'come-before')).toBe(true)
  })

  test('what speaks for three is said of all of them or of some, and of two of both', () => {
    const tomasz = mapOf('tomasz', [['Laptop is shut', 'start'], 'Sits down', 'Opens the telly and the app'])
    const { moments } = suggestMoments([noor, priya, tomasz], nothingDecided, relations)
    const textsOf = (member: string) =>
      moments.find(({ members }) => members.some((one) => one === member))?.reasons.map(reasonSentences.reason)
    expect(moments.find(({ members }) => members.includes(id('noor', 2)))?.members).toHaveLength(3)
    expect(textsOf('noor-2')).toContain('All say “app”')
    expect(textsOf('noor-2')).toContain('Some say “opens”')
    expect(textsOf('noor-0')).toContain('All begin the story')
    expect(textsOf('noor-3')).toContain('Both say “scrolls”, “rows”')
    for (const { members, reasons } of moments)
      expect(
        reasons
          .map(reasonSentences.reason)
          .filter((text) => /both/i.test(text) !== (members.length === 2) && /both|All|Some/.test(text)),
      ).toEqual([])
  })

  test('both beginnings are one moment, however differently they are told (M8)', () => {
    const suggestions = suggestMoments([noor, priya], nothingDecided, relations)
    expect(areTogether(suggestions, id('noor', 0), id('priya', 0))).toBe(true)
  })

  test('what goes wrong is never one with an ordinary step, even in the same words (M0)', () => {
    const a = mapOf('a', ['Opens the app', ['The payment', 'error'], 'Waits'])
    const b = mapOf('b', ['Opens the app', 'The payment', 'Waits'])
    const suggestions = suggestMoments([a, b], nothingDecided, relations)
    expect(areTogether(suggestions, id('a', 1), id('b', 1))).toBe(false)
    expect(suggestions.maybes.some((maybe) => maybe.a === 'a-1' && maybe.b === 'b-1' && maybe.confidence > 0.05)).toBe(
      false,
    )
  })

  test('two moments of one author are never suggested as one', () => {
    const a = mapOf('a', ['Opens the app', 'Opens the app'])
    const b = mapOf('b', ['Opens the app'])
    for (const { members } of suggestMoments([a, b], nothingDecided, relations).moments)
      expect(new Set(members.map((member) => member.split('-')[0])).size).toBe(members.length)
  })

  test('labels that are equal to the letter are certain where nobody says them twice (M14)', () => {
    const a = mapOf('a', ['Waits', 'Pays', 'Leaves'])
    const b = mapOf('b', ['Leaves', 'Sings', 'waits.'])
    const { moments } = suggestMoments([a, b], nothingDecided, relations)
    expect(moments.find(({ members }) => members.includes(id('a', 0)))).toMatchObject({
      members: ['a-0', 'b-2'],
      tier: 'same',
    })
  })

  test('opposites are held against a pair, and said (M5)', () => {
    const a = mapOf('a', ['Writes it', 'Sends the letter', 'Waits for a week'])
    const b = mapOf('b', ['Looks outside', 'Receives the letter', 'Reads it aloud'])
    const suggestions = suggestMoments([a, b], nothingDecided, relations)
    expect(areTogether(suggestions, id('a', 1), id('b', 1))).toBe(false)
    const maybe = suggestions.maybes.find((maybe) => maybe.a === 'a-1' && maybe.b === 'b-1')
    expect(maybe?.reasons.find(({ against }) => against)).toMatchObject({
      kind: 'opposites',
      words: ['sends', 'receives'],
    })
  })

  test('the proposed label is one member’s own, the most specific (M19)', () => {
    const a = mapOf('a', ['Rings the practice', 'Gets a date'])
    const b = mapOf('b', ['Rings one practice after another in town', 'Gets a date'])
    const rings = suggestMoments([a, b], nothingDecided, relations).moments.find(({ members }) =>
      members.includes(id('a', 0)),
    )
    expect(rings?.label).toBe('b-0')
    const c = mapOf('c', ['Rings the practice in the lunch break', 'Gets a date'])
    const again = suggestMoments([a, c], nothingDecided, relations).moments.find(({ members }) =>
      members.includes(id('a', 0)),
    )
    expect(again?.label).toBe('c-0')
  })

  test('one person’s moment that another drew as two in a row is suggested as a whole with its parts (M20)', () => {
    const a = mapOf('a', ['Comes home', 'Turns the telly on and opens the streaming app', 'Looks around'])
    const b = mapOf('b', ['Comes home', 'Turns the TV on', 'Opens the app', 'Looks around'])
    const { partOf } = suggestMoments([a, b], nothingDecided, relations)
    expect(partOf).toMatchObject([{ whole: 'a-1', parts: ['b-1', 'b-2'] }])
  })

  test('every open moment has its three nearest in each other map, those without a common word by their place', () => {
    const { maybes, moments } = suggestMoments([noor, priya], nothingDecided, relations)
    for (const moment of noor.moments) {
      const near = maybes.filter(({ a, b }) => a === moment.id || b === moment.id)
      const joined = moments.some(({ members }) => members.includes(moment.id))
      expect(near.length + Number(joined)).toBeGreaterThanOrEqual(3)
    }
  })

  test('without any word relations words and flow still work', () => {
    const suggestions = suggestMoments([noor, priya], nothingDecided, noRelations)
    expect(areTogether(suggestions, id('noor', 2), id('priya', 2))).toBe(true)
    expect(areTogether(suggestions, id('noor', 3), id('priya', 3))).toBe(true)
  })

  test('labels in other scripts are compared word by word', () => {
    const a = mapOf('a', ['Открывает приложение', '注文する', 'يدفع الفاتورة'])
    const b = mapOf('b', ['Открывает новое приложение', '注文する', 'يدفع الفاتورة'])
    expect(keysOf(suggestMoments([a, b], nothingDecided, relations))).toEqual(['a-0|b-0', 'a-1|b-1', 'a-2|b-2'])
  })
})

/** How likely `a-1` and `b-1` are held to be one, wherever that is said. */
function confidenceOf({ moments, maybes }: Suggestions): number {
  const pairs = [
    ...moments.map(({ members, confidence }) => ({ ids: members.join(), confidence })),
    ...maybes.map(({ a, b, confidence }) => ({ ids: `${a},${b}`, confidence })),
  ]
  return pairs.find(({ ids }) => ids === 'a-1,b-1')?.confidence ?? 0
}

describe('decisions', () => {
  test('what people placed is suggested nowhere; what is open may join it', () => {
    const tomasz = mapOf('tomasz', [['Evening begins', 'start'], 'Sits down on the sofa', 'Opens the app'])
    const decisions = { ...nothingDecided, placements: placed('shared-1', id('noor', 1), id('priya', 1)) }
    const { moments } = suggestMoments([noor, priya, tomasz], decisions, relations)
    expect(moments.flatMap(({ members }) => members)).not.toContain('noor-1')
    expect(moments.find(({ members }) => members.includes(id('tomasz', 1)))).toMatchObject({
      members: ['tomasz-1'],
      joins: 'shared-1',
    })
  })

  test('two shared moments stay two', () => {
    const decisions = {
      ...nothingDecided,
      placements: [...placed('shared-1', id('noor', 2)), ...placed('shared-2', id('priya', 2))],
    }
    const suggestions = suggestMoments([noor, priya], decisions, relations)
    expect(suggestions.moments.flatMap(({ members }) => members)).not.toContain('noor-2')
    expect(suggestions.moments.flatMap(({ members }) => members)).not.toContain('priya-2')
  })

  test('what was kept apart is neither suggested nor a maybe', () => {
    const decisions = { ...nothingDecided, keptApart: [apart(id('noor', 1), id('priya', 1))] }
    const suggestions = suggestMoments([noor, priya], decisions, relations)
    expect(areTogether(suggestions, id('noor', 1), id('priya', 1))).toBe(false)
    expect(suggestions.maybes.some(({ a, b }) => a === 'noor-1' && b === 'priya-1')).toBe(false)
  })

  test('a part that was placed is the same as nothing else', () => {
    const [part] = placed('shared-1', id('noor', 2))
    if (!part) throw new Error('one placement')
    const decisions = { ...nothingDecided, placements: [{ ...part, relation: 'part-of' as const }] }
    const { moments, singles } = suggestMoments([noor, priya], decisions, relations)
    expect(moments.flatMap(({ members }) => members)).not.toContain('noor-2')
    expect(singles).not.toContain('noor-2')
  })

  test('joining teaches that words are related, and keeping apart that a word says little (M17)', () => {
    const a = mapOf('a', ['Grumbles about Zorbo', 'Has a Zorbo lunch', 'Thanks the staff'])
    const b = mapOf('b', ['Grumbles about Quindle', 'Has a Quindle lunch', 'Thanks the staff'])
    const before = confidenceOf(suggestMoments([a, b], nothingDecided, relations))
    const joined = { ...nothingDecided, placements: placed('shared-1', id('a', 0), id('b', 0)) }
    const after = suggestMoments([a, b], joined, relations)
    expect(confidenceOf(after)).toBeGreaterThan(before)
    const lessons = after.moments.flatMap(({ reasons }) => reasons).filter(({ kind }) => kind === 'joined-before')
    expect(lessons).not.toEqual([])
    const refused = { ...nothingDecided, keptApart: [{ ...somebody, a: id('a', 0), b: id('b', 0) }] }
    expect(confidenceOf(suggestMoments([a, b], refused, relations))).toBeLessThanOrEqual(before)
  })

  test('a moment that would join very different places of the story carries a warning (M18)', () => {
    const a = mapOf('a', ['Checks the map', 'Sits down', 'Reads a book', 'Goes home', 'Sleeps'])
    const b = mapOf('b', ['Wakes', 'Eats', 'Walks', 'Rests', 'Checks the map'])
    const { moments } = suggestMoments([a, b], nothingDecided, relations)
    const checks = moments.find(({ members }) => members.includes(id('a', 0)))
    expect(checks?.warnings).toContain('far-apart')
  })
})

describe('the table of word relations', () => {
  test('is small enough to be fetched when merge mode opens', async () => {
    const { gzipSync } = await import('node:zlib')
    const bytes = readFileSync(new URL('relations.json', import.meta.url))
    expect(gzipSync(bytes, { level: 9 }).length).toBeLessThan(120_000)
  })
})
