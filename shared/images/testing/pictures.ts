/** Small images as a browser wrote them (6 by 4 pixels), and what can be hidden in each kind. For tests. */

const written = {
  png: 'iVBORw0KGgoAAAANSUhEUgAAAAYAAAAECAYAAACtBE5DAAAAOElEQVR4AWyJQQ0AIAwDm1lAylwgAnGI4IMmNLClST/Lll3T5uy6/w5D3h4TIiefgq0ExXoHQj4AAAD///2+dXUAAAAGSURBVAMAeEkVybKvyVIAAAAASUVORK5CYII=',
  jpeg: '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABALDA4MChAODQ4SERATGCgaGBYWGDEjJR0oOjM9PDkzODdASFxOQERXRTc4UG1RV19iZ2hnPk1xeXBkeFxlZ2P/2wBDARESEhgVGC8aGi9jQjhCY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2P/wAARCAAEAAYDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAX/xAAVEAEBAAAAAAAAAAAAAAAAAAAAEf/EABUBAQEAAAAAAAAAAAAAAAAAAAQF/8QAFhEAAwAAAAAAAAAAAAAAAAAAAAIx/9oADAMBAAIRAxEAPwCbABmpdSH/2Q==',
  webp: 'UklGRiQAAABXRUJQVlA4TBcAAAAvBcAAAA9wo/Z3eb3Pdv4DD4/5ieh/JAA=',
  /** From an encoder, with `hidden` in its Exif: no browser writes this kind. */
  avif: 'AAAAHGZ0eXBhdmlmAAAAAG1pZjFhdmlmbWlhZgAAARdtZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAAAAAAAAAAAAAAADRpbG9jAAAAAERAAAIAAQAAAAABOwABAAAAAAAAAB0AAgAAAAABWAABAAAAAAAAAOIAAAA4aWluZgAAAAAAAgAAABVpbmZlAgAAAAABAABhdjAxAAAAABVpbmZlAgAAAQACAABFeGlmAAAAAA5waXRtAAAAAAABAAAAVmlwcnAAAAA4aXBjbwAAAAxhdjFDgSACAAAAABRpc3BlAAAAAAAAAAYAAAAEAAAAEHBpeGkAAAAAAwgICAAAABZpcG1hAAAAAAAAAAEAAQOBAgMAAAAaaXJlZgAAAAAAAAAOY2RzYwACAAEAAQAAAQdtZGF0EgAKCDgIbtICGg0gMg8cQmLk6aaaYWNgAJA1jjcAAAAGRXhpZgAASUkqAAgAAAAHABIBAwABAAAAAQAAABoBBQABAAAAYgAAABsBBQABAAAAagAAACgBAwABAAAAAgAAABMCAwABAAAAAQAAAJiCAgAYAAAAcgAAAGmHBAABAAAAigAAAAAAAAA4YwAA6AMAADhjAADoAwAAR1BTIDUyLjUyMDAgTiAxMy40MDUwIEUABgAAkAcABAAAADAyMTABkQcABAAAAAECAwAAoAcABAAAADAxMDABoAMAAQAAAP//AAACoAQAAQAAAAYAAAADoAQAAQAAAAQAAAAAAAAA',
  gif: 'R0lGODlhBgAEAIAAAP8AAAAAACwAAAAABgAEAAACBYyPqcsFADs=',
}

/** Where a photograph was taken, as it would stand in its Exif. */
export const hidden = 'GPS 52.5200 N 13.4050 E'

export function plainPng(): Uint8Array {
  return decode(written.png)
}
export function plainJpeg(): Uint8Array {
  return decode(written.jpeg)
}
export function plainWebp(): Uint8Array {
  return decode(written.webp)
}
export function avif(): Uint8Array {
  return decode(written.avif)
}
export function plainGif(): Uint8Array {
  return decode(written.gif)
}

/** The same pictures with `hidden` in every place where such a file can carry it, and with another file behind the end. */
export function dirtyPng(): Uint8Array {
  const png = plainPng()
  const text = pngChunk('tEXt', `Comment\0${hidden}`)
  return join(png.subarray(0, 33), text, pngChunk('eXIf', hidden), pngChunk('prVt', hidden), png.subarray(33), behind())
}

export function dirtyJpeg(): Uint8Array {
  const jpeg = plainJpeg()
  const parts = [jpegSegment(0xe1, `Exif\0\0${hidden}`), jpegSegment(0xe2, `MPF\0${hidden}`), jpegSegment(0xfe, hidden)]
  return join(jpeg.subarray(0, 2), ...parts, jpeg.subarray(2), behind())
}

export function dirtyWebp(): Uint8Array {
  const webp = plainWebp()
  const extended = riffChunk('VP8X', Uint8Array.of(0x0c, 0, 0, 0, 5, 0, 0, 3, 0, 0))
  const more = [riffChunk('EXIF', encode(hidden)), riffChunk('XMP ', encode(hidden)), riffChunk('JUNK', encode(hidden))]
  return join(riff(extended, webp.subarray(12), ...more), behind())
}

export function dirtyGif(): Uint8Array {
  const gif = plainGif()
  const comment = join(Uint8Array.of(0x21, 0xfe), gifBlocks(hidden))
  const xmp = join(Uint8Array.of(0x21, 0xff, 11), encode('XMP DataXMP'), gifBlocks(hidden))
  const repeat = join(Uint8Array.of(0x21, 0xff, 11), encode('NETSCAPE2.0'), Uint8Array.of(3, 1, 0, 0, 0))
  return join(gif.subarray(0, 19), repeat, comment, xmp, gif.subarray(19), behind())
}

/** A PNG that says it has this many pixels and brings next to none. */
export function claimingPng(width: number, height: number): Uint8Array {
  const png = plainPng()
  const view = new DataView(png.buffer)
  view.setUint32(16, width)
  view.setUint32(20, height)
  return png
}

export const svgWithScript =
  '<?xml version="1.0"?>\n<!-- a drawing --><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'

/** A program for Windows, whatever it may be called. */
export function executable(size = 4_096): Uint8Array {
  const bytes = new Uint8Array(size).fill(0x90)
  bytes.set(encode('MZ\u0090\0\u0003'))
  return bytes
}

function behind(): Uint8Array {
  return encode(`<html><script>alert("${hidden}")</script></html>`)
}

function pngChunk(type: string, words: string): Uint8Array {
  const data = encode(words)
  const length = new Uint8Array(4)
  new DataView(length.buffer).setUint32(0, data.length)
  return join(length, encode(type), data, new Uint8Array(4))
}

function jpegSegment(code: number, words: string): Uint8Array {
  const data = encode(words)
  return join(Uint8Array.of(0xff, code, (data.length + 2) >> 8, (data.length + 2) & 0xff), data)
}

function riffChunk(type: string, data: Uint8Array): Uint8Array {
  const length = new Uint8Array(4)
  new DataView(length.buffer).setUint32(0, data.length, true)
  return join(encode(type), length, data, new Uint8Array(data.length % 2))
}

function riff(...chunks: readonly Uint8Array[]): Uint8Array {
  const all = join(encode('WEBP'), ...chunks)
  const length = new Uint8Array(4)
  new DataView(length.buffer).setUint32(0, all.length, true)
  return join(encode('RIFF'), length, all)
}

function gifBlocks(words: string): Uint8Array {
  const data = encode(words)
  return join(Uint8Array.of(data.length), data, Uint8Array.of(0))
}

function join(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((size, part) => size + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

function encode(words: string): Uint8Array {
  return Uint8Array.from(words, (letter) => letter.charCodeAt(0))
}

function decode(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))
}
