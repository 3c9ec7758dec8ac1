import type { MomentId } from '#shared/model/ids.ts'
import { limits } from '#shared/protocol/limits.ts'
import { outlineWords } from '../messages.ts'
import { type PendingRow, shiftPending } from '../pending-row.ts'
import { type Act, both, type Effects, nothing, refuse, type Stand, writing } from './effects.ts'

// Which row is open, which has the focus, and which one is asked for; nothing here is written into the map.

/** The focus goes to a closed row, which alone is chosen. */
export function goTo(id: MomentId): Act {
  return () => ({ focus: id, selection: { moments: [id], links: [], editing: undefined } })
}

/** The focus goes to a closed row; what is chosen stays chosen. */
export function focusOn(id: MomentId): Act {
  return () => ({ focus: id })
}

/** A closed row has got the focus, from wherever. */
export function select(id: MomentId): Act {
  return ({ selection }) => ({
    selection: { moments: [id], links: [], editing: selection.editing === id ? id : undefined },
  })
}

export function open(id: MomentId): Act {
  return () => ({
    endsStep: true,
    state: { asked: undefined, trouble: '' },
    selection: { moments: [id], links: [], editing: id },
  })
}

/** Opens a row with the caret in the name of its chapter. */
export function openChapter(id: MomentId): Act {
  return (stand) => both(open(id)(stand), { selection: { details: 'chapter' } })
}

/** Opens a row with the caret in what the customer thinks. */
export function openDetails(id: MomentId): Act {
  return (stand) => both(open(id)(stand), { selection: { details: true } })
}

/** Opens a row to choose where else it leads. */
export function openLink(id: MomentId): Act {
  return (stand) => both(open(id)(stand), { selection: { linkingFrom: id } })
}

/** The caret goes to the chapter of what is chosen. */
export const askChapter: Act = () => ({ selection: { details: 'chapter' } })

/** Closes the open row; the focus goes to its closed face, or to the row that a new one was asked for after. */
export const close: Act = (stand) => {
  const { pending, selection } = stand
  const target = pending ? pending.after : selection.editing
  const rest = target === undefined ? { selection: { editing: undefined } } : goTo(target)(stand)
  return both({ state: { asked: undefined } }, rest)
}

/** Opens the row above or below, or goes there while all are closed. */
export function step(id: MomentId, by: 1 | -1): Act {
  return (stand) => {
    const { shownRows } = stand
    const next = shownRows[shownRows.findIndex((row) => row.momentId === id) + by]?.momentId
    return next === undefined ? nothing : showRow(stand, next)
  }
}

/** Goes to the first row that is seen, or the last. */
export function goToEnd(end: 'first' | 'last'): Act {
  return (stand) => {
    const id = stand.shownRows.at(end === 'first' ? 0 : -1)?.momentId
    return id === undefined ? nothing : goTo(id)(stand)
  }
}

/** Unfolds what branches off, or goes into it; with `left` folds it away, or goes back to where it branched off. */
export function stepAside(id: MomentId, way: 'right' | 'left'): Act {
  return (stand) => {
    const { tree, folded } = stand
    const { firstChild, parent } = tree.get(id) ?? {}
    if (way === 'right') {
      if (folded.has(id)) return toggleFold(id)(stand)
      return firstChild ? step(id, 1)(stand) : nothing
    }
    if (firstChild && !folded.has(id)) return toggleFold(id)(stand)
    return parent ? goTo(parent)(stand) : nothing
  }
}

export function toggleFold(id: MomentId): Act {
  return ({ state }) => {
    const folded = new Set(state.folded)
    if (!folded.delete(id)) folded.add(id)
    return { state: { folded } }
  }
}

/** Opens a row that is not in the map before its first letter: the next one after this, or a beginning. */
export function next(after: MomentId | undefined): Act {
  return writing((stand) => ask(stand, after, 'next'))
}

/** Asks for a row that branches off; the one that is asked for already goes a level in. */
export function branch(from: MomentId | undefined): Act {
  return writing((stand) => {
    const { pending, map } = stand
    if (!pending) return ask(stand, from, 'branch')
    const shifted = pending.how === 'branch' ? undefined : shiftPending(map, { ...pending, how: 'next' }, 'in')
    return shifted ? { state: { asked: shifted } } : nothing
  })
}

/** The row that is asked for goes on from another one, beside whatever follows that. */
export function comeFrom(from: MomentId): Act {
  return writing(({ pending }) =>
    pending ? { state: { asked: { ...pending, after: from, how: 'branch' } } } : nothing,
  )
}

/** A row that was asked for and has no letter yet is put away; else the last step is taken back. */
export const undo: Act = (stand) => (stand.pending && stand.map.moments.length > 0 ? close(stand) : { history: 'undo' })

export const redo: Act = () => ({ history: 'redo' })

/** The row that is asked for, one level further in or out. `alone`: the branch that it leaves ends there. */
export function shiftAsked(pending: PendingRow, direction: 'in' | 'out', alone: boolean): Act {
  return ({ map }) => {
    const shifted = shiftPending(map, alone ? { ...pending, how: 'back' } : pending, direction)
    if (shifted) return { state: { asked: shifted } }
    return refuse(direction === 'in' ? outlineWords.onlyWayOn : outlineWords.noLineToGoBackTo)
  }
}

/**
 * The open row may go while somebody is in it, taken away by others or by one's own undo: its neighbour takes over.
 * `was`: the rows as they were. After an undo the row before it opens, so that the hands stay on the keys.
 */
export function afterLoss(was: Stand['rows'], byMyUndo: boolean): Act {
  return ({ rows, moments, pending, selection: { editing } }) => {
    if (editing === undefined || moments.has(editing) || pending) return nothing
    const at = was.findIndex((row) => row.momentId === editing)
    const neighbour = rows[Math.max(0, Math.min(byMyUndo ? at - 1 : at, rows.length - 1))]?.momentId
    if (neighbour === undefined) return { selection: { editing: undefined } }
    const selection = { moments: [neighbour], links: [], editing: byMyUndo ? neighbour : undefined }
    return byMyUndo ? { selection } : { selection, focus: neighbour }
  }
}

/** A row takes over: it opens where one was open, and gets the focus where all are closed. */
export function showRow(stand: Stand, id: MomentId): Effects {
  return (stand.openId === undefined ? goTo(id) : open(id))(stand)
}

function ask(stand: Stand, after: MomentId | undefined, how: PendingRow['how']): Effects {
  if (isFull(stand)) return refuse(outlineWords.full(limits.maxMomentsPerMap))
  return {
    endsStep: true,
    state: { trouble: '', asked: newRow(stand, after, how) },
    selection: { editing: undefined },
  }
}

export function isFull({ map }: Pick<Stand, 'map'>): boolean {
  return map.moments.length >= limits.maxMomentsPerMap
}

export function newRow(
  { mintMoment, mintLink }: Pick<Stand, 'mintMoment' | 'mintLink'>,
  after: MomentId | undefined,
  how: PendingRow['how'],
): PendingRow {
  return {
    id: mintMoment(),
    ...(after === undefined ? {} : { after }),
    how,
    linkIds: [mintLink(), mintLink(), mintLink()],
  }
}
