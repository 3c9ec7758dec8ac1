import { applyEdits } from '#shared/documents/apply-edits.ts'
import { changeMoment } from '#shared/documents/map-document.ts'
import { act } from '#shared/documents/transact.ts'
import { outlineOf } from '#shared/layout/outline-order.ts'
import { nextOnLine, planBetween, planJoin, planSplit, planTurn } from '#shared/layout/split-join.ts'
import type { LinkId, MomentId } from '#shared/model/ids.ts'
import { type MapEdits, withEdits } from '#shared/model/map-edits.ts'
import type { Place } from '#shared/model/moment.ts'
import { limits } from '#shared/protocol/limits.ts'
import { mintId } from '../../sync/new-id.ts'
import type { LayerState } from '../layer-state.ts'
import { editMoment, selectLinks, selectMoments, type SelectionStore } from '../selection-store.ts'
import { boxesOf, flowTo, pinPlaces, withGroup } from './layer-facts.ts'
import { placeAfter, placeBetween } from './next-place.ts'

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
  /** The writable layer of a moment. */
  readonly layerOf: (id: MomentId) => LayerState | undefined
  readonly layers: () => readonly LayerState[]
  /** Ends what is still being written in a label. */
  readonly finish: (id: MomentId) => void
  /** The label was opened by making the moment, and nothing was written yet. */
  readonly noteFresh: (id: MomentId) => void
  readonly say: (problem: OrderProblem) => void
}

export function createOrderEdits({ selection, layerOf, layers, finish, noteFresh, say }: Deps): OrderEdits {
  function finishOpen(): void {
    const open = selection.getState().editing
    if (open) finish(open)
  }

  /** One’s own map, where moments can be made and unmade; on the shared map that is what merging is for. */
  function ownLayerOf(id: MomentId): LayerState | undefined {
    const state = layerOf(id)
    return state && state.layer.document.name.kind === 'map' && !state.layer.moments ? state : undefined
  }

  function layerOfLink(id: LinkId): LayerState | undefined {
    const from = layers()
      .flatMap((state) => state.links)
      .find((link) => link.id === id)?.from
    return from && ownLayerOf(from)
  }

  /** Writes one fact into moments, wherever they are. */
  function change(
    moments: readonly MomentId[],
    patch: Parameters<typeof changeMoment>[2],
    expand: (state: LayerState, ids: readonly MomentId[]) => readonly MomentId[] = (_, ids) => ids,
  ): void {
    for (const state of layers()) {
      const own = moments.filter((id) => state.places.has(id) && layerOf(id) === state)
      if (own.length === 0) continue
      const { doc } = state.layer.document
      act(doc, () => {
        for (const id of expand(state, own)) changeMoment(doc, id, patch)
      })
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
      apply(state, [plan])
      editMoment(selection, second.id)
    },

    join(moments) {
      finishOpen()
      const [asked] = moments
      const state = asked && ownLayerOf(asked)
      if (!state) return
      const wanted = new Set(moments)
      const inFlow = outlineOf(state).flatMap((row) => (wanted.has(row.momentId) ? [row.momentId] : []))
      const head = inFlow[0] ?? asked
      const others = moments.length > 1 ? inFlow.slice(1) : [nextOnLine(state, head)]
      let map: Pick<LayerState, 'moments' | 'links'> = state
      const plans: MapEdits[] = []
      for (const other of others) {
        const plan = planJoin(map, head, other)
        if (!plan) return say('cannotJoin')
        plans.push(plan)
        map = withEdits(map, plan)
      }
      apply(state, plans)
      selectMoments(selection, [head])
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
      apply(state, [plan])
      noteFresh(id)
      editMoment(selection, id)
    },

    turn(link) {
      const state = layerOfLink(link)
      const plan = state && planTurn(state, link)
      if (!state || !plan) return
      apply(state, [plan])
      if (plan.changeLinks) selectLinks(selection, [link])
    },

    group(moments) {
      if (moments.length > 1) change(moments, { group: mintId() })
    },
    ungroup: (moments) => change(moments, { group: '' }, withGroup),

    toggleLock(moments) {
      const all = layers().flatMap((state) => {
        const own = new Set(withGroup(state, moments))
        return state.moments.filter((moment) => own.has(moment.id) && layerOf(moment.id) === state)
      })
      if (all.length === 0) return undefined
      const locked = !all.every((moment) => moment.locked)
      change(
        all.map((moment) => moment.id),
        { locked },
      )
      return locked ? 'locked' : 'unlocked'
    },

    setChapter: (moments, chapter) => change(moments, { chapter }),
  }
}

function apply(state: LayerState, plans: readonly MapEdits[]): void {
  const { doc } = state.layer.document
  act(doc, () => {
    pinPlaces(state)
    for (const plan of plans) applyEdits(doc, plan)
  })
}

/** Where the moment after this one stands. */
function addedPlace(state: LayerState, id: MomentId): Place | undefined {
  const boxes = boxesOf(state)
  const before = boxes.get(id)
  if (!before) return undefined
  const { x, y } = placeAfter(before, flowTo(state, id, boxes), [...boxes.values()])
  return { x, y }
}
