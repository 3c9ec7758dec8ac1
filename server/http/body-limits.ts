import { isImagePath } from '#shared/protocol/image-path.ts'
import { limits } from '#shared/protocol/limits.ts'

export const boardFilePath = '/api/boards/from-file'

/** How many bytes a request may bring, by where it goes. */
export function maxBytesOf(path: string): number {
  if (isImagePath(path)) return limits.maxImageBytes
  return path === boardFilePath ? limits.maxBoardFileBytes : limits.maxRequestBytes
}
