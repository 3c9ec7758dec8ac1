import { applyEdits } from '#shared/documents/apply-edits.ts'
import { planBetween, planJoinAll, planSplit, planTurn } from '#shared/layout/split-join.ts'
import { planChapter, planGroup, planLock, planUngroup, withGroup } from '#shared/layout/together.ts'
import type { LinkId, MomentId, PersonId } from '#shared/model/ids.ts'
import type { MapEdits } from '#shared/model/map-edits.ts'
import type { Place } from '#shared/model/moment.ts'
import { limits } from '#shared/protocol/limits.ts'
import { mintId } from '../../sync/new-id.ts'
import type { LayerState } from '../layer-state.ts'
import { editMoment, selectLinks, selectMoments, type SelectionStore } from '../selection/selection-store.ts'
import { boxesOf, flowTo } from './layer-facts.ts'
import type { LabelSession } from './label-session.ts'
import type { LayersAtHand } from './layers-at-hand.ts'
import { placeAfter, placeBetween } from './next-place.ts'
import { writePlan } from './write-plan.ts'

/** What brings a map into order, beside tidying. Each is one transaction and one undo step. */
export type OrderEdits = {
  /** Two linked moments out of one, parted at `at` (UTF-16 units of its label). The second one’s label is opened. */
  split(id: MomentId, at: number): void
  /** Some moments become the first of them; a single one takes in what comes after it. */
  join(moments: readonly MomentId[]): void
  /** A moment in the middle of a link, with its label open. */
  addBetween(link: LinkId): void
  turn(link: LinkId): void
  /** They move together from now on; fewer than two are no group. */
  group(moments: readonly MomentId[]): void
  ungroup(moments: readonly MomentId[]): void
  /** Locks them, with whatever moves with them, or unlocks them where all are locked. Says which it did. */
  toggleLock(moments: readonly MomentId[]): 'locked' | 'unlocked' | undefined
  /** Empty: they lie in no chapter any more. */
  setChapter(moments: readonly MomentId[], chapter: string): void
}

export type OrderProblem = 'full' | 'cannotSplit' | 'cannotJoin'

type Deps = {
  readonly selection: SelectionStore
  readonly by: PersonId
  readonly layers: LayersAtHand
  readonly labels: Pick<LabelSession, 'finish' | 'noteFresh'>
  readonly say: (problem: OrderProblem) => void
}

export function createOrderEdits({ selection, by, layers, labels, say }: Deps): OrderEdits {
  function finishOpen(): void {
    const open = selection.getState().editing
    if (open) labels.finish(open)
  }

  /** One’s own map, where moments can be made and unmade; on the shared map that is what merging is for. */
  function ownLayerOf(id: MomentId): LayerState | undefined {
    const state = layers.of(id)
    return state && state.layer.document.name.kind === 'map' && !state.layer.moments ? state : undefined
  }

  function layerOfLink(id: LinkId): LayerState | undefined {
    const from = layers
      .all()
      .flatMap((state) => state.links)
      .find((link) => link.id === id)?.from
    return from && ownLayerOf(from)
  }

  /** Writes a plan into each layer that has some of the moments. */
  function planIn(
    moments: readonly MomentId[],
    plan: (state: LayerState, own: readonly MomentId[]) => MapEdits | undefined,
  ): void {
    for (const state of layers.all()) {
      const edits = plan(
        state,
        moments.filter((id) => layers.of(id) === state),
      )
      if (edits) applyEdits(state.layer.document.doc, edits)
    }
  }

  return {
    split(id, at) {
      finishOpen()
      const state = ownLayerOf(id)
      if (!state) return
      if (state.moments.length >= limits.maxMomentsPerMap) return say('full')
      const place = addedPlace(state, id)
      const second = { id: mintId<MomentId>(), ...(place ? { place } : {}) }
      const plan = planSplit(state, id, at, second, () => mintId<LinkId>())
      if (!plan) return say('cannotSplit')
      writePlan(state, plan, by)
      editMoment(selection, second.id)
    },

    join(moments) {
      finishOpen()
      const [asked] = moments
      const state = asked && ownLayerOf(asked)
      if (!state) return
      const joined = planJoinAll(state, moments)
      if (!joined) return say('cannotJoin')
      writePlan(state, joined.plans, by)
      selectMoments(selection, [joined.head])
    },

    addBetween(link) {
      finishOpen()
      const state = layerOfLink(link)
      const drawn = state?.links.find((other) => other.id === link)
      if (!state || !drawn) return
      if (state.moments.length >= limits.maxMomentsPerMap) return say('full')
      const boxes = boxesOf(state)
      const [from, to] = [boxes.get(drawn.from), boxes.get(drawn.to)]
      if (!from || !to) return
      const id = mintId<MomentId>()
      const chapter = state.moments.find((moment) => moment.id === drawn.from)?.chapter
      const added = {
        id,
        kind: 'step',
        label: '',
        place: placeBetween(from, to, [...boxes.values()]),
        ...(chapter ? { chapter } : {}),
      } as const
      const plan = planBetween(state, link, added, () => mintId<LinkId>())
      if (!plan) return
      writePlan(state, plan, by)
      labels.noteFresh(id)
      editMoment(selection, id)
    },

    turn(link) {
      const state = layerOfLink(link)
      const plan = state && planTurn(state, link)
      if (!state || !plan) return
      writePlan(state, plan, by)
      if (plan.changeLinks) selectLinks(selection, [link])
    },

    group: (moments) => planIn(moments, (state, own) => planGroup(state, own, mintId())),
    ungroup: (moments) => planIn(moments, planUngroup),

    toggleLock(moments) {
      const all = layers.all().flatMap((state) =>
        withGroup(
          state,
          moments.filter((id) => layers.of(id) === state),
        ),
      )
      const known = layers.all().flatMap((state) => state.moments)
      const plan = planLock({ moments: known }, all)
      if (!plan) return undefined
      planIn(all, (state, own) => planLock(state, own, plan.locked)?.edits)
      return plan.locked ? 'locked' : 'unlocked'
    },

    setChapter: (moments, chapter) => planIn(moments, (state, own) => planChapter(state, own, chapter)),
  }
}

/** Where the moment after this one stands. */
function addedPlace(state: LayerState, id: MomentId): Place | undefined {
  const boxes = boxesOf(state)
  const before = boxes.get(id)
  if (!before) return undefined
  const { x, y } = placeAfter(before, flowTo(state, id, boxes), [...boxes.values()])
  return { x, y }
}
