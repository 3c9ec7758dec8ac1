import type { InkRecord } from '#shared/documents/ink-document.ts'
import { readImage } from '#shared/documents/map-images.ts'
import type { MomentsClip } from '#shared/exchange/moments-clip.ts'
import { type DocumentName, formatDocumentName } from '#shared/protocol/document-names.ts'
import { isImageId } from '#shared/protocol/image-path.ts'
import type { ImageSync } from '../../sync/images/image-sync.ts'

/** `left`: images that could not be had, because they are not here or not this person's to read. */
export type Brought = { readonly clip: MomentsClip; readonly left: number }

/** Whether the images of a clip lie where it is pasted, or there are none: then it can be pasted as it is. */
export function isAtHome({ ink = [], source }: MomentsClip, images: ImageSync, target: DocumentName): boolean {
  const isSame =
    source?.boardId === images.boardId && formatDocumentName(source.document) === formatDocumentName(target)
  return isSame || !ink.some((record) => readImage(record))
}

/**
 * Brings the images of a clip to another document, under new ids: an image belongs to one document, whose rights are its
 * own. The server is asked for each of them as for any other look, so that nobody pastes what they may not see.
 */
export async function bringImages(clip: MomentsClip, images: ImageSync, target: DocumentName): Promise<Brought> {
  const { ink = [], source } = clip
  const kept: InkRecord[] = []
  let left = 0
  for (const record of ink) {
    const image = readImage(record)
    const found =
      image && source && isImageId(image.imageId)
        ? await images.bytesOf(source.document, image.imageId, source.boardId)
        : undefined
    if (!image) kept.push(record)
    else if (!found) left++
    else {
      const imageId = await images.add(target, found)
      kept.push({ ...record, props: { ...(record.props as object), imageId } })
    }
  }
  return { clip: { ...clip, ink: kept }, left }
}
