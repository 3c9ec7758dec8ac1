import { createHash } from 'node:crypto'
import type * as Y from 'yjs'
import { usedImages } from '#shared/documents/map-images.ts'
import { cleanImage } from '#shared/images/clean-image.ts'
import type { PersonId } from '#shared/model/ids.ts'
import type { ImageKept } from '#shared/protocol/api.ts'
import type { DocumentName } from '#shared/protocol/document-names.ts'
import { limits } from '#shared/protocol/limits.ts'
import type { ImageKey, ImageLimits, ImagePlace, NewImage } from '../storage/images/image-store.ts'
import { logKeyOfName } from '../sync/log-key.ts'
import { readDocument, readState } from '../sync/read-document.ts'
import { type CommandContext, done, type Outcome, refuse } from './context.ts'
import { messages } from './messages.ts'

const hourMs = 60 * 60 * 1000
/** Documents whose images are looked through at one sweep; the others come at the next ones. */
const placesPerSweep = 100

export function hasImages({ kind }: DocumentName): boolean {
  return kind === 'map' || kind === 'map-shared'
}

export const imageLimits: ImageLimits = {
  images: limits.maxImagesPerMap,
  bytesOfDocument: limits.maxImageBytesPerMap,
  bytesOfBoard: limits.maxImageBytesPerBoard,
}

/** Keeps an image for a document. */
export async function keepImage(
  { images, now }: CommandContext,
  image: { key: ImageKey; bytes: Uint8Array; author: PersonId },
): Promise<Outcome<ImageKept>> {
  const read = readImage({ ...image, at: now() })
  if (!read.ok) return read
  const { type, width, height } = read.value
  switch (await images.putImage(read.value, imageLimits)) {
    case 'kept':
      return done({ type, width, height })
    case 'taken':
      return refuse('bad-request', messages.imageTaken)
    case 'full':
      return refuse('too-many', messages.imagesFull)
    case 'gone':
      return refuse('not-allowed', messages.noRight)
  }
}

const imageReasons = { other: 'imageOther', svg: 'imageSvg', damaged: 'imageDamaged' } as const

/**
 * An image as it may be kept: what its bytes are, not what they are called, and nothing of them but the picture. What can
 * be shown by accident only (a program with another ending) is refused with a sentence.
 */
export function readImage({
  key,
  bytes,
  author,
  at,
}: {
  key: ImageKey
  bytes: Uint8Array
  author: PersonId
  at: number
}): Outcome<NewImage> {
  const clean = cleanImage(bytes)
  if (!clean.ok) return refuse('bad-request', messages[imageReasons[clean.reason]])
  const { type, width, height } = clean
  if (Math.max(width, height) > limits.maxImageSide || width * height > limits.maxImagePixels)
    return refuse('too-large', messages.imageTooWide(limits.maxImageSide))
  const digest = createHash('sha256').update(clean.bytes).digest('hex')
  return done({ ...key, type, width, height, digest, author, at, bytes: clean.bytes })
}

/** The images that a document shows; of a document that is not here, none. */
export function imagesShown(room: { readonly doc: Y.Doc } | undefined): readonly string[] {
  return room ? [...usedImages(room.doc)] : []
}

/**
 * Looks through documents for images that nothing refers to any more, neither the document nor a version of it. They go
 * when that has been so for a day: whoever undoes a removal finds the image again. Gives how many went.
 */
export async function sweepImages(context: CommandContext): Promise<number> {
  const { images, now } = context
  const places = await images.imagePlaces({ lookedAtBefore: now() - hourMs / 2, most: placesPerSweep })
  let removed = 0
  for (const place of places) {
    const used = await usedOf(context, place)
    const at = now()
    removed += await images.keepImages({
      place,
      used: [...used],
      at,
      unusedSince: at - limits.unusedImageHours * hourMs,
    })
  }
  return removed
}

async function usedOf({ images, updateLog }: CommandContext, place: ImagePlace): Promise<ReadonlySet<string>> {
  const key = logKeyOfName(place.boardId, place.document)
  const used = new Set(takeUsed(readDocument(await updateLog.read(key)).doc))
  const kept = await images.imagesOf(place)
  if (kept.every((id) => used.has(id))) return used
  // Only now, as it is rare and there may be many: somebody may want a version back, with its images.
  for (const { id } of await updateLog.versions(key)) {
    const version = await updateLog.version(key, id)
    if (version) for (const image of takeUsed(readState(version.state))) used.add(image)
  }
  return used
}

function takeUsed(doc: Y.Doc): ReadonlySet<string> {
  const used = usedImages(doc)
  doc.destroy()
  return used
}
