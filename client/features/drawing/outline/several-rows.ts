import { changeMoment, readMoments } from '#shared/documents/map-document.ts'
import { act } from '#shared/documents/transact.ts'
import { planRemoval } from '#shared/layout/outline-edits.ts'
import type { OutlineRow } from '#shared/layout/outline-order.ts'
import { planJoin } from '#shared/layout/split-join.ts'
import { applyEdits } from '#shared/documents/apply-edits.ts'
import type { ExperienceMap } from '#shared/model/experience-map.ts'
import type { LinkId, MomentId } from '#shared/model/ids.ts'
import { type MapEdits, withEdits } from '#shared/model/map-edits.ts'
import { tidyPlaces } from '../../../canvas/editing/tidy-places.ts'
import { measureCard } from '../../../canvas/projection/measure-card.ts'
import { placeMoments } from '../../../canvas/projection/place-moments.ts'
import { type SelectionStore, selectMoments } from '../../../canvas/selection-store.ts'
import type { OpenDocument } from '../../../sync/board-sync.ts'
import { mintId } from '../../../sync/new-id.ts'
import { announce } from '../../../ui/announce.ts'
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
  /** The focus goes to a closed row, and stays with what is chosen. */
  readonly focusOn: (id: MomentId) => void
}

export function createSeveralActions(deps: Deps): SeveralActions {
  const { document, store, map, shownRows, readOnly, refuse, focusOn } = deps
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

  function chosenMoments(ids: readonly MomentId[]) {
    const chosen = new Set(ids)
    return map.moments.filter((moment) => chosen.has(moment.id))
  }

  function isHeld(ids: readonly MomentId[]): boolean {
    const held = chosenMoments(ids).some((moment) => moment.locked)
    if (held) refuse(outlineWords.locked)
    return held
  }

  function change(ids: readonly MomentId[], patch: Parameters<typeof changeMoment>[2]): void {
    undo.endStep()
    act(doc, () => {
      for (const id of ids) changeMoment(doc, id, patch)
    })
    undo.endStep()
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
      if (readOnly || ids.length < 2) return
      change(ids, { group: mintId() })
      announce(outlineWords.grouped(ids.length))
    },
    ungroup(ids) {
      if (readOnly) return
      const groups = new Set(chosenMoments(ids).flatMap(({ group }) => group ?? []))
      if (groups.size === 0) return
      const all = map.moments.flatMap(({ id, group }) => (group && groups.has(group) ? [id] : []))
      change(all, { group: '' })
      announce(outlineWords.ungrouped)
    },
    lockAll(ids) {
      if (readOnly) return
      const locked = !chosenMoments(ids).every((moment) => moment.locked)
      change(ids, { locked })
      announce(locked ? outlineWords.lockedNow : outlineWords.unlockedNow)
    },
    joinAll(ids) {
      if (readOnly) return
      const [head, ...others] = order.filter((id) => ids.includes(id))
      if (head === undefined) return
      const plans: MapEdits[] = []
      let now: Deps['map'] = map
      for (const other of others) {
        const plan = planJoin(now, head, other)
        if (!plan) return refuse(outlineWords.cannotJoin)
        plans.push(plan)
        now = withEdits(now, plan)
      }
      apply(plans)
      selectMoments(store, [head])
      focusOn(head)
      announce(outlineWords.joined)
    },
    removeAll(ids) {
      if (readOnly || isHeld(ids)) return
      const first = order.findIndex((id) => ids.includes(id))
      const stay = order[first - 1] ?? order.find((id) => !ids.includes(id))
      const plans: MapEdits[] = []
      let now: Deps['map'] = map
      for (const id of ids) {
        const plan = planRemoval(now, id, () => mintId<LinkId>())
        if (!plan) continue
        plans.push(plan)
        now = withEdits(now, plan)
      }
      apply(plans)
      selectMoments(store, stay === undefined ? [] : [stay])
      if (stay !== undefined) focusOn(stay)
      announce(outlineWords.removedSeveral(ids.length))
    },
    chapterOf(ids, chapter) {
      if (readOnly) return
      change(ids, { chapter })
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
