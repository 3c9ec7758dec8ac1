import type * as Y from 'yjs'
import { type InkRecord, writeInk } from '#shared/documents/ink-document.ts'
import { readLinks, readMoments } from '#shared/documents/map-document.ts'
import { imageRecord } from '#shared/documents/map-images.ts'
import type { Place } from '#shared/model/moment.ts'
import { limits } from '#shared/protocol/limits.ts'
import type { ImageSync } from '../../sync/images/image-sync.ts'
import { makeReady } from '../../sync/images/make-ready.ts'
import { imageWords } from '../../sync/images/messages.ts'
import type { PreparedImage } from '../../sync/images/prepare-image.ts'
import { mintId } from '../../sync/new-id.ts'
import type { OpenDocument } from '../../sync/open-document.ts'
import type { Box } from '../box.ts'
import { measureCard } from '../projection/measure-card.ts'
import { placeMoments } from '../projection/place-moments.ts'
import { boxesOfThings } from '../editing/ink-edits.ts'
import { belowAll } from '../editing/next-place.ts'

/** Beside moments of 168 pixels an image can be read at this size, and does not push them aside. In page pixels. */
const usualSide = 360
const gap = 24

export type ImagesAdded = {
  /** The ids of their records. */
  readonly ids: readonly string[]
  /** What was not taken, and why, or that all was; for the person. */
  readonly sentence: string
}

/**
 * Puts images on a map as one step: made ready, kept on this device, and then shown by records of ink. `at`: the middle of
 * the first one, in the document's own places; below everything where it is not given.
 */
export async function addImages({
  document,
  images,
  files,
  at,
  most = usualSide,
  onBegin,
}: {
  document: OpenDocument
  images: ImageSync
  files: readonly File[]
  at?: Place | undefined
  /** How large it is drawn at most, in page pixels. */
  most?: number
  /** Something to wait for has begun: a sentence. */
  onBegin: (sentence: string) => void
}): Promise<ImagesAdded> {
  if (files.length > limits.maxGivenImages) return { ids: [], sentence: imageWords.tooMany(limits.maxGivenImages) }
  onBegin(imageWords.makingReady)
  const ready: { readonly image: PreparedImage; readonly name: string }[] = []
  const refused: string[] = []
  // One after the other: a phone has not the memory for two.
  for (const { file, name } of files.map((file) => ({ file, name: file.name }))) {
    const prepared = await makeReady(file)
    if (prepared.ok) ready.push({ image: prepared.image, name })
    else refused.push(imageWords.trouble[prepared.reason])
  }
  const ids = ready.length > 0 ? await place({ document, images, ready, at, most }) : []
  const [why] = refused
  const sentence = why === undefined ? imageWords.added(ids.length) : refusal(why, refused.length, files.length)
  return { ids, sentence }
}

function refusal(why: string, refused: number, given: number): string {
  return given === 1 ? why : imageWords.someRefused(refused, why)
}

async function place({
  document,
  images,
  ready,
  at,
  most,
}: {
  document: OpenDocument
  images: ImageSync
  ready: readonly { readonly image: PreparedImage; readonly name: string }[]
  at: Place | undefined
  most: number
}): Promise<readonly string[]> {
  const { doc } = document
  const sizes = ready.map(({ image }) => sizeOf(image, most))
  const below = belowAll(boxesOn(doc))
  const [first] = sizes
  const start = at && first ? { x: at.x - first.w / 2, y: at.y - first.h / 2 } : below
  const records: InkRecord[] = []
  let x = start.x
  for (const [index, { image, name }] of ready.entries()) {
    const { w, h } = sizes[index] ?? { w: most, h: most }
    const imageId = await images.add(document.name, image)
    records.push(imageRecord({ id: `shape:${mintId()}`, imageId, name, x, y: start.y, w, h }))
    x += w + gap
  }
  document.undo.endStep()
  writeInk(doc, records, [])
  document.undo.endStep()
  return records.map(({ id }) => id)
}

/** How large an image is drawn, in page pixels: as it is, or smaller. */
function sizeOf(
  { width, height }: { readonly width: number; readonly height: number },
  most: number,
): { readonly w: number; readonly h: number } {
  const scale = Math.min(1, most / Math.max(width, height))
  return { w: Math.max(16, Math.round(width * scale)), h: Math.max(16, Math.round(height * scale)) }
}

/** Where moments, notes, figures and images lie on a map that is not on a canvas just now. */
export function boxesOn(doc: Y.Doc): readonly Box[] {
  const moments = readMoments(doc)
  const places = placeMoments(moments, readLinks(doc), (moment) => measureCard(moment, 'full'))
  const cards = moments.flatMap((moment): Box[] => {
    const place = places.get(moment.id)
    const { w, h } = measureCard(moment, 'full')
    return place ? [{ ...place, w, h }] : []
  })
  return [...cards, ...boxesOfThings(doc)]
}
