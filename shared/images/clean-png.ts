import type { ImageParts } from './image-parts.ts'
import { ascii } from './image-kind.ts'

/** Colour, transparency, size on paper, movement, and the picture. Not among them: text, times, Exif, and what is unknown. */
const kept = new Set('IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP sBIT bKGD pHYs cICP acTL fcTL fdAT'.split(' '))

/** PNG, third edition, 5: a signature, then chunks of length, type, data and checksum. */
export function cleanPng(bytes: Uint8Array): ImageParts | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const keep = [bytes.subarray(0, 8)]
  let size: { width: number; height: number } | undefined
  let isAnimated = false
  let hasPicture = false
  for (let at = 8; at + 12 <= bytes.length;) {
    const length = view.getUint32(at)
    const end = at + 12 + length
    if (end > bytes.length) return undefined
    const type = ascii(bytes, at + 4, 4)
    if (!size) {
      if (type !== 'IHDR' || length !== 13) return undefined
      size = { width: view.getUint32(at + 8), height: view.getUint32(at + 12) }
    }
    if (type === 'IDAT') hasPicture = true
    if (type === 'acTL') isAnimated = true
    if (kept.has(type)) keep.push(bytes.subarray(at, end))
    if (type === 'IEND') return hasPicture ? { ...size, isAnimated, keep } : undefined
    at = end
  }
  return undefined
}
