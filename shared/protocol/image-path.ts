import { type BoardId, idPattern, type ImageId } from '../model/ids.ts'
import { type DocumentName, formatDocumentName } from './document-names.ts'

/**
 * PUT …/images/:imageId (the bytes as they are) → 201 imageKept · GET → the bytes.
 *
 * The id is minted by whoever places the image, so that it can be placed without a connection; it is as hard to guess
 * as any id, and stands in the document alone. An image is read by those, and only those, who may read its document at
 * that moment; for everybody else there is none (404).
 */
export function imagePath(boardId: BoardId, document: DocumentName, imageId: ImageId): string {
  return `/api/boards/${boardId}/documents/${formatDocumentName(document)}/images/${imageId}`
}

/** So many characters at least: a shorter id could be guessed. */
export const minImageIdLength = 16

export function isImageId(value: unknown): value is ImageId {
  return typeof value === 'string' && value.length >= minImageIdLength && idPattern.test(value)
}

/** Whether a path is that of an image, where bytes are sent and not JSON. */
export function isImagePath(path: string): boolean {
  return /^\/api\/boards\/[^/]+\/documents\/[^/]+\/images\/[^/]+$/.test(path)
}
