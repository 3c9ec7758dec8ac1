import type { TLShape, TLShapeId } from 'tldraw'
import type { MomentId } from '#shared/model/ids.ts'
import type { Link } from '#shared/model/link.ts'
import type { Moment, Place } from '#shared/model/moment.ts'
import type { MapLayer } from '../layers.ts'
import { measureCard } from './measure-card.ts'
import { type LinkProps, linkShapeId, type MomentProps, momentShapeId } from './shape-types.ts'

/** The records of a layer, without what the store adds; the same input always gives the same records. */
export type ProjectedShape = {
  readonly id: TLShapeId
  readonly x: number
  readonly y: number
} & ({ readonly type: 'moment'; readonly props: MomentProps } | { readonly type: 'link'; readonly props: LinkProps })

type LayerLook = Pick<
  MapLayer,
  'key' | 'offset' | 'slot' | 'readOnly' | 'keepsPlaces' | 'size' | 'marked' | 'faded' | 'notes' | 'hideLinks'
>

/**
 * A layer's moments and links as shapes.
 *
 *   P1  A shape's id is made of the layer's key and the moment's or link's id: whoever projects gets the same.
 *   P2  A link whose moment is missing is not drawn, and one from a moment to itself is not either.
 *   P3  Where a link runs is not written down: the shape names its two moments and follows them.
 *   P4  What did not change gives the same object again, so that an edit costs as much as what it touched.
 */
export type Projector = (
  layer: LayerLook,
  moments: readonly Moment[],
  links: readonly Link[],
  places: ReadonlyMap<MomentId, Place>,
  /** Which chapter each moment lies in; a branch lies where it left. */
  chapters: ReadonlyMap<MomentId, string>,
) => readonly ProjectedShape[]

export function createProjector(): Projector {
  let look: LayerLook | undefined
  let known = new Map<unknown, ProjectedShape>()
  return (layer, moments, links, places, chapters) => {
    const before = look === layer ? known : new Map<unknown, ProjectedShape>()
    const shapes = new Map<unknown, ProjectedShape>()
    const present = new Set<MomentId>()
    for (const moment of moments) {
      if (present.has(moment.id)) continue
      present.add(moment.id)
      const place = places.get(moment.id) ?? { x: 0, y: 0 }
      const same = before.get(moment)
      const chapter = chapters.get(moment.id) ?? ''
      const isSame =
        same?.type === 'moment' &&
        same.x === place.x + layer.offset.x &&
        same.y === place.y + layer.offset.y &&
        same.props.chapter === chapter
      shapes.set(moment, isSame ? same : projectMoment(layer, moment, place, chapter))
    }
    if (!layer.hideLinks)
      for (const link of links) {
        if (link.from === link.to || !present.has(link.from) || !present.has(link.to)) continue
        shapes.set(link, before.get(link) ?? projectLink(layer, link))
      }
    look = layer
    known = shapes
    return [...shapes.values()]
  }
}

function projectMoment(layer: LayerLook, moment: Moment, place: Place, chapter: string): ProjectedShape {
  const size = layer.size ?? 'full'
  const { w, h } = measureCard(moment, size)
  return {
    id: momentShapeId(layer.key, moment.id),
    type: 'moment',
    x: place.x + layer.offset.x,
    y: place.y + layer.offset.y,
    props: {
      momentId: moment.id,
      layerKey: layer.key,
      w,
      h,
      kind: moment.kind,
      label: moment.label,
      valence: moment.feeling?.valence ?? null,
      word: moment.feeling?.word ?? '',
      when: moment.when ?? '',
      behindTheScenes: moment.behindTheScenes ?? false,
      chapter,
      group: moment.group ?? '',
      locked: moment.locked ?? false,
      sketch: moment.sketch ?? null,
      slot: layer.slot ?? null,
      size,
      readOnly: layer.readOnly,
      lifts: layer.keepsPlaces ?? (!layer.readOnly && !moment.locked),
      marked: layer.marked?.has(moment.id) ?? false,
      faded: layer.faded?.has(moment.id) ?? false,
      note: layer.notes?.get(moment.id) ?? '',
    },
  }
}

function projectLink(layer: LayerLook, link: Link): ProjectedShape {
  const isFaded = (layer.faded?.has(link.from) ?? false) || (layer.faded?.has(link.to) ?? false)
  return {
    id: linkShapeId(layer.key, link.id),
    type: 'link',
    x: 0,
    y: 0,
    props: {
      linkId: link.id,
      layerKey: layer.key,
      from: momentShapeId(layer.key, link.from),
      to: momentShapeId(layer.key, link.to),
      kind: link.kind,
      label: link.label,
      slot: layer.slot ?? null,
      size: layer.size ?? 'full',
      readOnly: layer.readOnly,
      faded: isFaded,
    },
  }
}

/** Whether a record in the store already shows what was projected. */
export function isShown(shape: ProjectedShape, record: TLShape | undefined): boolean {
  if (record?.type !== shape.type || record.x !== shape.x || record.y !== shape.y) return false
  const shown = record.props as Readonly<Record<string, unknown>>
  for (const [key, value] of Object.entries(shape.props)) if (shown[key] !== value) return false
  return true
}
