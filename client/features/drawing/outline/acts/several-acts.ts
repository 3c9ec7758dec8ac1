import { planRemoval } from '#shared/layout/removal.ts'
import { planJoinAll } from '#shared/layout/split-join.ts'
import { planChapter, planGroup, planLock, planUngroup, unlocked } from '#shared/layout/together.ts'
import type { MomentId } from '#shared/model/ids.ts'
import { tidyPlaces } from '../../../../canvas/editing/tidy-places.ts'
import { measureCard } from '../../../../canvas/projection/measure-card.ts'
import { placeMoments } from '../../../../canvas/projection/place-moments.ts'
import { outlineWords } from '../messages.ts'
import { type Act, both, nothing, refuse, type Stand, writing } from './effects.ts'

// What is done with several rows at once; on the canvas the same is done by the same keys. Each is one undo step.

/** Takes the row above or below into what is chosen, or lets go of the last one. */
export function extend(id: MomentId, by: 1 | -1): Act {
  return (stand) => {
    const order = orderOf(stand)
    const next = order[order.indexOf(id) + by]
    return next === undefined ? nothing : choose(began(stand, id), next)(stand)
  }
}

/** Everything from where choosing began to this row. */
export function extendTo(id: MomentId): Act {
  return (stand) => choose(began(stand, id), id)(stand)
}

export function chooseAll(id: MomentId): Act {
  return (stand) => {
    const order = orderOf(stand)
    return {
      selection: selected(stand, [id, ...order.filter((other) => other !== id)]),
      announce: outlineWords.chosen(order.length),
    }
  }
}

export function group(ids: readonly MomentId[]): Act {
  return writing(({ map, mintMoment }) => {
    const plan = planGroup(map, ids, mintMoment())
    return plan ? { edits: [plan], announce: outlineWords.grouped(ids.length) } : nothing
  })
}

export function ungroup(ids: readonly MomentId[]): Act {
  return writing(({ map }) => {
    const plan = planUngroup(map, ids)
    return plan ? { edits: [plan], announce: outlineWords.ungrouped } : nothing
  })
}

export function lockAll(ids: readonly MomentId[]): Act {
  return writing(({ map }) => {
    const plan = planLock(map, ids)
    if (!plan) return nothing
    return {
      edits: [plan.edits],
      announce: plan.locked ? outlineWords.lockedNow : outlineWords.unlockedNow,
    }
  })
}

export function joinAll(ids: readonly MomentId[]): Act {
  return writing((stand) => {
    const joined = planJoinAll(stand.map, ids)
    if (!joined) return refuse(outlineWords.cannotJoin)
    return {
      edits: joined.plans,
      selection: selected(stand, [joined.head]),
      focus: joined.head,
      announce: outlineWords.joined,
    }
  })
}

/** Takes away those that nobody has locked; the focus goes to the row before the first of them. */
export function removeAll(ids: readonly MomentId[]): Act {
  return writing((stand) => {
    const { map, mintLink } = stand
    const going = unlocked(map, ids)
    const held = going.length < ids.length ? refuse(outlineWords.locked) : nothing
    const plan = planRemoval(map, { moments: ids }, mintLink)
    if (!plan) return held
    const order = orderOf(stand)
    const first = order.findIndex((id) => going.includes(id))
    const stay = order[first - 1] ?? order.find((id) => !going.includes(id))
    return both(held, {
      edits: [plan],
      selection: selected(stand, stay === undefined ? [] : [stay]),
      ...(stay === undefined ? {} : { focus: stay }),
      announce: outlineWords.removedSeveral(going.length),
    })
  })
}

export function chapterOf(ids: readonly MomentId[], chapter: string): Act {
  return writing(({ map }) => {
    const plan = planChapter(map, ids, chapter)
    if (!plan) return nothing
    const said = chapter ? outlineWords.inChapter(chapter) : outlineWords.inNoChapter
    return { edits: [plan], announce: said }
  })
}

/** Lays the map out anew for whoever looks at the canvas; some moments where several are named. */
export function tidy(ids: readonly MomentId[]): Act {
  return writing(({ map: { moments, links } }) => {
    const places = placeMoments(moments, links, (moment) => measureCard(moment, 'full'))
    const tidied = tidyPlaces({ layer: { size: 'full' }, moments, links, places }, ids)
    const changeMoments = [...places, ...tidied].map(([id, place]) => ({ id, place }))
    return { edits: [{ changeMoments }], announce: outlineWords.tidied }
  })
}

/** The one with the focus stands first; the last one is where choosing began. */
function choose(from: MomentId, to: MomentId): Act {
  return (stand) => {
    const order = orderOf(stand)
    const [a, b] = [order.indexOf(from), order.indexOf(to)]
    if (a < 0 || b < 0) return nothing
    const between = order.slice(Math.min(a, b), Math.max(a, b) + 1)
    return {
      selection: selected(stand, a < b ? between.toReversed() : between),
      focus: to,
      announce: outlineWords.chosen(between.length),
    }
  }
}

function began(stand: Stand, id: MomentId): MomentId {
  const order = orderOf(stand)
  return stand.selection.moments.findLast((one) => order.includes(one)) ?? id
}

function orderOf({ shownRows }: Stand): readonly MomentId[] {
  return shownRows.map(({ momentId }) => momentId)
}

function selected({ selection: { editing } }: Stand, moments: readonly MomentId[]) {
  return { moments, links: [], editing: editing && moments.includes(editing) ? editing : undefined }
}
