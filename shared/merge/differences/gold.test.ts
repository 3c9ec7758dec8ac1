import { describe, expect, test } from 'vitest'
import { type Conflict, readAnsweredSample, sampleNames, surfaces } from '../../../scripts/merge-bench/conflicts.ts'
import type { Difference } from '../../model/difference.ts'
import { lintLine } from '../../guide/lint-guide.ts'
import { leadingWords } from '../../guide/unsaid-words.ts'
import { inEnglish } from '../../words/en/testing/in-english.ts'
import { findDifferences } from '../find-differences.ts'
import { loadRelations } from '../load-relations.ts'
import { suggestMoments } from '../suggest-moments.ts'
import { withSingles } from './testing/maps.ts'

/** A sample board; `gold`: the moments people found to be one, and every other moment for itself. */
function readSample(name: (typeof sampleNames)[number]) {
  const { maps, clusters, conflicts } = readAnsweredSample(name)
  return { maps, conflicts, gold: withSingles(maps, clusters) }
}

function surfaced(differences: readonly Difference[], conflicts: readonly Conflict[]): readonly Conflict[] {
  return conflicts.filter((conflict) => differences.some((difference) => surfaces(difference, conflict)))
}

describe('differences of the samples', () => {
  test('all thirteen that readers found are surfaced when the right moments are one', () => {
    const counts = sampleNames.map((name) => {
      const { maps, gold, conflicts } = readSample(name)
      return `${surfaced(findDifferences(maps, gold).map(inEnglish), conflicts).length} of ${conflicts.length}`
    })
    expect(counts).toEqual(['5 of 5', '4 of 4', '4 of 4'])
  })

  test('with the moments the engine suggests they are all surfaced too, and the orders are exactly those that were drawn', async () => {
    const relations = await loadRelations()
    const nothing = { placements: [], keptApart: [], putOff: [], differences: [] }
    const counts: string[] = []
    const orders = sampleNames.map((name) => {
      const { maps, conflicts } = readSample(name)
      const { moments } = suggestMoments(maps, nothing, relations)
      const groups = withSingles(
        maps,
        moments.map(({ members }) => members),
      )
      const differences = findDifferences(maps, groups).map(inEnglish)
      counts.push(`${surfaced(differences, conflicts).length} of ${conflicts.length}`)
      return differences
        .filter(({ kind }) => kind === 'order')
        .map(({ sides }) => sides.map(({ sourceIds }) => sourceIds.join()).sort())
    })
    expect(orders).toEqual([[['d5,d4', 'p4,p5']], [['i3,i2', 's3,s4']], []])
    expect(counts).toEqual(['5 of 5', '4 of 4', '4 of 4'])
  })

  test('the order differences are exactly those that were drawn', () => {
    const orders = sampleNames.map((name) => {
      const { maps, gold } = readSample(name)
      return findDifferences(maps, gold)
        .filter(({ kind }) => kind === 'order')
        .map(({ sides }) => sides.map(({ sourceIds }) => sourceIds.join()).sort())
    })
    expect(orders).toEqual([[['d5,d4', 'p4,p5']], [['i3,i2', 's3,s4']], []])
  })

  test('the feelings that part are exactly those beyond neutral or two steps away', () => {
    const felt = sampleNames.map((name) => {
      const { maps, gold } = readSample(name)
      return findDifferences(maps, gold)
        .filter(({ kind }) => kind === 'feeling')
        .map(({ key }) => key)
        .sort()
    })
    expect(felt).toEqual([['feeling:d11|p12', 'feeling:e6|p6'], ['feeling:i9|o10|s12'], ['feeling:l7|m8']])
  })

  test.each(sampleNames)('%s: a list that can be read, in authors’ words, with open questions', (name) => {
    const { maps, gold } = readSample(name)
    const differences = findDifferences(maps, gold).map(inEnglish)
    expect(differences.length).toBeGreaterThanOrEqual(5)
    expect(differences.length).toBeLessThanOrEqual(9)
    const names = maps.map(({ author }) => author.name)
    const written = maps.flatMap(({ moments }) =>
      moments.flatMap(({ label, thinking, feeling }) => [label, thinking, feeling?.word ?? '']),
    )
    for (const { sides, title, question, silent } of differences) {
      expect(title).toMatch(/^(?:Which|What|Who|How|Where|By what)\b.*\?$/)
      expect(question).toMatch(/^(?:Tell me|Think of|How|What|Where|When|Who)\b.*\?$/)
      expect(question).not.toMatch(/[“”]/)
      expect(
        lintLine(
          { id: 'q', text: question },
          { leading: leadingWords(maps.flatMap(({ moments }) => moments)), product: [], names },
        ),
      ).toEqual([])
      for (const author of names) expect(title).not.toContain(author)
      expect(new Set(sides.flatMap(({ mapIds }) => mapIds)).size + silent.length).toBeGreaterThanOrEqual(2)
      for (const { claim, mapIds, sourceIds } of sides) {
        expect(mapIds.length).toBeGreaterThan(0)
        expect(sourceIds.length).toBeGreaterThan(0)
        for (const [, quote = ''] of claim.matchAll(/“(.+?)”/g))
          expect(written.some((text) => text.includes(quote.replace(/…$/, '')))).toBe(true)
        const unquoted = claim.replaceAll(/“.+?”/g, '').replaceAll(/[^\p{L} ]/gu, ' ')
        for (const word of unquoted.split(/ +/).filter((one) => one !== ''))
          expect(
            `first then after nobody else in or on to a high low and no way back begins ends with from straight ${written.join(' ')}`.toLowerCase(),
          ).toContain(word.toLowerCase())
      }
    }
  })
})
