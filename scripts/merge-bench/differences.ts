import { sayDifference } from '../../shared/words/difference-words.ts'
import { differenceSentences } from '../../shared/words/en/differences.ts'
import { findDifferences } from '../../shared/merge/find-differences.ts'
import type { MomentGroup } from '../../shared/merge/moment-groups.ts'
import { suggestMoments } from '../../shared/merge/suggest-moments.ts'
import type { WordRelations } from '../../shared/merge/word-relations.ts'
import type { ExperienceMap } from '../../shared/model/experience-map.ts'
import type { MomentId } from '../../shared/model/ids.ts'
import { readAnsweredSample, sampleNames, surfaces } from './conflicts.ts'
import { nothingDecided } from './speed.ts'

/** A reader's difference with the question they would ask, and ours to it, if the engine's own suggestions surface it. */
export type Surfaced = {
  readonly sample: string
  readonly kind: string
  readonly theirs: string
  readonly ours: string | undefined
}

/** What readers found in the samples, beside what comes out when every suggestion of the engine is accepted. */
export function compareDifferences(relations: WordRelations): {
  readonly surfaced: readonly Surfaced[]
  /** Titles of all order differences, by sample. */
  readonly orders: readonly (readonly [sample: string, titles: readonly string[]])[]
} {
  const surfaced: Surfaced[] = []
  const orders: [string, readonly string[]][] = []
  for (const sample of sampleNames) {
    const { maps, conflicts } = readAnsweredSample(sample)
    const { moments } = suggestMoments(maps, nothingDecided, relations)
    const groups = allGroups(
      maps,
      moments.map(({ members }) => members),
    )
    const differences = findDifferences(maps, groups).map((found) => sayDifference(found, differenceSentences))
    for (const conflict of conflicts)
      surfaced.push({
        sample,
        kind: conflict.kind,
        theirs: conflict.interviewQuestion,
        ours: differences.find((difference) => surfaces(difference, conflict))?.question,
      })
    orders.push([sample, differences.filter(({ kind }) => kind === 'order').map(({ title }) => title)])
  }
  return { surfaced, orders }
}

/** Whoever is in no group stands alone. */
function allGroups(maps: readonly ExperienceMap[], members: readonly (readonly MomentId[])[]): readonly MomentGroup[] {
  const grouped = new Set(members.flat())
  const alone = maps.flatMap((map) => map.moments.map(({ id }) => id)).filter((id) => !grouped.has(id))
  return [...members, ...alone.map((id) => [id])].map((sources) => ({
    key: [...sources].sort().join('|'),
    moments: [...sources].sort(),
    sources,
  }))
}
