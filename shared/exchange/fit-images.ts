import type { MapImage } from '../documents/map-images.ts'

/** An image with how long it is in a file, in characters of its data URL; nothing where its bytes cannot be had now. */
export type FileImage = Pick<MapImage, 'imageId' | 'name' | 'alt'> & { readonly dataUrl: string | undefined }

export type FittedImages = {
  /** Data URLs by the images' ids, as a board file has them. */
  readonly images: ReadonlyMap<string, string>
  /** What the file would have become too large for. */
  readonly tooMuch: readonly FileImage[]
  /** What could not be read just now. */
  readonly missing: readonly FileImage[]
}

/** What an image's key, its quotes and its comma take. */
const around = 64

/** Puts as many images into a file as fit into `room` (characters), the smaller ones first; one image counts once. */
export function fitImages(all: readonly FileImage[], room: number): FittedImages {
  const images = new Map<string, string>()
  const tooMuch: FileImage[] = []
  const missing: FileImage[] = []
  const once = [...new Map(all.map((image) => [image.imageId, image])).values()]
  let left = room
  for (const image of once.toSorted((a, b) => (a.dataUrl?.length ?? 0) - (b.dataUrl?.length ?? 0))) {
    const { dataUrl } = image
    if (dataUrl === undefined) missing.push(image)
    else if (dataUrl.length + around > left) tooMuch.push(image)
    else {
      left -= dataUrl.length + around
      images.set(image.imageId, dataUrl)
    }
  }
  return { images, tooMuch, missing }
}
