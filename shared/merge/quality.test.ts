import { describe, expect, test } from 'vitest'
import { readSamples } from '../../scripts/merge-bench/problems.ts'
import { measureQuality } from '../../scripts/merge-bench/quality.ts'
import { loadRelations } from './load-relations.ts'
import { suggestMoments } from './suggest-moments.ts'
import { nothingDecided } from './testing/boards.ts'
import { noRelations, type WordRelations } from './word-relations.ts'

/** The samples carry an answer key; larger sets are measured by `npm run bench:merge`. */
function qualityOf(relations: WordRelations): ReturnType<typeof measureQuality> {
  return measureQuality(readSamples(), ({ maps }) => suggestMoments(maps, nothingDecided, relations))
}

describe('suggestions for the samples', () => {
  test('find most of what is one, propose the right partner among the first three, and merge two near misses at most', async () => {
    const quality = qualityOf(await loadRelations())
    expect(quality.f1).toBeGreaterThanOrEqual(0.7)
    expect(quality.topThree).toBeGreaterThanOrEqual(0.85)
    expect(quality.samePrecision).toBeGreaterThanOrEqual(0.88)
    expect(['0/25', '1/25', '2/25']).toContain(quality.nearMisses)
  })

  test('are useful without word relations too', () => {
    const quality = qualityOf(noRelations)
    expect(quality.f1).toBeGreaterThanOrEqual(0.4)
    expect(['0/25', '1/25', '2/25']).toContain(quality.nearMisses)
  })
})
