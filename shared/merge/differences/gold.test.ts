import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parseBoardFile } from '../../exchange/board-file.ts'
import type { ExperienceMap } from '../../model/experience-map.ts'
import type { MomentId } from '../../model/ids.ts'
import type { Difference, DifferenceKind } from '../../model/difference.ts'
import { lintLine } from '../../guide/lint-guide.ts'
import { leadingWords } from '../../guide/unsaid-words.ts'
import { findDifferences } from '../find-differences.ts'
import { loadRelations } from '../load-relations.ts'
import { suggestMoments } from '../suggest-moments.ts'
import type { MomentGroup } from '../moment-groups.ts'
import { withSingles } from './testing/maps.ts'

const sampleNames = ['streaming-evening', 'friday-pizza', 'booking-a-physio'] as const

/** A difference as people found it by reading the maps. */
type GoldConflict = {
  readonly kind: string
  readonly nodes: readonly string[]
  readonly claims: readonly string[]
  readonly interviewQuestion: string
}

type Sample = {
  readonly maps: readonly ExperienceMap[]
  /** The gold clusters, and every other moment for itself. */
  readonly gold: readonly MomentGroup[]
  readonly conflicts: readonly GoldConflict[]
}

/** A sample board with the answers people gave for it. */
function readSample(name: (typeof sampleNames)[number]): Sample {
  const url = new URL(`../../../samples/${name}.json`, import.meta.url)
  const file = JSON.parse(readFileSync(url, 'utf8')) as {
    gold: { clusters: { members: MomentId[] }[]; conflicts: GoldConflict[] }
  }
  const read = parseBoardFile(file)
  if (!read.ok) throw new Error(read.sentence)
  const { maps } = read.board
  return {
    maps,
    conflicts: file.gold.conflicts,
    gold: withSingles(
      maps,
      file.gold.clusters.map((cluster) => cluster.members),
    ),
  }
}

/** The kinds in which a reader's difference may be found: readers have a word for waiting and for durations. */
const sensible: Readonly<Record<string, readonly DifferenceKind[]>> = {
  duration: ['quantity'],
  wait: ['quantity'],
  presence: ['presence'],
  cause: ['cause'],
  feeling: ['feeling'],
  order: ['order'],
  channel: ['channel'],
  ending: ['ending', 'scope'],
}

/** The kind fits, and two of its moments stand on different sides, or all of them are named. */
function surfaces(difference: Difference, { kind, nodes }: GoldConflict): boolean {
  if (!sensible[kind]?.includes(difference.kind)) return false
  const sides = difference.sides.map(({ sourceIds }) => nodes.filter((node) => sourceIds.some((id) => id === node)))
  return sides.filter((found) => found.length > 0).length > 1 || new Set(sides.flat()).size === nodes.length
}

function surfaced(differences: readonly Difference[], conflicts: readonly GoldConflict[]): readonly GoldConflict[] {
  return conflicts.filter((conflict) => differences.some((difference) => surfaces(difference, conflict)))
}

describe('differences of the samples', () => {
  test('all thirteen that readers found are surfaced when the right moments are one', () => {
    const counts = sampleNames.map((name) => {
      const { maps, gold, conflicts } = readSample(name)
      return `${surfaced(findDifferences(maps, gold), conflicts).length} of ${conflicts.length}`
    })
    expect(counts).toEqual(['5 of 5', '4 of 4', '4 of 4'])
  })

  test('with the moments the engine suggests, at least seven of them are', async () => {
    const relations = await loadRelations()
    const nothing = { placements: [], keptApart: [], putOff: [], differences: [] }
    let count = 0
    for (const name of sampleNames) {
      const { maps, conflicts } = readSample(name)
      const { moments } = suggestMoments(maps, nothing, relations)
      const groups = withSingles(
        maps,
        moments.map(({ members }) => members),
      )
      count += surfaced(findDifferences(maps, groups), conflicts).length
    }
    expect(count).toBeGreaterThanOrEqual(7)
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
    const differences = findDifferences(maps, gold)
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
