import type { InkRecord } from '#shared/documents/ink-document.ts'
import type { MomentsClip } from '#shared/exchange/moments-clip.ts'
import { tidyFlow } from '#shared/layout/tidy-flow.ts'
import type { MomentId } from '#shared/model/ids.ts'
import type { Link } from '#shared/model/link.ts'
import type { Moment, Place } from '#shared/model/moment.ts'
import { mintId } from '../../sync/new-id.ts'
import { unionOf } from '../fit-camera.ts'
import type { Box } from '../box.ts'
import { measureCard } from '../projection/measure-card.ts'
import { inkBox } from './ink-box.ts'
import { belowAll } from './next-place.ts'

export type PlacedCopies = {
  readonly places: ReadonlyMap<MomentId, Place>
  /** New records, where they belong. */
  readonly ink: readonly InkRecord[]
}

/**
 * Copies stand to each other as they did, around a point; below everything where something stands there already. Moments
 * that stood nowhere are laid out as a flow, and what was drawn around them lies below it.
 */
export function placeCopies(clip: MomentsClip, point: Place, taken: readonly Box[]): PlacedCopies {
  const { moments, links, ink = [] } = clip
  const isPlaced = moments.every(({ place }) => place)
  const flow = isPlaced ? undefined : tidyFlow(moments, links.map(asLink), { sizeOf })
  const cards = moments.flatMap((moment) => {
    const place = flow ? flow.get(moment.id) : moment.place
    return place ? [{ id: moment.id, box: { ...place, w: sizeOf(moment).w, h: sizeOf(moment).h } }] : []
  })
  const beside = isPlaced ? { x: 0, y: 0 } : below(cards, ink)
  const drawn = ink.flatMap((record) => {
    const box = inkBox(record)
    return box ? [{ record, box: { ...box, x: box.x + beside.x, y: box.y + beside.y } }] : []
  })
  const all = unionOf([...cards, ...drawn].map(({ box }) => box))
  if (!all) return { places: new Map(), ink: [] }
  const around = { x: point.x - all.w / 2, y: point.y - all.h / 2 }
  const to = taken.some((box) => touch(box, { ...all, ...around })) ? belowAll(taken) : around
  const by = { x: to.x - all.x, y: to.y - all.y }
  return {
    places: new Map(cards.map(({ id, box }) => [id, { x: box.x + by.x, y: box.y + by.y }])),
    ink: drawn.map(({ record }) => copyOf(record, { x: beside.x + by.x, y: beside.y + by.y })),
  }
}

/** How far what was drawn moves to lie below the cards. */
function below(cards: readonly { readonly box: Box }[], ink: readonly InkRecord[]): Place {
  const drawn = unionOf(ink.flatMap((record) => inkBox(record) ?? []))
  if (!drawn) return { x: 0, y: 0 }
  const { x, y } = belowAll(cards.map(({ box }) => box))
  return { x: x - drawn.x, y: y - drawn.y }
}

function copyOf(record: InkRecord, by: Place): InkRecord {
  const { x, y } = record
  const at = { x: (typeof x === 'number' ? x : 0) + by.x, y: (typeof y === 'number' ? y : 0) + by.y }
  return { ...record, ...at, id: `shape:${mintId()}` }
}

function sizeOf(moment: Moment) {
  return measureCard(moment, 'full')
}

function asLink(link: Omit<Link, 'id'>): Link {
  return { ...link, id: `${link.from}|${link.to}|${link.kind}` as Link['id'] }
}

function touch(a: Box, b: Box): boolean {
  return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h
}
