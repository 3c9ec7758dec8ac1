import type { ImageParts } from './image-parts.ts'
import { ascii } from './image-kind.ts'

const block = { extension: 0x21, image: 0x2c, trailer: 0x3b }
const extension = { timing: 0xf9, application: 0xff }

/** GIF89a: a screen, then images and extensions. Timing and how often to repeat stay; comments, text and XMP go. */
export function cleanGif(bytes: Uint8Array): ImageParts | undefined {
  if (bytes.length < 13) return undefined
  const width = u16(bytes, 6)
  const height = u16(bytes, 8)
  let at = 13 + tableBytes(bytes[10] ?? 0)
  if (at > bytes.length) return undefined
  const keep = [bytes.subarray(0, at)]
  let pictures = 0
  while (at < bytes.length) {
    const kind = bytes[at]
    if (kind === block.trailer) {
      keep.push(bytes.subarray(at, at + 1))
      return pictures > 0 ? { width, height, isAnimated: pictures > 1, keep } : undefined
    }
    let data: number
    if (kind === block.extension) data = at + 2
    else if (kind === block.image) {
      const isInside =
        u16(bytes, at + 1) + u16(bytes, at + 5) <= width && u16(bytes, at + 3) + u16(bytes, at + 7) <= height
      if (!isInside) return undefined
      // The image's own colours and the size of its codes come before its data.
      data = at + 10 + tableBytes(bytes[at + 9] ?? 0) + 1
      pictures++
    } else return undefined
    const end = endOfBlocks(bytes, data)
    if (end === undefined) return undefined
    if (kind === block.image || isKept(bytes, at)) keep.push(bytes.subarray(at, end))
    at = end
  }
  return undefined
}

function isKept(bytes: Uint8Array, at: number): boolean {
  const label = bytes[at + 1]
  if (label === extension.timing) return true
  return label === extension.application && /^(?:NETSCAPE2\.0|ANIMEXTS1\.0)$/.test(ascii(bytes, at + 3, 11))
}

/** Bytes of a colour table, by the flags before it. */
function tableBytes(flags: number): number {
  return flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0
}

/** Data comes in blocks that begin with their length; an empty one ends them. */
function endOfBlocks(bytes: Uint8Array, from: number): number | undefined {
  for (let at = from; at < bytes.length;) {
    const length = bytes[at] ?? 0
    at += 1 + length
    if (length === 0) return at
  }
  return undefined
}

function u16(bytes: Uint8Array, at: number): number {
  return (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8)
}
