import { type RecordProps, T, type TLBaseShape, type TLShapeId } from 'tldraw'
import type { LinkId, MomentId } from '#shared/model/ids.ts'
import { linkKinds, type LinkKind } from '#shared/model/link.ts'
import { type MomentKind, momentKinds, type Valence, valences } from '#shared/model/moment.ts'
import { type Slot, slots } from '#shared/model/person.ts'
import type { Sketch } from '#shared/model/sketch.ts'
import { type MomentSize, momentSizes } from '../layers.ts'

/**
 * The two shapes that tldraw draws for us. They are a picture of what a document says: made by the projection alone, and
 * never stored.
 */
export type MomentProps = {
  readonly momentId: MomentId
  readonly layerKey: string
  readonly w: number
  readonly h: number
  readonly kind: MomentKind
  readonly label: string
  readonly valence: Valence | null
  readonly word: string
  readonly when: string
  readonly behindTheScenes: boolean
  /** Empty: in none. */
  readonly chapter: string
  readonly group: string
  readonly locked: boolean
  readonly sketch: Sketch | null
  readonly slot: Slot | null
  readonly size: MomentSize
  readonly readOnly: boolean
  /** Can be picked up by a hand, whether or not it stays where it is put. */
  readonly lifts: boolean
  readonly marked: boolean
  readonly faded: boolean
  readonly note: string
}
export type MomentShape = TLBaseShape<'moment', MomentProps>

export type LinkProps = {
  readonly linkId: LinkId
  readonly layerKey: string
  readonly from: TLShapeId
  readonly to: TLShapeId
  readonly kind: LinkKind
  readonly label: string
  readonly slot: Slot | null
  readonly size: MomentSize
  readonly readOnly: boolean
  readonly faded: boolean
}
export type LinkShape = TLBaseShape<'link', LinkProps>

const size = T.literalEnum(...momentSizes)
const slot = T.literalEnum(...slots).nullable()
const id = <Id extends string>() => T.string as unknown as T.Validatable<Id>

export const momentProps: RecordProps<MomentShape> = {
  momentId: id<MomentId>(),
  layerKey: T.string,
  w: T.positiveNumber,
  h: T.positiveNumber,
  kind: T.literalEnum(...momentKinds),
  label: T.string,
  valence: T.setEnum(new Set<Valence>(valences)).nullable(),
  word: T.string,
  when: T.string,
  behindTheScenes: T.boolean,
  chapter: T.string,
  group: T.string,
  locked: T.boolean,
  sketch: T.any as T.Validatable<Sketch | null>,
  slot,
  size,
  readOnly: T.boolean,
  lifts: T.boolean,
  marked: T.boolean,
  faded: T.boolean,
  note: T.string,
}

export const linkProps: RecordProps<LinkShape> = {
  linkId: id<LinkId>(),
  layerKey: T.string,
  from: id<TLShapeId>(),
  to: id<TLShapeId>(),
  kind: T.literalEnum(...linkKinds),
  label: T.string,
  slot,
  size,
  readOnly: T.boolean,
  faded: T.boolean,
}

export function momentShapeId(layerKey: string, momentId: MomentId): TLShapeId {
  return `shape:m_${layerKey}_${momentId}` as TLShapeId
}

export function isMomentShapeId(id: TLShapeId): boolean {
  return id.startsWith('shape:m_')
}

export function linkShapeId(layerKey: string, linkId: LinkId): TLShapeId {
  return `shape:l_${layerKey}_${linkId}` as TLShapeId
}

export function isMomentShape(record: { readonly type?: unknown } | undefined): record is MomentShape {
  return record?.type === 'moment'
}

export function isLinkShape(record: { readonly type?: unknown } | undefined): record is LinkShape {
  return record?.type === 'link'
}
