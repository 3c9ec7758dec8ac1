import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { parseBoardFile } from '../../shared/exchange/board-file.ts'
import type { ExperienceMap } from '../../shared/model/experience-map.ts'

/** A board with what people found to be one moment, to compare suggestions with. */
export type Problem = {
  readonly set: string
  readonly maps: readonly ExperienceMap[]
  /** Pairs of moments that are one, as `pairOf` writes them. */
  readonly gold: ReadonlySet<string>
  /** The same as whole moments, where the answer key says so. */
  readonly clusters: readonly (readonly string[])[]
  /** Near misses: alike, and not the same. */
  readonly nearMisses: ReadonlySet<string>
  /** Pairs people disagree about, and moments without an answer: neither right nor wrong. */
  readonly unscored: ReadonlySet<string>
  readonly ignored: ReadonlySet<string>
}

export function pairOf(a: string, b: string): string {
  return a < b ? `${a}\n${b}` : `${b}\n${a}`
}

export function pairsOf(ids: readonly string[]): readonly string[] {
  return ids.flatMap((a, i) => ids.slice(i + 1).map((b) => pairOf(a, b)))
}

/** The three samples of the repository; they carry their answer key. */
export function readSamples(): readonly Problem[] {
  const folder = join(import.meta.dirname, '../../samples')
  return ['booking-a-physio', 'friday-pizza', 'streaming-evening'].flatMap((name) =>
    readProblems(join(folder, `${name}.json`), 'samples'),
  )
}

/** A file with one board or an array of boards, each with `gold` pairs or an answer key. */
export function readProblems(path: string, set = basename(path, '.json')): readonly Problem[] {
  const input: unknown = JSON.parse(readFileSync(path, 'utf8'))
  const boards: readonly unknown[] = Array.isArray(input) ? input : [input]
  return boards.map((board) => readProblem(board, set))
}

type Answers = {
  readonly gold?:
    | readonly (readonly [string, string])[]
    | {
        readonly clusters: readonly { readonly members: readonly string[] }[]
        readonly mustNotMerge: readonly Pair[]
        readonly debatable: readonly Pair[]
        readonly granularity: readonly { readonly coarse: string; readonly fine: readonly string[] }[]
      }
  readonly ignore?: readonly string[]
}
type Pair = { readonly a: string; readonly b: string }

function readProblem(board: unknown, set: string): Problem {
  const read = parseBoardFile(board)
  if (!read.ok) throw new Error(read.said.reason)
  const { maps } = read.board
  const { gold, ignore } = board as Answers
  const homeOf = new Map<string, string>(maps.flatMap((map) => map.moments.map(({ id }) => [id, map.id])))
  const isAcross = (pair: string): boolean => {
    const [a = '', b = ''] = pair.split('\n')
    return homeOf.get(a) !== homeOf.get(b)
  }
  const problem = { set, maps, ignored: new Set(ignore) }
  if (gold === undefined) throw new Error(`a board of ${set} has no gold`)
  if (!('clusters' in gold)) {
    const pairs = gold.map(([a, b]) => pairOf(a, b)).filter(isAcross)
    return { ...problem, gold: new Set(pairs), clusters: [], nearMisses: new Set(), unscored: new Set() }
  }
  return {
    ...problem,
    gold: new Set(gold.clusters.flatMap(({ members }) => pairsOf(members)).filter(isAcross)),
    clusters: gold.clusters.map(({ members }) => members),
    nearMisses: new Set(gold.mustNotMerge.map(({ a, b }) => pairOf(a, b))),
    unscored: new Set([
      ...gold.debatable.map(({ a, b }) => pairOf(a, b)),
      ...gold.granularity.flatMap(({ coarse, fine }) => fine.map((part) => pairOf(coarse, part))),
    ]),
  }
}
