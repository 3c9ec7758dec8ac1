import * as Y from 'yjs'
import { createDecider } from '../../client/features/merging/testing/decider.ts'
import { decidedTwice } from '../../client/features/merging/decisions/decided-twice.ts'
import { newsOf } from '../../client/features/merging/decisions/news.ts'
import { columnsFor, layScene } from '../../client/features/merging/canvas/scene.ts'
import { readMergeBoard } from '#shared/merge/merge-board.ts'
import { mapOf, momentId } from '../../client/features/merging/testing/maps.ts'
import { readSharedMap } from '#shared/documents/shared-map-document.ts'
import { createUndo } from '#shared/documents/undo.ts'
import type { ReviewCard } from '#shared/merge/review-queue.ts'
import { sharedFlow } from '#shared/merge/shared-flow.ts'
import { asId, type PersonId } from '#shared/model/ids.ts'

/**
 * What one decision costs where the screen is drawn, in milliseconds, step by step: on a map that is nearly done, and
 * for all cards at once. The engine is left out; it runs in a worker. `node scripts/bench-merging.ts`, by decider.
 */
const sizes = [
  [3, 100],
  [8, 250],
] as const

for (const [people, moments] of sizes) {
  const maps = Array.from({ length: people }, (_, i) =>
    mapOf({
      id: `map${i}`,
      labels: Array.from({ length: moments }, (_, n) => `Does the thing number ${n} at the end`),
    }),
  )
  const cards = Array.from({ length: moments }, (_, n) =>
    cardOf(maps.flatMap((map) => map.moments[n] ?? []).map(({ id }) => id)),
  )
  const [last] = cards.splice(-1)
  const doc = new Y.Doc()
  createUndo(doc, 'map-shared')
  let minted = 0
  const boardOf = () => {
    const shared = readSharedMap(doc)
    return readMergeBoard({ maps, shared, flow: sharedFlow(shared, maps), slotOf: () => 'reed' })
  }
  const decider = () =>
    createDecider({
      doc,
      by: asId<PersonId>('noor'),
      now: Date.now,
      mintId: () => momentId(`shared${++minted}`),
      board: boardOf(),
    })
  const columns = columnsFor(
    { maps },
    cards.map((card) => card.wordings.map(({ moment }) => moment.id)),
  )
  function cardOf(members: readonly ReturnType<typeof momentId>[]): ReviewCard {
    const wordings = maps.flatMap((map) =>
      map.moments.filter(({ id }) => members.includes(id)).map((moment) => ({ mapId: map.id, moment })),
    )
    const [label = momentId('none')] = members
    const suggestion = {
      key: members.join('|'),
      members,
      tier: 'same' as const,
      confidence: 1,
      reasons: [],
      warnings: [],
      label,
    }
    return { kind: 'suggestion', key: suggestion.key, suggestion, wordings }
  }
  const all = decider()
  time(`${people}×${moments} all at once: written`, () => all.acceptAll(cards))
  for (const round of ['first', 'again']) {
    const one = decider()
    if (round === 'first' && last) time(`${people}×${moments} one decision: written`, () => one.accept(last))
    const shared = time(`${people}×${moments} ${round}: read`, () => readSharedMap(doc))
    const flow = time('  links', () => sharedFlow(shared, maps))
    const board = time('  board', () => readMergeBoard({ maps, shared, flow, slotOf: () => 'reed' }))
    time('  news', () => newsOf(shared))
    time('  decided twice', () => decidedTwice(shared))
    time('  layout', () => layScene({ board, columns, card: last, draft: undefined }))
  }
}

function time<T>(what: string, run: () => T): T {
  const began = performance.now()
  const value = run()
  console.log(`${what}: ${(performance.now() - began).toFixed(1)} ms`)
  return value
}
