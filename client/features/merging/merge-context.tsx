import { createContext, type RefObject, useContext } from 'react'
import { useStore } from 'zustand'
import type { Difference } from '#shared/model/difference.ts'
import type { MergeCard } from '#shared/merge/merge-cards.ts'
import type { Suggestions } from '#shared/merge/suggest-moments.ts'
import type { PersonId } from '#shared/model/ids.ts'
import type { Selection, SelectionStore } from '../../canvas/selection/selection-store.ts'
import type { OpenDocument } from '../../sync/board-sync.ts'
import type { Guard } from './decisions/guard.ts'
import type { Nearness } from './engine/nearness-client.ts'
import type { News } from './decisions/news.ts'
import type { MergeScreen, MergeScreenStore } from './merge-screen.ts'
import type { LiveQueue } from './cards/live-queue.ts'
import type { MergeBoard } from '#shared/merge/merge-board.ts'

/** Everything the parts of merge mode look at. */
export type Merge = {
  readonly board: MergeBoard
  /** `map-shared`, where decisions are written. */
  readonly document: OpenDocument
  readonly isWritable: boolean
  readonly myId: PersonId
  /** A person's name, or “You”. */
  readonly nameOf: (id: PersonId) => string
  readonly engine: 'thinking' | 'ready' | 'failed'
  /** Whether the suggestions are about the maps as they are now. */
  readonly isUpToDate: boolean
  /** Whether labels are also compared by a service beside the engine. */
  readonly nearness: Nearness
  readonly suggestions: Suggestions
  readonly differences: readonly Difference[]
  readonly queue: LiveQueue
  /** The order in which the queue is gone through: questions, single moments, what was put off. */
  readonly cards: readonly MergeCard[]
  /** The card in hand. */
  readonly card: MergeCard | undefined
  readonly news: readonly News[]
  readonly guard: Guard
  readonly screen: MergeScreenStore
  readonly selection: SelectionStore
  /** Around the field in which the moment in hand is named. */
  readonly nameField: RefObject<HTMLDivElement | null>
}

export const MergeContext = createContext<Merge | undefined>(undefined)

export function useMerge(): Merge {
  const merge = useContext(MergeContext)
  if (!merge) throw new Error('useMerge outside of merge mode')
  return merge
}

/** A part of what is only on this screen. */
export function useScreen<T>(select: (screen: MergeScreen) => T): T {
  return useStore(useMerge().screen, select)
}

export function useSelection<T>(select: (selection: Selection) => T): T {
  return useStore(useMerge().selection, select)
}
