import type { MergeBoard } from '#shared/merge/merge-board.ts'
import type { MergeCard } from '#shared/merge/merge-cards.ts'
import type { Suggestions } from '#shared/merge/suggest-moments.ts'
import type { MomentId } from '#shared/model/ids.ts'
import type { MergeEdits } from '#shared/model/merge-edits.ts'
import type { MergeScreen } from '../merge-screen.ts'
import type { LiveQueue } from '../cards/live-queue.ts'

/** What a person has in front of them when they act: all that an act may depend on. */
export type Stand = {
  readonly board: MergeBoard
  readonly queue: LiveQueue
  /** The order in which the queue is gone through. */
  readonly cards: readonly MergeCard[]
  /** The card that is asked about now. */
  readonly card: MergeCard | undefined
  readonly suggestions: Suggestions
  readonly screen: MergeScreen
  /** Moments that are selected and there. */
  readonly selected: readonly MomentId[]
  readonly selectedLinks: readonly string[]
  readonly isWritable: boolean
  readonly mintId: () => MomentId
}

/** What an act comes to; `perform` carries it out. Nothing in it: nothing happens. */
export type Effects = {
  /** Written as one step. */
  readonly edits?: MergeEdits
  /** The edits are letters: those that follow each other are one step for undo. */
  readonly isTyping?: true
  readonly screen?: Partial<MergeScreen>
  readonly select?: readonly MomentId[]
  /** What was done, where no decision stands for it that everybody is told of: it is said, and stays on the screen. */
  readonly did?: string
  /** Said to those who listen, and not shown. */
  readonly announce?: string
  readonly history?: 'undo' | 'redo'
  /** Where the person goes: into the moment's name, to the list of differences, or back from it unless they are to stay. */
  readonly goes?: 'name' | 'differences' | 'stay-at-differences'
}

/** One thing that can be done here, by key or by click. Decides, and does nothing: what follows is in what it gives. */
export type Act = (stand: Stand) => Effects

export const nothing: Effects = {}

/** What is written, and what follows on the screen; nothing of either where this person may not write. */
export function writes({ isWritable }: Stand, effects: Effects): Effects {
  return isWritable ? effects : nothing
}

/** Writes a plan, and does nothing else. */
export function write(edits: MergeEdits): Act {
  return (stand) => writes(stand, { edits })
}
