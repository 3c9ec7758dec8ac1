import { labelOf } from '#shared/merge/merge-board.ts'
import type { MomentId } from '#shared/model/ids.ts'
import type { SharedLink } from '#shared/model/shared-map.ts'
import { planCutLink, planLink, planRestoreLink } from '../decisions/plan-link.ts'
import { messages } from '../messages.ts'
import { type Act, writes } from './effects.ts'

/** Draws a link between two shared moments, or says that it is there already. */
export function link(from: MomentId, to: MomentId): Act {
  return (stand) => {
    const edits = planLink(stand.board, from, to, stand.mintId)
    const names = [labelOf(from, stand.board), labelOf(to, stand.board)] as const
    return writes(stand, {
      ...(edits ? { edits } : {}),
      did: edits ? messages.ways.drawn(...names) : messages.ways.isThere(...names),
      screen: { picking: undefined },
    })
  }
}

export function cut(shared: SharedLink): Act {
  return (stand) =>
    writes(stand, {
      edits: planCutLink(shared),
      did: messages.ways.wasCut(labelOf(shared.from, stand.board), labelOf(shared.to, stand.board)),
      // What is not there any more can't stay selected.
      ...(stand.selectedLinks.includes(shared.id) ? { select: [shared.from] } : {}),
    })
}

export function restore({ from, to }: SharedLink): Act {
  return (stand) =>
    writes(stand, {
      edits: planRestoreLink(from, to),
      did: messages.ways.isBack(labelOf(from, stand.board), labelOf(to, stand.board)),
    })
}
