import { stemmer } from 'stemmer'
import { storyOrder } from '../layout/story-order.ts'
import { messages } from '../messages.ts'
import type { SourceFact, MergeBoard } from '#shared/merge/merge-board.ts'
import type { MapId, MomentId } from '#shared/model/ids.ts'
import { isTrouble } from '#shared/model/moment.ts'
import type { Relation } from '#shared/model/shared-map.ts'
import type { Target } from '#shared/merge/decisions/plan-by-hand.ts'

/** More than this part of the story between two moments that would be one is worth a word. */
const farApart = 0.5

/** Says, before and as a person joins moments by hand, where one of them may stand for too much. It stops nobody. */
export type Guard = {
  /** What may be wrong with these as one moment; empty where nothing is. */
  warnings(ids: readonly MomentId[], target: Target | undefined, relation: Relation): readonly string[]
}

/**
 *   W1  two moments of one author, who drew them apart
 *   W2  something that goes wrong, with something that does not
 *   W3  moments from either end of the story
 *   W4  words that have nothing in common
 *
 * A part of a moment may well be all of these but the last two.
 */
export function createGuard(board: MergeBoard): Guard {
  const positions = new Map<MapId, ReadonlyMap<MomentId, number>>()

  function positionOf({ moment, author }: SourceFact): number {
    const known = positions.get(author.mapId) ?? positionsIn(board, author.mapId)
    positions.set(author.mapId, known)
    return known.get(moment.id) ?? 0
  }

  return {
    warnings(ids, target, relation) {
      const facts = factsOf(
        [...ids, ...(target ? ['momentId' in target ? target.momentId : target.sourceId] : [])],
        board,
      )
      if (facts.length < 2) return []
      const words = messages.guard
      const found: string[] = []
      if (relation === 'same') {
        const twice = board.authors.find((author) => facts.filter((fact) => fact.author === author).length > 1)
        if (twice) found.push(words.oneAuthor(twice.name))
        const wrong = facts.find(({ moment }) => isTrouble(moment.kind))
        const ordinary = facts.find(({ moment }) => !isTrouble(moment.kind))
        if (wrong && ordinary) found.push(words.mixed(wrong.moment.label, ordinary.moment.label))
      }
      const at = facts.map(positionOf)
      if (Math.max(...at) - Math.min(...at) > farApart) found.push(words.farApart)
      if (relation === 'same' && !shareAWord(facts)) found.push(words.noWord)
      return found
    },
  }
}

/** The sources that are meant: a shared moment stands for its own, a source that has its place for all that are there. */
function factsOf(ids: readonly MomentId[], board: MergeBoard): readonly SourceFact[] {
  const sources = new Set(
    ids.flatMap((id) => {
      const home = board.moments.get(id) ?? board.placedIn.get(id)?.[0]
      const inside = home?.sources.filter(({ relation }) => relation === 'same').map(({ sourceId }) => sourceId) ?? []
      return board.sources.has(id) ? [id, ...inside] : inside
    }),
  )
  return [...sources].flatMap((id) => board.sources.get(id) ?? [])
}

/** Some two of them have a word in common; where there are no words at all, nothing is missing. */
function shareAWord(facts: readonly SourceFact[]): boolean {
  const seen = new Set<string>()
  let hasWords = false
  for (const { moment } of facts) {
    const stems = stemsOf(moment.label)
    if (stems.size > 0) hasWords = true
    for (const stem of stems) if (seen.has(stem)) return true
    for (const stem of stems) seen.add(stem)
  }
  return !hasWords
}

function stemsOf(label: string): ReadonlySet<string> {
  const words = label.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  return new Set(words.filter((word) => word.length > 3 || /\P{ASCII}/u.test(word)).map(stemmer))
}

function positionsIn({ maps }: MergeBoard, mapId: MapId): ReadonlyMap<MomentId, number> {
  const map = maps.find(({ id }) => id === mapId)
  const order = map ? storyOrder(map) : []
  return new Map(order.map((id, i) => [id, i / Math.max(1, order.length - 1)]))
}
