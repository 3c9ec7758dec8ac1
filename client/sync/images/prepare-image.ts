import { avifHeadBytes, avifSize } from '#shared/images/avif-size.ts'
import { cleanImage } from '#shared/images/clean-image.ts'
import { sniffImage, tellingBytes } from '#shared/images/image-kind.ts'
import { limits } from '#shared/protocol/limits.ts'

/** An image as it may leave this device: the picture alone, no larger than it needs to be. */
export type PreparedImage = {
  readonly bytes: ArrayBuffer
  readonly type: string
  /** In pixels. */
  readonly width: number
  readonly height: number
}

/** Why a file was not taken; each has a sentence. */
export type ImageTrouble = 'other' | 'svg' | 'damaged' | 'heavy' | 'wide' | 'browser'
export type Prepared =
  | { readonly ok: true; readonly image: PreparedImage }
  | { readonly ok: false; readonly reason: ImageTrouble }

/** A sketch on paper can be read at this size, and a screenshot in its own. In pixels. */
const largestSide = 2_000
/** A picture of few colours stays as sharp as it was up to here. */
const maxSharpBytes = 1_500_000
const paper = '#ffffff'
const none = { width: 0, height: 0 }

/**
 * Makes an image of what somebody gave us, in a thread of its own. It is painted anew: where and with what it was taken
 * stays behind on the device. Only one that moves is kept as it was, without what is hidden in it.
 */
export async function prepareImage(file: Blob): Promise<Prepared> {
  if (file.size > limits.maxGivenImageBytes) return refuse('heavy')
  const seen = sniffImage(new Uint8Array(await file.slice(0, tellingBytes).arrayBuffer()))
  if (seen === undefined) return refuse('other')
  if (seen === 'image/svg+xml') return refuse('svg')
  if (typeof OffscreenCanvas === 'undefined') return refuse('browser')
  if (seen === 'image/avif') {
    const { width, height } = avifSize(new Uint8Array(await file.slice(0, avifHeadBytes).arrayBuffer())) ?? none
    if (width * height > limits.maxGivenImagePixels) return refuse('wide')
    if (width === 0) return refuse('damaged')
  } else {
    const clean = cleanImage(new Uint8Array(await file.arrayBuffer()))
    if (!clean.ok) return refuse(clean.reason)
    const { width, height, type, bytes } = clean
    // Before anything is unpacked: a few bytes can say that they are ten billion pixels.
    if (width * height > limits.maxGivenImagePixels) return refuse('wide')
    const isSmall = Math.max(width, height) <= largestSide && bytes.length <= limits.maxImageBytes
    if (clean.isAnimated && isSmall)
      return { ok: true, image: { bytes: new Uint8Array(bytes).buffer, type, width, height } }
  }
  const picture = await createImageBitmap(file).catch(() => undefined)
  if (!picture) return refuse('damaged')
  const scale = Math.min(1, largestSide / Math.max(picture.width, picture.height))
  const width = Math.max(1, Math.round(picture.width * scale))
  const height = Math.max(1, Math.round(picture.height * scale))
  const blob = await paint(picture, { width, height, isSharp: seen === 'image/png' || seen === 'image/gif' })
  picture.close()
  if (!blob) return refuse('browser')
  return { ok: true, image: { bytes: await blob.arrayBuffer(), type: blob.type, width, height } }
}

async function paint(
  picture: ImageBitmap,
  { width, height, isSharp }: { width: number; height: number; isSharp: boolean },
): Promise<Blob | undefined> {
  const canvas = new OffscreenCanvas(width, height)
  const pen = canvas.getContext('2d')
  if (!pen) return undefined
  pen.imageSmoothingQuality = 'high'
  pen.drawImage(picture, 0, 0, width, height)
  if (isSharp) {
    const sharp = await canvas.convertToBlob({ type: 'image/png' })
    if (sharp.size <= maxSharpBytes) return sharp
  }
  // A browser that cannot write WebP gives a PNG.
  const blob = await canvas.convertToBlob({ type: 'image/webp', quality: isSharp ? 0.92 : 0.85 })
  if (blob.type === 'image/webp' || blob.size <= maxSharpBytes) return blob
  // JPEG knows no transparency: what was clear lies on paper.
  pen.globalCompositeOperation = 'destination-over'
  pen.fillStyle = paper
  pen.fillRect(0, 0, width, height)
  return canvas.convertToBlob({ type: 'image/jpeg', quality: 0.85 })
}

function refuse(reason: ImageTrouble): Prepared {
  return { ok: false, reason }
}
