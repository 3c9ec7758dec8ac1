import { ascii } from './image-kind.ts'

/** What comes before the picture in an AVIF file fits in here. */
export const avifHeadBytes = 256 * 1024

/**
 * How large an AVIF file says its picture is, in pixels: the largest of its `ispe` boxes (ISO/IEC 23008-12, 6.5.3: size,
 * name, version and flags, width, height), as a file may bring smaller ones besides. Nothing where it says nothing. It is
 * asked before a browser unpacks the file; nothing else is read here, for nothing of such a file is kept.
 */
export function avifSize(head: Uint8Array): { readonly width: number; readonly height: number } | undefined {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength)
  let width = 0
  let height = 0
  for (let at = 4; at + 16 <= head.length; at++) {
    if (head[at] !== 0x69 || ascii(head, at, 4) !== 'ispe') continue
    width = Math.max(width, view.getUint32(at + 8))
    height = Math.max(height, view.getUint32(at + 12))
  }
  return width > 0 && height > 0 ? { width, height } : undefined
}
