import { goesBack } from '../model/link.ts'
import { type ExperienceMap, momentsById, wholeLinks } from '../model/experience-map.ts'
import type { MapId, MomentId } from '../model/ids.ts'
import type { Moment } from '../model/moment.ts'
import { positionsOf } from './flow-positions.ts'
import type { WordRelations } from './word-relations.ts'
import { type LabelWords, readLabel } from './words/read-label.ts'

/** A moment as the engine sees it. Nodes are numbered by map and id, so that no other order can matter. */
export type Node = {
  readonly index: number
  readonly id: MomentId
  readonly moment: Moment
  /** Number of its map. */
  readonly map: number
  readonly label: LabelWords
  /** The whole label without case and punctuation, where no other moment of its map says the same; else empty. */
  readonly saying: string
  /** The words of `thinking` and `doing`, which count less. */
  readonly beside: LabelWords
  /** Moments right before and after it; loops are left out. */
  readonly before: readonly number[]
  readonly after: readonly number[]
  /** As `before` and `after`, and one moment further. */
  readonly longBefore: readonly number[]
  readonly longAfter: readonly number[]
  /** 0 at the beginning of its map's flow … 1 at the end. */
  readonly position: number
}

export type BoardNodes = { readonly nodes: readonly Node[]; readonly mapIds: readonly MapId[] }

type ReadLabel = (text: string) => LabelWords

const nothing: LabelWords = { words: [], isNegated: false }

/** Moments of all maps with their words and their place in the flow. A map or a moment that comes twice counts once. */
export function readNodes(
  maps: readonly ExperienceMap[],
  relations: WordRelations,
  read: ReadLabel = (text) => readLabel(text, relations),
): BoardNodes {
  const sorted = [...new Map(maps.map((map) => [map.id, map])).values()].sort((a, b) => (a.id < b.id ? -1 : 1))
  const nodes: Node[] = []
  const seen = new Set<MomentId>()
  for (const [number, map] of sorted.entries()) {
    const moments = [...momentsById(map).values()]
      .filter((moment) => !seen.has(moment.id))
      .sort((a, b) => (a.id < b.id ? -1 : 1))
    for (const moment of moments) seen.add(moment.id)
    nodes.push(...nodesOfMap(map, moments, { number, first: nodes.length, read }))
  }
  return { nodes, mapIds: sorted.map((map) => map.id) }
}

function nodesOfMap(
  map: ExperienceMap,
  moments: readonly Moment[],
  { number, first, read }: { readonly number: number; readonly first: number; readonly read: ReadLabel },
): readonly Node[] {
  const indexOf = new Map(moments.map((moment, i) => [moment.id, i]))
  const before: number[][] = moments.map(() => [])
  const after: number[][] = moments.map(() => [])
  for (const link of wholeLinks(map)) {
    const from = indexOf.get(link.from)
    const to = indexOf.get(link.to)
    if (goesBack(link) || from === undefined || to === undefined || after[from]?.includes(to)) continue
    after[from]?.push(to)
    before[to]?.push(from)
  }
  const position = positionsOf(before, after)
  const shifted = (list: readonly number[] | undefined): readonly number[] =>
    (list ?? []).map((i) => i + first).sort((a, b) => a - b)
  const sayings = moments.map((moment) => sayingOf(moment.label))
  const said = new Map<string, number>()
  for (const saying of sayings) said.set(saying, (said.get(saying) ?? 0) + 1)
  return moments.map((moment, i) => {
    const saying = sayings[i] ?? ''
    const beside = `${moment.thinking}. ${moment.doing}`
    return {
      index: first + i,
      id: moment.id,
      moment,
      map: number,
      label: read(moment.label),
      saying: said.get(saying) === 1 ? saying : '',
      beside: beside.length > 3 ? read(beside) : nothing,
      before: shifted(before[i]),
      after: shifted(after[i]),
      longBefore: shifted(twoSteps(before, i)),
      longAfter: shifted(twoSteps(after, i)),
      position: position[i] ?? 0,
    }
  })
}

function sayingOf(label: string): string {
  return (
    label
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  ).join(' ')
}

function twoSteps(next: readonly (readonly number[])[], from: number): readonly number[] {
  const found = new Set<number>()
  for (const one of next[from] ?? []) {
    found.add(one)
    for (const two of next[one] ?? []) found.add(two)
  }
  found.delete(from)
  return [...found]
}
