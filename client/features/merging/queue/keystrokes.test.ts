import { membersOf } from '#shared/merge/decisions/plan-card.ts'
import type { Target } from '#shared/merge/decisions/plan-by-hand.ts'
import { createDecider, type Decider } from '../testing/decider.ts'
import { readFileSync } from 'node:fs'
import * as Y from 'yjs'
import { describe, expect, test } from 'vitest'
import { parseBoardFile } from '#shared/exchange/board-file.ts'
import { readSharedMap } from '#shared/documents/shared-map-document.ts'
import { loadRelations } from '#shared/merge/load-relations.ts'

import { sharedFlow } from '#shared/merge/shared-flow.ts'
import type { ExperienceMap } from '#shared/model/experience-map.ts'
import type { SharedMap } from '#shared/model/shared-map.ts'
import { asId, type MomentId, type PersonId } from '#shared/model/ids.ts'
import { reviewMaps } from '../engine/review-maps.ts'
import { readMergeBoard } from '#shared/merge/merge-board.ts'
import { momentId } from '../testing/maps.ts'
import type { MergeCard } from '#shared/merge/merge-cards.ts'
import { liveQueue } from '../cards/live-queue.ts'
import { partnersOf } from '../cards/partners.ts'

/**
 * A scripted person merges a sample by keyboard, with the sample's answer key in decider: A, K, digits and the two bulk
 * keys. What she presses for each source that finds its place says how well queue and keys fit together.
 */
const samples = ['streaming-evening', 'friday-pizza', 'booking-a-physio']

describe('merging a sample by keyboard', () => {
  test.each(samples)('%s takes at most 1.6 keystrokes for each source placed, and nothing is lost', async (name) => {
    const file: unknown = JSON.parse(readFileSync(`samples/${name}.json`, 'utf8'))
    const parsed = parseBoardFile(file)
    if (!parsed.ok) throw new Error('the samples are readable')
    const answer = answerKey(file)
    const relations = await loadRelations()
    const board = boardOf(parsed.board.maps)
    const sources = parsed.board.maps.flatMap((map) => map.moments).length
    let keys = 0
    for (let turn = 0; turn < 200; turn++) {
      const { shared, maps } = board
      const review = reviewMaps({ maps, shared: shared() }, relations)
      const { questions, gifts } = liveQueue(review.queue, shared())
      if (questions.length === 0 && gifts.length === 0) break
      const sure = questions.filter((card) => card.kind === 'suggestion' && card.suggestion.tier === 'same')
      if (sure.length > 1 && sure.every((card) => isRight(card, answer, board))) {
        board.decider().acceptAll(sure)
        keys += 1
      } else if (questions[0]) keys += decide(questions[0], answer, board)
      else {
        // Looked for by name: S, three letters, Enter. One further key goes to the card.
        const elsewhere = gifts.find((card) => !board.asked.has(card.key) && homeOf(card, answer, board) !== undefined)
        const near = (card: MergeCard) =>
          partnersOf(membersOf(card)[0] ?? momentId('none'), review.suggestions, shared()).findIndex(({ id }) =>
            isSame(id, membersOf(card)[0], answer),
          )
        const joining = gifts.find((card) => near(card) >= 0)
        // She goes to it with N; from one card to the next that is one key each.
        if (joining) {
          const partner = partnersOf(membersOf(joining)[0] ?? momentId('none'), review.suggestions, shared())[
            near(joining)
          ]
          if (partner) board.decider().putInto(membersOf(joining), { sourceId: partner.id }, 'same')
          keys += 1 + Math.min(1, gifts.indexOf(joining))
        } else if (elsewhere) {
          const home = homeOf(elsewhere, answer, board)
          board.asked.add(elsewhere.key)
          if (home) board.decider().putInto(membersOf(elsewhere), home, 'same')
          keys += 5 + Math.min(1, gifts.indexOf(elsewhere))
        } else {
          board.decider().acceptAll(gifts)
          keys += 1
        }
      }
    }
    const placed = new Set(board.shared().placements.map((placement) => placement.sourceId))
    expect(placed.size).toBe(sources)
    console.log(`${name}: ${(keys / sources).toFixed(2)} keystrokes for each source placed`)
    expect(keys / sources).toBeLessThanOrEqual(1.6)
    expect(wronglyApart(board.shared(), answer)).toEqual([])
  })
})

/** Members of one moment of the answer key that ended in two. */
function wronglyApart({ placements }: Pick<SharedMap, 'placements'>, answer: Answer): readonly string[] {
  const homes = Map.groupBy(placements, ({ sourceId }) => answer.get(sourceId))
  return [...homes].flatMap(([name, group]) =>
    new Set(group.map(({ momentId }) => momentId)).size > 1 ? [`${name}`] : [],
  )
}

type Answer = ReadonlyMap<string, string>
type Board = ReturnType<typeof boardOf>

function boardOf(maps: readonly ExperienceMap[]) {
  const doc = new Y.Doc()
  let minted = 0
  const shared = () => readSharedMap(doc)
  const decider = (): Decider =>
    createDecider({
      doc,
      by: asId<PersonId>('scripted'),
      now: () => ++minted,
      mintId: () => momentId(`shared-${++minted}`),
      board: readMergeBoard({ maps, shared: shared(), flow: sharedFlow(shared(), maps), slotOf: () => 'reed' }),
    })
  return { maps, shared, decider, asked: new Set<string>() }
}

/** Answers one question; gives the number of keys it took. */
function decide(card: MergeCard, answer: Answer, board: Board): number {
  const target = targetOf(card, answer, board)
  const members = membersOf(card)
  const right = members.filter((id) => answer.get(id) === target)
  const leftOut = members.filter((id) => answer.get(id) !== target)
  const joins = card.kind === 'suggestion' && card.suggestion.joins !== undefined
  if (card.kind === 'suggestion' && right.length > (joins ? 0 : 1)) {
    board.decider().accept(card, { leftOut })
    return 1 + leftOut.length
  }
  if (card.kind === 'part-of' && leftOut.length === 0) board.decider().accept(card)
  else board.decider().refuse(card)
  return 1
}

function isRight(card: MergeCard, answer: Answer, board: Board): boolean {
  const target = targetOf(card, answer, board)
  return membersOf(card).every((id) => answer.get(id) === target)
}

/** What the card is about in the answer key: the moment it would join, or what most of its members are. */
function targetOf(card: MergeCard, answer: Answer, board: Board): string | undefined {
  const joins = card.kind === 'suggestion' ? card.suggestion.joins : undefined
  const there = board.shared().moments.find((moment) => moment.id === joins)?.sources ?? []
  const ids = there.length > 0 ? there.map((source) => source.sourceId) : membersOf(card)
  const groups = [...Map.groupBy(ids, (id) => answer.get(id)).entries()]
  return groups.sort((a, b) => b[1].length - a[1].length)[0]?.[0]
}

/** Where a single moment belongs by the answer key: a shared moment, or another single one. */
function homeOf(card: MergeCard, answer: Answer, board: Board): Target | undefined {
  const [id] = membersOf(card)
  if (!id) return undefined
  const shared = board.shared()
  const moment = shared.moments.find(({ sources }) => sources.some(({ sourceId }) => isSame(sourceId, id, answer)))
  if (moment) return { momentId: moment.id }
  const source = board.maps
    .flatMap((map) => map.moments)
    .find((other) => other.id !== id && isSame(other.id, id, answer))
  return source && { sourceId: source.id }
}

function isSame(a: MomentId, b: MomentId | undefined, answer: Answer): boolean {
  return b !== undefined && answer.get(a) === answer.get(b)
}

function answerKey(file: unknown): Answer {
  const { gold } = file as { gold: { clusters: { name: string; members: string[] }[]; unique: string[] } }
  return new Map([
    ...gold.clusters.flatMap(({ name, members }) => members.map((id) => [id, name] as const)),
    ...gold.unique.map((id) => [id, id] as const),
  ])
}
