import { type RecordProps, T, type TLBaseShape } from 'tldraw'
import type { InkRecord } from '#shared/documents/ink-document.ts'
import { imageShapeType, type MapImage, readImage } from '#shared/documents/map-images.ts'
import type { ImageId } from '#shared/model/ids.ts'

/** An image as tldraw shows it: what its record says, and in `meta` the name of the document whose image it is. */
export type ImageProps = Omit<MapImage, 'id'>
export type ImageShape = TLBaseShape<typeof imageShapeType, ImageProps>

export const imageProps: RecordProps<ImageShape> = {
  imageId: T.string as unknown as T.Validatable<ImageId>,
  name: T.string,
  alt: T.string,
  w: T.positiveNumber,
  h: T.positiveNumber,
}

export function isImageShape(record: { readonly type?: unknown } | undefined): record is ImageShape {
  return record?.type === imageShapeType
}

/** What the shape of a record has of its own; nothing where the record is broken. */
export function imagePropsOf(record: InkRecord): ImageProps | undefined {
  const image = readImage(record)
  if (!image) return undefined
  const { imageId, name, alt, w, h } = image
  return { imageId, name, alt, w, h }
}
