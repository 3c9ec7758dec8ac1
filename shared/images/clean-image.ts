import { cleanGif } from './clean-gif.ts'
import { cleanJpeg } from './clean-jpeg.ts'
import { cleanPng } from './clean-png.ts'
import { cleanWebp } from './clean-webp.ts'
import { type ImageType, sniffImage } from './image-kind.ts'
import type { ImageParts } from './image-parts.ts'

/**
 * An image with nothing in it but what is needed to show it. Whatever else a file can carry (where and with what it was
 * taken, thumbnails, comments, another file behind its end) is left out by writing only the parts that are known.
 */
export type CleanImage = {
  readonly type: ImageType
  /** In pixels. */
  readonly width: number
  readonly height: number
  /** It moves: more than one picture is in it. */
  readonly isAnimated: boolean
  readonly bytes: Uint8Array
}

/** `other`: no image of a kind that is kept · `damaged`: it says it is one and is not whole. */
export type Cleaned =
  | ({ readonly ok: true } & CleanImage)
  | { readonly ok: false; readonly reason: 'other' | 'svg' | 'damaged' }

/** Reads an image from its bytes, whatever its name says, and takes out what does not belong to the picture. Never throws. */
export function cleanImage(bytes: Uint8Array): Cleaned {
  const type = sniffImage(bytes)
  if (type === 'image/svg+xml') return { ok: false, reason: 'svg' }
  if (type === undefined || type === 'image/avif') return { ok: false, reason: 'other' }
  const parts = cleaners[type](bytes)
  if (!parts || parts.width < 1 || parts.height < 1) return { ok: false, reason: 'damaged' }
  const { width, height, isAnimated } = parts
  return { ok: true, type, width, height, isAnimated, bytes: joinParts(parts.keep) }
}

const cleaners: Readonly<Record<ImageType, (bytes: Uint8Array) => ImageParts | undefined>> = {
  'image/png': cleanPng,
  'image/jpeg': cleanJpeg,
  'image/gif': cleanGif,
  'image/webp': cleanWebp,
}

function joinParts(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((size, part) => size + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
