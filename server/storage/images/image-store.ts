import type { ImageType } from '#shared/images/image-kind.ts'
import type { BoardId, ImageId, PersonId } from '#shared/model/ids.ts'

/** Whose document an image belongs to: who may read the one may read the other. */
export type ImagePlace = { readonly boardId: BoardId; readonly document: string }
export type ImageKey = ImagePlace & { readonly id: ImageId }

export type NewImage = ImageKey & {
  readonly type: ImageType
  readonly width: number
  readonly height: number
  /** SHA-256 of the bytes, in hexadecimal. */
  readonly digest: string
  readonly author: PersonId
  /** Milliseconds since 1970. */
  readonly at: number
  readonly bytes: Uint8Array
}
export type StoredImage = Omit<NewImage, keyof ImageKey>

export type ImageLimits = {
  readonly images: number
  readonly bytesOfDocument: number
  readonly bytesOfBoard: number
}

/**
 * The bytes of images. An image belongs to one document of one board and is found by all three together, so that an id
 * known from one place opens nothing in another.
 *
 * I1  `putImage` resolves only when the image would survive a power cut.
 * I2  An id means the same bytes for ever: again with the same is `kept`, with others `taken`.
 * I3  Nothing is put beyond the limits, also where many come at once, nor to a document that is deleted or unknown.
 * I4  Images go with their document and with their board (`Directory`); their bytes are then nowhere on the disk, as
 *     those of documents (L4).
 * I5  `keepImages` names the images that a document refers to: what it has not named for a while goes.
 */
export type ImageStore = {
  putImage(image: NewImage, limits: ImageLimits): Promise<'kept' | 'taken' | 'full' | 'gone'>
  image(key: ImageKey): Promise<StoredImage | undefined>
  /** The ids of a document's images, A to Z. */
  imagesOf(place: ImagePlace): Promise<readonly ImageId[]>
  /** Documents that have images and were not looked at since; those that have waited longest come first. */
  imagePlaces(query: { lookedAtBefore: number; most: number }): Promise<readonly ImagePlace[]>
  /**
   * Says at `at` which images of a document are used. Those that are not, and were not since `unusedSince` or before,
   * are removed, and their number is given.
   */
  keepImages(keep: { place: ImagePlace; used: readonly string[]; at: number; unusedSince: number }): Promise<number>
}
