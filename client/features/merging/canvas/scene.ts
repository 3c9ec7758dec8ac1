import type { MergeCard } from '#shared/merge/merge-cards.ts'
import type { MapId, MomentId } from '#shared/model/ids.ts'
import { isTrouble, type Moment, type Place } from '#shared/model/moment.ts'
import type { SharedMoment } from '#shared/model/shared-map.ts'
import type { Box } from '../../../canvas/box.ts'
import { measureCard } from '../../../canvas/projection/measure-card.ts'
import { membersOf, proposedLabel } from '#shared/merge/decisions/plan-card.ts'
import { kindOf } from '#shared/merge/decisions/plan-place.ts'
import { alignColumns } from '../layout/align-columns.ts'
import { type BoxSize, type LaneLayout, layLanes } from '../layout/lane-layout.ts'
import { type LaneLook, laneLooks } from '../layout/lane-looks.ts'
import { type RibbonEnd, type RibbonLine, ribbonsInto, streamsInto } from '../layout/ribbons.ts'
import { layRiver } from '../layout/river-layout.ts'
import { storyOrder } from '../layout/story-order.ts'
import type { Draft } from '../merge-screen.ts'
import type { MergeBoard } from '#shared/merge/merge-board.ts'

/** The moment that the card in hand would make; it stands on the canvas so that people see what they decide. */
export const previewId = 'preview' as MomentId

/** The canvas layer of the shared map; the lanes' layers are called by their maps. */
export const sharedKey = 'shared'
export const previewKey = 'question'
export const inkKey = 'drawn'

/** Everything the merge canvas draws, in page pixels. */
export type Scene = {
  readonly lanes: LaneLayout
  /** The moment that the card in hand would make, unless it goes into one that is there. */
  readonly preview: Moment | undefined
  /** Where the shared moments and the one in question stand. */
  readonly places: ReadonlyMap<MomentId, Place>
  /** Where the main line of the shared map begins: what is drawn around the moments keeps its distance to it. */
  readonly mainLine: number
  readonly ribbons: readonly RibbonLine[]
  /** The members of the card in hand, and what they flow into. */
  readonly inQuestion: ReadonlySet<MomentId>
  readonly boxOf: (id: MomentId) => Box | undefined
}

/** Columns that bring moments which belong together above each other; kept while the maps stay the same. */
export function columnsFor(
  board: Pick<MergeBoard, 'maps'>,
  groups: readonly (readonly MomentId[])[],
): ReadonlyMap<MomentId, number> {
  return alignColumns(
    board.maps.map((map) => storyOrder(map)),
    groups,
  )
}

export function layScene({
  board,
  columns,
  card,
  draft,
  look = 'open',
}: {
  board: MergeBoard
  columns: ReadonlyMap<MomentId, number>
  card: MergeCard | undefined
  draft: Draft | undefined
  look?: LaneLook
}): Scene {
  const { bend, cards } = laneLooks[look]
  const sizes = new Map<MomentId, BoxSize>()
  for (const [id, { moment }] of board.sources) sizes.set(id, measureCard(moment, cards))
  const maps = board.maps.map((map) => ({ id: map.id, moments: map.moments.map(({ id }) => id) }))
  const sizeOf = (id: MomentId) => sizes.get(id) ?? { w: 124, h: 50 }
  // Sideways nothing depends on the height between the lanes, so the shared map can be laid out by a first draft of them.
  const firstLanes = layLanes({ maps, columns, sizeOf, bandHeight: 0, look })
  const laneXs = middlesOf(firstLanes, sizeOf)
  const aboves = new Set(firstLanes.lanes.flatMap((lane) => (lane.side === 'above' ? [lane.mapId] : [])))

  const preview = previewOf(board, card, draft)
  const moments: readonly (Moment & { readonly ends: readonly RibbonEnd[] })[] = [
    ...board.flow.moments.map((moment) => ({
      ...moment,
      ends: [...streamsInto(moment), ...(preview?.into === moment.id ? preview.ends : [])],
    })),
    ...(preview?.moment ? [{ ...preview.moment, ends: preview.ends }] : []),
  ]
  for (const moment of moments) sizes.set(moment.id, measureCard(moment, 'column'))
  const river = layRiver(
    moments.map(({ id, kind, ends }) => ({
      id,
      sourceXs: ends.flatMap((end) => laneXs.get(end.sourceId) ?? []),
      lean: leanOf(ends, aboves),
      isTrouble: isTrouble(kind),
      size: sizeOf(id),
    })),
    board.flow.links,
  )
  const lanes = layLanes({ maps, columns, sizeOf, bandHeight: river.height + 2 * bend, look })
  const spare = (lanes.band.bottom - lanes.band.top - river.height) / 2
  const places = new Map([...river.places].map(([id, { x, y }]) => [id, { x, y: y + lanes.band.top + spare }]))

  const boxes = new Map<MomentId, Box>()
  for (const all of [places, ...lanes.lanes.map((lane) => lane.places)])
    for (const [id, place] of all) boxes.set(id, { ...place, ...sizeOf(id) })
  const ribbons = moments.flatMap(({ id, ends }) => {
    const box = boxes.get(id)
    if (!box) return []
    const { top, bottom } = lanes.band
    return ribbonsInto({
      momentId: id,
      box,
      ends,
      boxOf: (source) => boxes.get(source),
      bandTop: top,
      bandBottom: bottom,
    })
  })
  const target = preview?.moment?.id ?? preview?.into
  return {
    lanes,
    preview: preview?.moment,
    places,
    mainLine: Math.round(river.mainLine + lanes.band.top + spare),
    ribbons,
    inQuestion: new Set([...(preview?.ends.map((end) => end.sourceId) ?? []), ...(target ? [target] : [])]),
    boxOf: (id) => boxes.get(id),
  }
}

type Preview = { readonly moment?: SharedMoment; readonly into?: MomentId; readonly ends: readonly RibbonEnd[] }

/** What the card in hand would do: make a moment of its members, or bring them into one that is there. */
function previewOf(board: MergeBoard, card: MergeCard | undefined, draft: Draft | undefined): Preview | undefined {
  if (!card) return undefined
  if (card.kind === 'recheck') return { into: card.momentId, ends: [] }
  const members = membersOf(card, draft?.cardKey === card.key ? draft.leftOut : [])
  const facts = members.flatMap((id) => board.sources.get(id) ?? [])
  const end = ({ moment, author }: (typeof facts)[number]): RibbonEnd => ({
    sourceId: moment.id,
    mapId: author.mapId satisfies MapId,
    isSuggested: true,
    isPart: card.kind === 'part-of' && moment.id !== card.partOf.whole,
  })
  const whole = card.kind === 'part-of' ? board.placedIn.get(card.partOf.whole)?.[0]?.id : undefined
  const into = (card.kind === 'suggestion' ? card.suggestion.joins : undefined) ?? whole
  if (into && board.moments.has(into)) {
    const open = facts.filter(({ moment }) => !board.placedIn.has(moment.id))
    return { into, ends: open.map(end) }
  }
  const proposed = proposedLabel(card).labelFrom
  const from = proposed && members.includes(proposed) ? proposed : members[0]
  const own = from && board.sources.get(from)?.moment.label
  const label = (draft?.cardKey === card.key ? draft.label : undefined) ?? own ?? ''
  const kinds = card.kind === 'part-of' ? facts.filter(({ moment }) => moment.id === card.partOf.whole) : facts
  return {
    moment: { id: previewId, kind: kindOf(kinds), label, thinking: '', doing: '', sources: [] },
    ends: facts.map(end),
  }
}

function leanOf(ends: readonly RibbonEnd[], aboves: ReadonlySet<MapId>): number {
  if (ends.length === 0) return 0
  return ends.reduce((sum, { mapId }) => sum + (aboves.has(mapId) ? -1 : 1), 0) / ends.length
}

function middlesOf(lanes: LaneLayout, sizeOf: (id: MomentId) => BoxSize): ReadonlyMap<MomentId, number> {
  const middles = new Map<MomentId, number>()
  for (const { places } of lanes.lanes) for (const [id, { x }] of places) middles.set(id, x + sizeOf(id).w / 2)
  return middles
}

/** A moment and everything that flows together with it: its siblings, and the moment they are in. */
export function flowsWith(ids: readonly MomentId[], scene: Pick<Scene, 'ribbons'>): ReadonlySet<MomentId> {
  const lit = new Set(ids)
  const into = new Set(
    scene.ribbons.flatMap((line) => (lit.has(line.sourceId) || lit.has(line.momentId) ? [line.momentId] : [])),
  )
  for (const line of scene.ribbons) if (into.has(line.momentId)) lit.add(line.sourceId).add(line.momentId)
  return lit
}
