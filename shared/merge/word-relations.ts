import { type RelationTable, readRelationTable } from './words/relation-table.ts'

/** What is known about English words beyond their letters. Words are stems (`words/stems.ts`). */
export type WordRelations = {
  /** Stems near in meaning, 0 (nothing in common) … 1 (the same thing). Symmetric. */
  readonly neighbours: (stem: string) => ReadonlyMap<string, number>
  readonly opposites: (stem: string) => ReadonlySet<string>
  /** How often the word is a verb, 0…1. */
  readonly verbShare: (stem: string) => number
  readonly knows: (stem: string) => boolean
}

const none: ReadonlyMap<string, number> = new Map()
const noWords: ReadonlySet<string> = new Set()

/** The engine works without any relations: words and flow are left. */
export const noRelations: WordRelations = {
  neighbours: () => none,
  opposites: () => noWords,
  verbShare: () => 0.3,
  knows: () => false,
}

/** Makes the table answer questions. */
export function relationsOf(table: RelationTable): WordRelations {
  const { words, links } = readRelationTable(table)
  const shareOf = new Map(words.map((word) => [word.stem, word.verbShare]))
  const near = new Map<string, Map<string, number>>()
  const opposites = new Map<string, Set<string>>()
  const add = (from: string, to: string, nearness: number): void => {
    const known = near.get(from)
    if (known) known.set(to, nearness)
    else near.set(from, new Map([[to, nearness]]))
  }
  for (const link of links) {
    const a = words[link.a]?.stem
    const b = words[link.b]?.stem
    if (a === undefined || b === undefined) continue
    if (link.nearness === 0) {
      opposites.set(a, (opposites.get(a) ?? new Set()).add(b))
      opposites.set(b, (opposites.get(b) ?? new Set()).add(a))
    } else {
      add(a, b, (link.nearness + 0.5) / 8)
      add(b, a, (link.nearness + 0.5) / 8)
    }
  }
  return {
    neighbours: (stem) => near.get(stem) ?? none,
    opposites: (stem) => opposites.get(stem) ?? noWords,
    verbShare: (stem) => shareOf.get(stem) ?? noRelations.verbShare(stem),
    knows: (stem) => shareOf.has(stem),
  }
}
