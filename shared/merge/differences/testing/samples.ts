import { readFileSync } from 'node:fs'
import { parseBoardFile } from '../../../exchange/board-file.ts'
import type { ExperienceMap } from '../../../model/experience-map.ts'
import type { MomentId } from '../../../model/ids.ts'
import type { MomentGroup } from '../../moment-groups.ts'

export const sampleNames = ['streaming-evening', 'friday-pizza', 'booking-a-physio'] as const

/** A difference as people found it by reading the maps. */
export type GoldConflict = {
  readonly kind: string
  readonly nodes: readonly string[]
  readonly claims: readonly string[]
  readonly interviewQuestion: string
}

export type Sample = {
  readonly maps: readonly ExperienceMap[]
  /** The gold clusters, and every other moment for itself. */
  readonly gold: readonly MomentGroup[]
  readonly conflicts: readonly GoldConflict[]
}

/** A sample board with the answers people gave for it. */
export function readSample(name: (typeof sampleNames)[number]): Sample {
  const url = new URL(`../../../../samples/${name}.json`, import.meta.url)
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

/** Groups of these members; whoever is in none stands alone. */
export function withSingles(
  maps: readonly ExperienceMap[],
  members: readonly (readonly MomentId[])[],
): readonly MomentGroup[] {
  const grouped = new Set(members.flat())
  const alone = maps.flatMap((map) => map.moments.map(({ id }) => id)).filter((id) => !grouped.has(id))
  return [...members, ...alone.map((id) => [id])].map((sources) => ({
    key: [...sources].sort().join('|'),
    moments: [...sources].sort(),
    sources,
  }))
}
