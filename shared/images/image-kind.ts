/** The kinds of images that are kept; what a file is called, or says it is, does not count. */
export const imageTypes = ['image/png', 'image/jpeg', 'image/gif', 'image/webp'] as const
export type ImageType = (typeof imageTypes)[number]

export function isImageType(type: string): type is ImageType {
  return (imageTypes as readonly string[]).includes(type)
}

/** `image/avif` can be read by browsers, which make one of the kept kinds of it. */
export type SeenType = ImageType | 'image/avif' | 'image/svg+xml'

/** So many bytes are enough to tell. */
export const tellingBytes = 512

/** What the first bytes of a file say it is, or nothing where it is no image that anybody here could show. */
export function sniffImage(bytes: Uint8Array): SeenType | undefined {
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'image/png'
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) return 'image/jpeg'
  const start = ascii(bytes, 0, 6)
  if (start === 'GIF87a' || start === 'GIF89a') return 'image/gif'
  if (ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 4) === 'WEBP') return 'image/webp'
  if (ascii(bytes, 4, 4) === 'ftyp' && /^avi[fs]$/.test(ascii(bytes, 8, 4))) return 'image/avif'
  const words = ascii(bytes, 0, tellingBytes).replace(/^\u00ef\u00bb\u00bf/, '')
  if (/^\s*(?:<\?xml[^>]*>\s*|<!--[\s\S]*?-->\s*|<!DOCTYPE[^>]*>\s*)*<svg[\s>]/i.test(words)) return 'image/svg+xml'
  return undefined
}

export function ascii(bytes: Uint8Array, from: number, length: number): string {
  let text = ''
  const end = Math.min(bytes.length, from + length)
  for (let at = from; at < end; at++) text += String.fromCharCode(bytes[at] ?? 0)
  return text
}

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte)
}
