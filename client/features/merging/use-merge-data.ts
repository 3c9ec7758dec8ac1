import { useMemo, useRef, useState } from 'react'
import { useStore } from 'zustand'
import type { Suggestions } from '#shared/merge/suggest-moments.ts'
import { createSelectionStore } from '../../canvas/selection/selection-store.ts'
import { saidDifference } from '../../ui/words/difference-words.ts'
import { useBoard, useDocument, useDocumentStatus, useSessionFacts } from '../../sync/board-context.tsx'
import { useAllOpen } from '../../sync/use-all-open.ts'
import { useSharedFlow } from '../../sync/use-shared-flow.ts'
import { createGuard } from './decisions/guard.ts'
import { newsOf } from './decisions/news.ts'
import { useNearness } from './engine/use-nearness.ts'
import { useReview } from './engine/use-review.ts'
import type { Merge } from './merge-context.tsx'
import { createMergeScreen } from './merge-screen.ts'
import { messages } from './messages.ts'
import { recheckCards } from '#shared/merge/merge-cards.ts'
import { cardAt, emptyReview, liveQueue } from './cards/live-queue.ts'
import { withDrawnDifferences } from '#shared/merge/drawn-differences.ts'
import { readMergeBoard } from '#shared/merge/merge-board.ts'

const nothingSuggested: Suggestions = { moments: [], maybes: [], partOf: [], singles: [] }

/** Puts together what merge mode looks at: documents, the engine's answers, and what is only on this screen. */
export function useMergeData(): Merge {
  const { boardId, me, myId } = useBoard()
  const { people } = useSessionFacts()
  const { flow, shared, maps } = useSharedFlow()
  const document = useDocument({ kind: 'map-shared' })
  const { writable } = useDocumentStatus(document)
  const board = useMemo(() => {
    const slots = new Map(people.map((person) => [person.mapId, person.slot]))
    const reveals = new Map(people.map((person) => [person.mapId, person.revealedAt]))
    return readMergeBoard({
      maps,
      shared,
      flow,
      slotOf: (mapId) => slots.get(mapId) ?? 'reed',
      revealedAt: (mapId) => reveals.get(mapId),
    })
  }, [people, maps, shared, flow])
  const nearness = useNearness({ boardId, host: me.labelsGoTo }, maps)
  const { told } = nearness
  const review = useReview(useMemo(() => ({ maps, shared, told }), [maps, shared, told]))
  // While maps are still coming, nobody knows yet what only one person drew.
  const areHere = useAllOpen(
    useMemo(
      () => [
        { kind: 'map-shared' } as const,
        ...people.flatMap(({ mapId, revealedAt }) =>
          revealedAt === undefined ? [] : [{ kind: 'map', mapId } as const],
        ),
      ],
      [people],
    ),
  )
  // The first question is about all of them, or it would be another one in a moment. From then on the last answer stands
  // while somebody edits, and while a late map comes.
  const isUpToDate = areHere && review.state === 'ready' && review.maps === maps
  const [isBegun, setBegun] = useState(false)
  if (isUpToDate && !isBegun) setBegun(true)
  const answer = review.state === 'ready' && isBegun ? review.review : undefined
  const found = answer?.differences
  const differences = useMemo(
    () => (found ? withDrawnDifferences(found.map(saidDifference), shared, maps) : []),
    [found, shared, maps],
  )
  const rechecks = useMemo(() => recheckCards(board), [board])
  const queue = useMemo(() => liveQueue(answer?.queue ?? emptyReview, shared, rechecks), [answer, shared, rechecks])
  const cards = useMemo(() => [...queue.questions, ...queue.gifts, ...queue.later], [queue])
  const [screen] = useState(createMergeScreen)
  const [selection] = useState(createSelectionStore)
  const cursor = useStore(screen, (state) => state.cursor)
  const nameField = useRef<HTMLDivElement>(null)
  const guard = useMemo(() => createGuard(board), [board])
  const news = useMemo(() => newsOf(shared), [shared])
  // What was put off is looked at when it is asked for, or when nothing else is left to step to.
  const now = queue.questions.length + queue.gifts.length
  const card = cards.find(({ key }) => key === cursor.key) ?? cardAt(cards.slice(0, now), cursor)

  return useMemo(
    () => ({
      board,
      document,
      isWritable: writable,
      myId,
      nameOf: (id) =>
        id === myId ? messages.news.you : (people.find((person) => person.id === id)?.name ?? messages.news.someone),
      engine: isBegun || review.state === 'failed' ? review.state : 'thinking',
      isUpToDate,
      nearness,
      suggestions: answer?.suggestions ?? nothingSuggested,
      differences,
      queue,
      cards,
      card,
      news,
      guard,
      screen,
      selection,
      nameField,
    }),
    [
      board,
      document,
      writable,
      myId,
      people,
      review.state,
      isBegun,
      isUpToDate,
      nearness,
      answer,
      differences,
      queue,
      cards,
      card,
      news,
      guard,
      screen,
      selection,
    ],
  )
}
