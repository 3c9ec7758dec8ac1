import type { MomentPatch } from '#shared/documents/map-document.ts'
import { planMoveRow, type RowSpot, planChapterStep } from '#shared/layout/move-row.ts'
import { planIndent, planLink, planMove, planOutdent } from '#shared/layout/outline-edits.ts'
import { planRemoval } from '#shared/layout/removal.ts'
import { planJoinAll, planSplit, planTurn } from '#shared/layout/split-join.ts'
import { planChapter, planLock } from '#shared/layout/together.ts'
import type { LinkId, MomentId } from '#shared/model/ids.ts'
import type { LinkKind } from '#shared/model/link.ts'
import { limits } from '#shared/protocol/limits.ts'
import { outlineWords } from '../messages.ts'
import { type PendingRow, planPending } from '../pending-row.ts'
import { type Act, both, heldBack, nothing, refuse, tryPlan, writing } from './effects.ts'
import { isFull, open, shiftAsked, showRow } from './row-acts.ts'

// What is done with one row, and is written into the map; on the canvas the same is done by the same keys.

/** The row that was asked for becomes a moment, at its first letter or whatever else is said of it first. */
export function bringIn(row: PendingRow, { kind, label, ...rest }: MomentPatch, how?: 'typing'): Act {
  return writing(({ map }) => {
    const moment = { ...(kind ? { kind } : {}), ...(label === undefined ? {} : { label }) }
    // What it was asked for after may be gone by now.
    const plan = planPending(map, row, moment) ?? planPending(map, { ...row, how: 'next' }, moment)
    return {
      edits: plan ? [plan] : [],
      patch: { id: row.id, said: rest },
      ...(how ? { isTyping: true } : {}),
      state: { asked: undefined },
      selection: { moments: [row.id], links: [], editing: row.id },
    }
  })
}

/** The word of a link: in which case the story takes it. `id` is the row it is written in. */
export function nameLink(id: MomentId, link: LinkId, label: string): Act {
  return writing((stand) => {
    const { pending } = stand
    const brought = pending?.id === id ? bringIn(pending, { label: '' }, 'typing')(stand) : nothing
    return { ...brought, edits: [...(brought.edits ?? []), { changeLinks: [{ id: link, label }] }], isTyping: true }
  })
}

export function changeLinkKind(link: LinkId, kind: LinkKind): Act {
  return writing(() => ({ edits: [{ changeLinks: [{ id: link, kind }] }] }))
}

export function cutLink(link: LinkId): Act {
  return writing(() => ({ edits: [{ removeLinks: [link] }] }))
}

export function link(from: MomentId, to: MomentId, label: string): Act {
  return writing(({ map, rows, mintLink }) => {
    const plan = planLink(map, from, to, { label }, mintLink)
    if (!plan) return nothing
    const number = rows.find((row) => row.momentId === to)?.number ?? ''
    return { edits: [plan], state: { trouble: '' }, announce: outlineWords.linked(number) }
  })
}

/** The same link, the other way round. */
export function turn(link: LinkId): Act {
  return writing((stand) => {
    const from = stand.map.links.find((one) => one.id === link)?.from
    return from ? tryPlan(stand, planTurn(stand.map, link), from, outlineWords.cannotMove) : nothing
  })
}

/** One level in or out. `alone`: the branch that a new row leaves ends there. */
export function shift(id: MomentId, direction: 'in' | 'out', alone = false): Act {
  return writing((stand) => {
    const { pending, map, rows, mintLink } = stand
    if (pending?.id === id) return shiftAsked(pending, direction, alone)(stand)
    const above = rows[rows.findIndex((row) => row.momentId === id) - 1]?.momentId
    return direction === 'in'
      ? tryPlan(stand, planIndent(map, id, above, mintLink), id, outlineWords.onlyWayOn)
      : tryPlan(stand, planOutdent(map, id, mintLink), id, outlineWords.noLineToGoBackTo)
  })
}

/** Earlier or later: past its neighbour on the line, or into the chapter above or below where it stands at the edge of its own. */
export function move(id: MomentId, direction: 'up' | 'down'): Act {
  return writing((stand) => {
    const { pending, map } = stand
    if (pending?.id === id) return nothing
    const plan = planChapterStep(map, id, direction) ?? planMove(map, id, direction)
    return heldBack(stand, id) ?? tryPlan(stand, plan, id, outlineWords.cannotMove)
  })
}

/** A row was dragged somewhere. */
export function moveTo(id: MomentId, spot: RowSpot): Act {
  return writing((stand) => {
    const { map, moments, mintLink } = stand
    const moment = moments.get(id)
    const why = moment?.locked
      ? outlineWords.locked
      : moment?.kind === 'start'
        ? outlineWords.staysFirst
        : outlineWords.staysThere
    return tryPlan(stand, planMoveRow(map, id, spot, mintLink), id, why)
  })
}

/** Takes a row away, and its neighbour takes over: the one before it, or the one after where it was the first. */
export function remove(id: MomentId): Act {
  return writing((stand) => {
    const { pending, rows, map, moments, mintLink } = stand
    const held = heldBack(stand, id)
    if (held) return held
    const at = rows.findIndex((row) => row.momentId === id)
    const neighbour = (rows[at - 1] ?? rows[at + 1])?.momentId
    const plan = pending?.id === id ? undefined : planRemoval(map, { moments: [id] }, mintLink)
    const gone = plan
      ? {
          edits: [plan],
          announce: outlineWords.removed(moments.get(id)?.label ?? ''),
          state: { asked: undefined, trouble: '' },
        }
      : { state: { asked: undefined } }
    return both(gone, neighbour === undefined ? { selection: { editing: undefined } } : showRow(stand, neighbour))
  })
}

/** Two linked moments out of one, parted at the caret (UTF-16 units of the label); the second one opens. */
export function split(id: MomentId, at: number): Act {
  return writing((stand) => {
    const { map, mintMoment, mintLink } = stand
    if (isFull(stand)) return refuse(outlineWords.full(limits.maxMomentsPerMap))
    const second = mintMoment()
    const plan = planSplit(map, id, at, { id: second }, mintLink)
    const done = tryPlan(stand, plan, second, outlineWords.cannotSplit)
    return plan ? both(done, open(second)(stand)) : done
  })
}

/** Takes in what comes after it on its line. */
export function join(id: MomentId): Act {
  return writing((stand) => {
    const [plan] = planJoinAll(stand.map, [id])?.plans ?? []
    const done = tryPlan(stand, plan, id, outlineWords.cannotJoin)
    return plan ? both(done, { announce: outlineWords.joined }) : done
  })
}

export function toggleLock(id: MomentId): Act {
  return writing(({ map }) => {
    const plan = planLock(map, [id])
    if (!plan) return nothing
    return { edits: [plan.edits], announce: plan.locked ? outlineWords.lockedNow : outlineWords.unlockedNow }
  })
}

/** Every moment of a chapter lies in the renamed one; without a name, in none. */
export function renameChapter(from: string, to: string): Act {
  return writing(({ map }) => {
    const lying = map.moments.filter(({ chapter }) => chapter === from).map(({ id }) => id)
    const plan = planChapter(map, lying, to)
    return plan ? { edits: [plan] } : nothing
  })
}
