import { labelOf } from '#shared/merge/merge-board.ts'
import {
  planAddAsItIs,
  planAllowAgain,
  planKeepOnlyIn,
  planPutInto,
  planRename,
  planTakeAllApart,
  planTakeApart,
  planTakeOut,
  type Target,
} from '#shared/merge/decisions/plan-by-hand.ts'
import type { MomentId } from '#shared/model/ids.ts'
import type { SourcePair } from '#shared/model/merge-edits.ts'
import type { Relation } from '#shared/model/shared-map.ts'
import { messages } from '../messages.ts'
import { partnersOf } from '../cards/partners.ts'
import { type Act, nothing, writes } from './effects.ts'

// What is done with moments by hand, on the canvas, in a list or in the outline.

export function putInto(ids: readonly MomentId[], target: Target, relation: Relation): Act {
  return (stand) =>
    writes(stand, {
      edits: planPutInto(stand.board, ids, target, relation, stand.mintId),
      screen: { picking: undefined, draft: undefined, lit: [] },
    })
}

/** Several moments that somebody selected become one: the shared one among them, or a new one. */
export function joinAll(ids: readonly MomentId[]): Act {
  return (stand) => {
    const { moments, sources } = stand.board
    const [first, ...rest] = [...ids.filter((id) => moments.has(id)), ...ids.filter((id) => sources.has(id))]
    if (!first || rest.length === 0) return nothing
    const target = moments.has(first) ? { momentId: first } : { sourceId: first }
    return writes(stand, { ...putInto(rest, target, 'same')(stand), select: [] })
  }
}

/** A moment was dropped on another: they become one. Nothing where that says nothing, as on the moment in question. */
export function dropOn(dragged: MomentId, target: MomentId): Act {
  return (stand) => {
    const { sources, moments } = stand.board
    if (dragged === target) return nothing
    if (moments.has(target) && (sources.has(dragged) || moments.has(dragged)))
      return putInto([dragged], { momentId: target }, 'same')(stand)
    if (sources.has(target) && sources.has(dragged)) return putInto([dragged], { sourceId: target }, 'same')(stand)
    if (sources.has(target) && moments.has(dragged)) return putInto([target], { momentId: dragged }, 'same')(stand)
    return nothing
  }
}

export function addAsItIs(id: MomentId): Act {
  return (stand) => writes(stand, { edits: planAddAsItIs(stand.board, id, stand.mintId) })
}

/** Joins an open moment to its n-th nearest one. */
export function joinPartner(id: MomentId, nth: number): Act {
  return (stand) => {
    const partner = partnersOf(id, stand.suggestions, stand.board.shared)[nth - 1]
    return partner ? putInto([id], { sourceId: partner.id }, 'same')(stand) : nothing
  }
}

/** Looks for the moment that the one in hand is the same as, a part of, or goes on to. */
export function pick(relation: Relation | 'link'): Act {
  return (stand) => {
    const { board, card } = stand
    const [selected] = stand.selected
    if (!selected && card?.kind === 'recheck') return nothing
    const of = selected ? (board.placedIn.get(selected)?.[0]?.id ?? selected) : card?.key
    return of ? writes(stand, { screen: { picking: { for: of, relation } } }) : nothing
  }
}

export function takeOut(sourceId: MomentId): Act {
  return (stand) =>
    writes(stand, {
      edits: planTakeOut(sourceId),
      did: messages.moment.wasTakenOut(labelOf(sourceId, stand.board)),
    })
}

/** Sources that are one moment and kept apart as well: those who leave are taken out of it. */
export function partSources(sources: readonly MomentId[]): Act {
  return (stand) => writes(stand, { edits: planTakeOut(...sources) })
}

export function takeApart(momentId: MomentId): Act {
  return (stand) =>
    writes(stand, {
      edits: planTakeApart(momentId),
      did: messages.moment.wasTakenApart(labelOf(momentId, stand.board)),
    })
}

export const takeAllApart: Act = (stand) =>
  writes(stand, { edits: planTakeAllApart(stand.board), select: [], did: messages.startOver.done })

/** Settles that a source belongs to one of the moments it was placed in. */
export function keepOnlyIn(sourceId: MomentId, momentId: MomentId): Act {
  return (stand) => writes(stand, { edits: planKeepOnlyIn(stand.board, sourceId, momentId) })
}

export function allowAgain(...pairs: readonly SourcePair[]): Act {
  return (stand) => writes(stand, { edits: planAllowAgain(...pairs) })
}

/** A shared moment's words, letter by letter: letters that follow each other are one step for undo. */
export function typeName(momentId: MomentId, label: string): Act {
  return (stand) => writes(stand, { edits: planRename(momentId, label), isTyping: true })
}
