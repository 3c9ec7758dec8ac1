import { changeMoment, readMoments } from '#shared/documents/map-document.ts'
import { act } from '#shared/documents/transact.ts'
import { planRemoval } from '#shared/layout/removal.ts'
import type { OutlineRow } from '#shared/layout/outline-order.ts'
import { planJoinAll } from '#shared/layout/split-join.ts'
import { planChapter, planGroup, planLock, planUngroup, unlocked } from '#shared/layout/together.ts'
import { applyEdits } from '#shared/documents/apply-edits.ts'
import type { ExperienceMap } from '#shared/model/experience-map.ts'
import type { LinkId, MomentId } from '#shared/model/ids.ts'
import type { MapEdits } from '#shared/model/map-edits.ts'
import { tidyPlaces } from '../../../canvas/editing/tidy-places.ts'
import { measureCard } from '../../../canvas/projection/measure-card.ts'
import { placeMoments } from '../../../canvas/projection/place-moments.ts'
import { type SelectionStore, selectMoments } from '../../../canvas/selection/selection-store.ts'
import type { OpenDocument } from '../../../sync/board-sync.ts'
import { mintId } from '../../../sync/new-id.ts'
import { outlineWords } from './messages.ts'

/** What is done with several rows at once; on the canvas the same is done by the same keys. Each is one undo step. */
export type SeveralActions = {
  /** Takes the row above or below into what is chosen, or lets go of the last one. */
  extend(id: MomentId, by: 1 | -1): void
  /** Everything from where choosing began to this row. */
  extendTo(id: MomentId): void
  chooseAll(id: MomentId): void
  group(ids: readonly MomentId[]): void
  ungroup(ids: readonly MomentId[]): void
  lockAll(ids: readonly MomentId[]): void
  joinAll(ids: readonly MomentId[]): void
  removeAll(ids: readonly MomentId[]): void
  chapterOf(ids: readonly MomentId[], chapter: string): void
  /** Lays the map out anew for whoever looks at the canvas; some moments where several are named. */
  tidy(ids: readonly MomentId[]): void
}

type Deps = {
  readonly document: OpenDocument
  readonly store: SelectionStore
  readonly map: Pick<ExperienceMap, 'moments' | 'links'>
  readonly shownRows: readonly OutlineRow[]
  readonly readOnly: boolean
  readonly refuse: (sentence: string) => void
  /** Says what was done to whoever does not see it. */
  readonly announce: (sentence: string) => void
  /** The focus goes to a closed row, and stays with what is chosen. */
  readonly focusOn: (id: MomentId) => void
}

export function createSeveralActions(deps: Deps): SeveralActions {
  const { document, store, map, shownRows, readOnly, refuse, announce, focusOn } = deps
  const { doc, undo } = document
  const order = shownRows.map(({ momentId }) => momentId)

  /** The one with the focus stands first; the last one is where choosing began. */
  function choose(from: MomentId, to: MomentId): void {
    const [a, b] = [order.indexOf(from), order.indexOf(to)]
    if (a < 0 || b < 0) return
    const between = order.slice(Math.min(a, b), Math.max(a, b) + 1)
    selectMoments(store, a < b ? between.toReversed() : between)
    focusOn(to)
    announce(outlineWords.chosen(between.length))
  }

  function began(id: MomentId): MomentId {
    return store.getState().moments.findLast((one) => order.includes(one)) ?? id
  }

  function apply(plans: readonly MapEdits[]): void {
    undo.endStep()
    act(doc, () => {
      for (const plan of plans) applyEdits(doc, plan)
    })
    undo.endStep()
  }

  return {
    extend(id, by) {
      const next = order[order.indexOf(id) + by]
      if (next !== undefined) choose(began(id), next)
    },
    extendTo: (id) => choose(began(id), id),
    chooseAll(id) {
      selectMoments(store, [id, ...order.filter((other) => other !== id)])
      announce(outlineWords.chosen(order.length))
    },
    group(ids) {
      const plan = readOnly ? undefined : planGroup(map, ids, mintId())
      if (!plan) return
      apply([plan])
      announce(outlineWords.grouped(ids.length))
    },
    ungroup(ids) {
      const plan = readOnly ? undefined : planUngroup(map, ids)
      if (!plan) return
      apply([plan])
      announce(outlineWords.ungrouped)
    },
    lockAll(ids) {
      const plan = readOnly ? undefined : planLock(map, ids)
      if (!plan) return
      apply([plan.edits])
      announce(plan.locked ? outlineWords.lockedNow : outlineWords.unlockedNow)
    },
    joinAll(ids) {
      if (readOnly) return
      const joined = planJoinAll(map, ids)
      if (!joined) return refuse(outlineWords.cannotJoin)
      apply(joined.plans)
      selectMoments(store, [joined.head])
      focusOn(joined.head)
      announce(outlineWords.joined)
    },
    removeAll(ids) {
      if (readOnly) return
      const going = unlocked(map, ids)
      if (going.length < ids.length) refuse(outlineWords.locked)
      const plan = planRemoval(map, { moments: ids }, () => mintId<LinkId>())
      if (!plan) return
      const first = order.findIndex((id) => going.includes(id))
      const stay = order[first - 1] ?? order.find((id) => !going.includes(id))
      apply([plan])
      selectMoments(store, stay === undefined ? [] : [stay])
      if (stay !== undefined) focusOn(stay)
      announce(outlineWords.removedSeveral(going.length))
    },
    chapterOf(ids, chapter) {
      const plan = readOnly ? undefined : planChapter(map, ids, chapter)
      if (!plan) return
      apply([plan])
      announce(chapter ? outlineWords.inChapter(chapter) : outlineWords.inNoChapter)
    },
    tidy(ids) {
      if (readOnly) return
      const moments = readMoments(doc)
      const places = placeMoments(moments, map.links, (moment) => measureCard(moment, 'full'))
      const tidied = tidyPlaces({ layer: { size: 'full' }, moments, links: map.links, places }, ids)
      undo.endStep()
      act(doc, () => {
        for (const [id, place] of [...places, ...tidied]) changeMoment(doc, id, { place })
      })
      undo.endStep()
      announce(outlineWords.tidied)
    },
  }
}
