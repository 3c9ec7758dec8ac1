import { usedImages } from '#shared/documents/map-images.ts'
import { isImageType } from '#shared/images/image-kind.ts'
import type { BoardId, ImageId } from '#shared/model/ids.ts'
import { type DocumentName, formatDocumentName } from '#shared/protocol/document-names.ts'
import { imagePath, isImageId } from '#shared/protocol/image-path.ts'
import type { OpenDocument } from '../open-document.ts'
import type { ShelvedImage } from './image-shelf.ts'
import type { KeptImages } from './kept-images.ts'

export type ImageBytes = Pick<ShelvedImage, 'type' | 'bytes'>

/** What this device keeps of the images that are on the server, and how it comes by it. */
export type ImageCopies = {
  /** From this device, or from the server, which asks whether this person may have it now. */
  read(name: DocumentName, imageId: ImageId): Promise<ImageBytes | undefined>
  /** From this device alone. */
  recall(name: DocumentName, imageId: ImageId): Promise<ImageBytes | undefined>
  put(name: DocumentName, imageId: ImageId, image: ImageBytes): Promise<void>
  /** An image was seen: from now on it can be seen without a connection. */
  keep(name: DocumentName, imageId: ImageId): Promise<void>
  /** Keeps every image that a whole document shows, and lets go of those that it does not show any more. */
  keepAll(document: OpenDocument): Promise<void>
  /** The document may not be read here any more, or begins anew. */
  forget(name: DocumentName): Promise<void>
  close(): void
}

export function createImageCopies(boardId: BoardId, kept: KeptImages): ImageCopies {
  async function keep(name: DocumentName, imageId: ImageId): Promise<void> {
    const document = formatDocumentName(name)
    if ((await kept.of(document)).has(imageId)) return
    const image = await askServer(imagePath(boardId, name, imageId))
    if (image) await kept.put({ ...image, document, imageId })
  }

  return {
    recall: (name, imageId) => kept.read(formatDocumentName(name), imageId),
    async read(name, imageId) {
      return (await kept.read(formatDocumentName(name), imageId)) ?? askServer(imagePath(boardId, name, imageId))
    },
    put: (name, imageId, image) => kept.put({ ...image, document: formatDocumentName(name), imageId }),
    keep,
    async keepAll(document) {
      const { state, save } = document.status.getState()
      if (state !== 'open' || save !== 'saved') return
      const used = document.read(usedImages)
      await kept.retain(formatDocumentName(document.name), used)
      // One after the other: nobody is waiting for them.
      for (const imageId of used) if (isImageId(imageId)) await keep(document.name, imageId)
    },
    forget: (name) => kept.retain(formatDocumentName(name), new Set()),
    close: () => kept.close(),
  }
}

/** `path`: see `imagePath`; of any board on which this browser is somebody. Nothing where the server gives nothing. */
export async function askServer(path: string): Promise<ImageBytes | undefined> {
  try {
    const answer = await fetch(path, { credentials: 'same-origin' })
    const type = answer.headers.get('content-type') ?? ''
    return answer.ok && isImageType(type) ? { type, bytes: await answer.arrayBuffer() } : undefined
  } catch {
    return undefined
  }
}
