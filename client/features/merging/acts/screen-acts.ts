import { draftFrom } from '../decisions/variants.ts'
import { laneLookFor, widestLook } from '../layout/lane-looks.ts'
import { messages } from '../messages.ts'
import type { Merge } from '../merge-context.tsx'
import { type Act, writes } from './effects.ts'

// What is done on this screen alone; nothing of it is written into the map.

export const undo: Act = () => ({ history: 'undo', screen: { did: undefined } })
export const redo: Act = () => ({ history: 'redo' })
export const rename: Act = () => ({ goes: 'name' })
export const goToDifferences: Act = () => ({ goes: 'differences' })

/** Takes the pen for the shared map, or puts it away; a picture can only be drawn on where it is seen. */
export const draw: Act = (stand) => {
  const { isDrawing } = stand.screen
  return writes(stand, {
    screen: { isDrawing: !isDrawing },
    announce: isDrawing ? messages.ink.away : messages.ink.begun,
  })
}

/** Closes whatever is open, the innermost first. */
export const close: Act = ({ screen: { isHelpOpen, picking, drawing, isDrawing } }) => {
  if (isDrawing) return { screen: { isDrawing: false } }
  if (drawing) return { screen: { drawing: undefined } }
  if (isHelpOpen) return { screen: { isHelpOpen: false } }
  if (picking) return { screen: { picking: undefined } }
  return { select: [] }
}

/** Begins to write down a difference of what is selected. */
export const writeVariants: Act = (stand) => ({
  ...writes(stand, { screen: { drawing: draftFrom(stand.selected, stand.board) } }),
  goes: 'stay-at-differences',
})

/** Gives the shared map the room, or the members' maps theirs back. */
export const foldLanes: Act = (stand) => {
  const now = { lanes: stand.board.maps.length, isDone: isDone(stand) }
  const isFolded = laneLookFor(now, stand.screen.lanes) === 'strip'
  return {
    screen: { lanes: isFolded ? widestLook(now.lanes) : 'strip' },
    announce: isFolded ? messages.lanes.areOpen : messages.lanes.areFolded,
  }
}

export const seeAll: Act = ({ screen }) => ({ screen: { seesAll: !screen.seesAll } })
export const help: Act = ({ screen }) => ({ screen: { isHelpOpen: !screen.isHelpOpen } })

/** Nothing is left to look at but what was put off, and there is a shared map. */
export function isDone({ queue, board }: Pick<Merge, 'queue' | 'board'>): boolean {
  return queue.questions.length + queue.gifts.length === 0 && board.shared.moments.length > 0
}
