import type { MomentId } from '#shared/model/ids.ts'
import { type Merge, useMerge, useSelection } from './merge-context.tsx'

/** The selected moments that are there; the moment in question is not one yet. */
export function useSelected(): readonly MomentId[] {
  const merge = useMerge()
  // Subscribes; which of them are there depends on the board as well.
  useSelection((selection) => selection.moments)
  return selectedOf(merge)
}

export function selectedOf({ board, selection }: Merge): readonly MomentId[] {
  return selection.getState().moments.filter((id) => board.sources.has(id) || board.moments.has(id))
}
