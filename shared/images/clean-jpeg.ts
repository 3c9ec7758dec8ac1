import type { ImageParts } from './image-parts.ts'
import { ascii } from './image-kind.ts'

const marker = { start: 0xd8, end: 0xd9, scan: 0xda, app0: 0xe0, app2: 0xe2, app14: 0xee, app15: 0xef, comment: 0xfe }

/**
 * JPEG, ITU-T T.81, annex B: markers with their segments, then compressed data up to the next marker. Of the
 * application's segments those for colour stay (JFIF, ICC profile, Adobe); Exif, XMP, thumbnails and comments go.
 */
export function cleanJpeg(bytes: Uint8Array): ImageParts | undefined {
  const keep = [bytes.subarray(0, 2)]
  let size: { width: number; height: number } | undefined
  let hasScan = false
  let at = 2
  while (at + 2 <= bytes.length) {
    if (bytes[at] !== 0xff) return undefined
    const code = bytes[at + 1] ?? 0
    if (code === 0xff) {
      at++
      continue
    }
    if (code === marker.end) {
      keep.push(bytes.subarray(at, at + 2))
      return size && hasScan ? { ...size, isAnimated: false, keep } : undefined
    }
    if (code === 0 || code === marker.start || at + 4 > bytes.length) return undefined
    const length = u16(bytes, at + 2)
    let end = at + 2 + length
    if (length < 2 || end > bytes.length) return undefined
    if (isFrame(code)) {
      if (length < 8 || size) return undefined
      size = { width: u16(bytes, at + 7), height: u16(bytes, at + 5) }
    }
    if (code === marker.scan) {
      hasScan = true
      end = endOfScan(bytes, end)
    }
    if (isKept(code, bytes.subarray(at + 4, end))) keep.push(bytes.subarray(at, end))
    at = end
  }
  return undefined
}

function isFrame(code: number): boolean {
  return code >= 0xc0 && code <= 0xcf && code !== 0xc4 && code !== 0xc8 && code !== 0xcc
}

function isKept(code: number, data: Uint8Array): boolean {
  if (code === marker.comment) return false
  if (code < marker.app0 || code > marker.app15) return true
  if (code === marker.app0) return ascii(data, 0, 5) === 'JFIF\0'
  if (code === marker.app2) return ascii(data, 0, 12) === 'ICC_PROFILE\0'
  return code === marker.app14 && ascii(data, 0, 5) === 'Adobe'
}

/** Compressed data ends at a marker that is neither a stuffed zero nor a restart. */
function endOfScan(bytes: Uint8Array, from: number): number {
  for (let at = from; at + 1 < bytes.length; at++) {
    if (bytes[at] !== 0xff) continue
    const next = bytes[at + 1] ?? 0
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at
  }
  return bytes.length
}

function u16(bytes: Uint8Array, at: number): number {
  return ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0)
}
