import { readFileSync } from 'node:fs'
import { parseBoardFile } from '../../shared/exchange/board-file.ts'
import type { Difference, DifferenceKind } from '../../shared/model/difference.ts'
import type { ExperienceMap } from '../../shared/model/experience-map.ts'
import type { MomentId } from '../../shared/model/ids.ts'

export const sampleNames = ['streaming-evening', 'friday-pizza', 'booking-a-physio'] as const

/** A difference as people found it by reading the maps. */
export type Conflict = {
  readonly kind: string
  readonly nodes: readonly string[]
  readonly claims: readonly string[]
  readonly interviewQuestion: string
}

/** A sample board with the answers people gave for it; `clusters`: which moments are one. */
export type AnsweredSample = {
  readonly maps: readonly ExperienceMap[]
  readonly clusters: readonly (readonly MomentId[])[]
  readonly conflicts: readonly Conflict[]
}

export function readAnsweredSample(name: (typeof sampleNames)[number]): AnsweredSample {
  const url = new URL(`../../samples/${name}.json`, import.meta.url)
  const file = JSON.parse(readFileSync(url, 'utf8')) as {
    gold: { clusters: { members: MomentId[] }[]; conflicts: Conflict[] }
  }
  const read = parseBoardFile(file)
  if (!read.ok) throw new Error(read.said.reason)
  return {
    maps: read.board.maps,
    conflicts: file.gold.conflicts,
    clusters: file.gold.clusters.map((cluster) => cluster.members),
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
export function surfaces(difference: Difference, { kind, nodes }: Conflict): boolean {
  if (!sensible[kind]?.includes(difference.kind)) return false
  const sides = difference.sides.map(({ sourceIds }) => nodes.filter((node) => sourceIds.some((id) => id === node)))
  return sides.filter((found) => found.length > 0).length > 1 || new Set(sides.flat()).size === nodes.length
}
