import type { ImageParts } from './image-parts.ts'
import { ascii } from './image-kind.ts'

const kept = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF', 'ICCP'])
const exifFlag = 0x08
const xmpFlag = 0x04

/** WebP: a RIFF container of chunks, each with its length, filled up to an even one. Exif, XMP and unknown chunks go. */
export function cleanWebp(bytes: Uint8Array): ImageParts | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < 12) return undefined
  const riffEnd = 8 + view.getUint32(4, true)
  if (riffEnd > bytes.length) return undefined
  const chunks: Uint8Array[] = []
  let size: { width: number; height: number } | undefined
  let isAnimated = false
  let hasPicture = false
  for (let at = 12; at + 8 <= riffEnd;) {
    const type = ascii(bytes, at, 4)
    const length = view.getUint32(at + 4, true)
    const end = at + 8 + length + (length % 2)
    if (at + 8 + length > riffEnd) return undefined
    // A copy, with the byte that fills it up where a careless writer left it out.
    const chunk = new Uint8Array(8 + length + (length % 2))
    chunk.set(bytes.subarray(at, at + 8 + length))
    const data = chunk.subarray(8)
    if (!size) {
      size = sizeOf(type, data)
      if (!size) return undefined
    }
    if (type === 'VP8X') chunk[8] = (chunk[8] ?? 0) & ~(exifFlag | xmpFlag)
    if (type === 'VP8 ' || type === 'VP8L') {
      const own = sizeOf(type, data)
      if (!own || own.width !== size.width || own.height !== size.height) return undefined
      hasPicture = true
    }
    if (type === 'ANMF') {
      const isInside =
        2 * u24(data, 0) + 1 + u24(data, 6) <= size.width && 2 * u24(data, 3) + 1 + u24(data, 9) <= size.height
      if (!isInside) return undefined
      hasPicture = isAnimated = true
    }
    if (kept.has(type)) chunks.push(chunk)
    at = end
  }
  if (!size || !hasPicture) return undefined
  const head = bytes.slice(0, 12)
  new DataView(head.buffer).setUint32(4, 4 + chunks.reduce((sum, chunk) => sum + chunk.length, 0), true)
  return { ...size, isAnimated, keep: [head, ...chunks] }
}

/** In pixels, as the first chunk of a file says it. */
function sizeOf(type: string, data: Uint8Array): { width: number; height: number } | undefined {
  if (type === 'VP8X' && data.length >= 10) return { width: u24(data, 4) + 1, height: u24(data, 7) + 1 }
  if (type === 'VP8 ' && data.length >= 10 && data[3] === 0x9d && data[4] === 0x01 && data[5] === 0x2a)
    return { width: u16(data, 6) & 0x3fff, height: u16(data, 8) & 0x3fff }
  if (type === 'VP8L' && data.length >= 5 && data[0] === 0x2f) {
    const bits = u16(data, 1) | (u16(data, 3) << 16)
    return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 }
  }
  return undefined
}

function u16(bytes: Uint8Array, at: number): number {
  return (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8)
}

function u24(bytes: Uint8Array, at: number): number {
  return u16(bytes, at) | ((bytes[at + 2] ?? 0) << 16)
}
