import type * as Y from 'yjs'
import { isId, type ImageId } from '../model/ids.ts'
import { type InkRecord, inkOf, readInk, writeInk } from './ink-document.ts'
import { cutText, readText } from './text.ts'
import { localOrigin, type Origin } from './transact.ts'

/**
 * An image on a map is a record of ink: where it lies, how large it is drawn, what it is called and what it shows. Its
 * bytes are not in the document but on the server, under an id that nobody can guess and that only this record tells.
 */
export type MapImage = {
  /** Of the record; says nothing of the image's own id, for a record's key outlives it. */
  readonly id: string
  readonly imageId: ImageId
  /** Of the file that it was, without where that lay. */
  readonly name: string
  /** What it shows, in somebody's words; empty until somebody said it. */
  readonly alt: string
  /** In page pixels. */
  readonly w: number
  readonly h: number
}

export const imageShapeType = 'map-image'
export const maxAltLength = 500
const maxNameLength = 200

/** The images of a map that can be shown, in the order of their ids; broken records are passed over. */
export function readImages(doc: Y.Doc): readonly MapImage[] {
  return readInk(doc).flatMap((record) => readImage(record) ?? [])
}

export function readImage(record: InkRecord): MapImage | undefined {
  if (record.type !== imageShapeType) return undefined
  const { props } = record
  if (typeof props !== 'object' || props === null) return undefined
  const { imageId, name, alt, w, h } = props as Readonly<Record<string, unknown>>
  if (!isId(imageId) || !isLength(w) || !isLength(h)) return undefined
  return {
    id: record.id,
    imageId: imageId as ImageId,
    name: cutText(readText(name), maxNameLength),
    alt: cutText(readText(alt), maxAltLength),
    w,
    h,
  }
}

/** The ids under which the bytes of a map's images are kept, whatever else is wrong with their records. */
export function usedImages(doc: Y.Doc): ReadonlySet<string> {
  const used = new Set<string>()
  for (const record of readInk(doc)) {
    if (record.type !== imageShapeType || typeof record.props !== 'object' || record.props === null) continue
    const { imageId } = record.props as Readonly<Record<string, unknown>>
    if (typeof imageId === 'string') used.add(imageId)
  }
  return used
}

/** A new record for an image, to be written with `writeInk`. `x`, `y`, `w`, `h` in page pixels. */
export function imageRecord(image: Omit<MapImage, 'alt'> & { alt?: string; x: number; y: number }): InkRecord {
  const { id, imageId, name, alt = '', x, y, w, h } = image
  return {
    id,
    typeName: 'shape',
    type: imageShapeType,
    x: Math.round(x),
    y: Math.round(y),
    rotation: 0,
    index: 'a3',
    props: { imageId, name: name.toWellFormed().slice(0, maxNameLength), alt: alt.toWellFormed(), w, h },
  }
}

/** Says what an image shows; one that is not there (any more) is left alone. */
export function describeImage(doc: Y.Doc, id: string, alt: string, origin: Origin = localOrigin): void {
  const record = inkOf(doc).get(id) as InkRecord | undefined
  const image = record && readImage(record)
  const next = alt.toWellFormed().slice(0, maxAltLength)
  if (!record || !image || image.alt === next) return
  writeInk(doc, [{ ...record, props: { ...(record.props as object), alt: next } }], [], origin)
}

function isLength(value: unknown): value is number {
  return typeof value === 'number' && value > 0 && value <= 1_000_000
}
