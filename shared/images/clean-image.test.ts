import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cleanImage, type CleanImage } from './clean-image.ts'
import { sniffImage } from './image-kind.ts'
import {
  claimingPng,
  dirtyGif,
  dirtyJpeg,
  dirtyPng,
  dirtyWebp,
  executable,
  hidden,
  plainGif,
  plainJpeg,
  plainPng,
  plainWebp,
  svgWithScript,
} from './testing/pictures.ts'

function cleaned(bytes: Uint8Array): CleanImage {
  const result = cleanImage(bytes)
  if (!result.ok) throw new Error(result.reason)
  return result
}

function asBytes(words: string): Uint8Array {
  return new TextEncoder().encode(words)
}

const kinds = [
  ['image/png', plainPng, dirtyPng],
  ['image/jpeg', plainJpeg, dirtyJpeg],
  ['image/gif', plainGif, dirtyGif],
  ['image/webp', plainWebp, dirtyWebp],
] as const

describe('an image', () => {
  test.each(kinds)('%s is known by its bytes, with its size', (type, plain) => {
    const { bytes, ...facts } = cleaned(plain())
    expect(facts).toEqual({ ok: true, type, width: 6, height: 4, isAnimated: false })
    expect(bytes).toEqual(plain())
  })

  test.each(kinds)('%s keeps the picture and nothing that was hidden in it or behind it', (_type, _plain, dirty) => {
    expect(Buffer.from(dirty()).toString('latin1').split(hidden).length).toBeGreaterThan(3)
    const { bytes, width, height } = cleaned(dirty())
    expect([width, height]).toEqual([6, 4])
    const text = Buffer.from(bytes).toString('latin1')
    expect(text).not.toContain(hidden)
    expect(text).not.toContain('script')
  })

  test('a moving GIF goes on for as long as it said', () => {
    const { bytes } = cleaned(dirtyGif())
    expect(Buffer.from(bytes).toString('latin1')).toContain('NETSCAPE2.0')
    const frame = plainGif().subarray(19, -1)
    const two = Uint8Array.of(...plainGif().subarray(0, -1), ...frame, 0x3b)
    expect(cleaned(two).isAnimated).toBe(true)
  })

  test('a size is what the bytes say, however large', () => {
    expect(cleaned(claimingPng(100_000, 100_000))).toMatchObject({ width: 100_000, height: 100_000 })
    expect(cleanImage(claimingPng(0, 4))).toEqual({ ok: false, reason: 'damaged' })
  })

  test('a program, a page, a drawing with a script in it and an empty file are no images', () => {
    expect(cleanImage(executable())).toEqual({ ok: false, reason: 'other' })
    expect(cleanImage(asBytes('<html><body>GIF89a</body></html>'))).toEqual({ ok: false, reason: 'other' })
    expect(cleanImage(asBytes(svgWithScript))).toEqual({ ok: false, reason: 'svg' })
    expect(cleanImage(asBytes('\uFEFF  <svg onload="alert(1)">'))).toEqual({ ok: false, reason: 'svg' })
    expect(cleanImage(new Uint8Array())).toEqual({ ok: false, reason: 'other' })
  })

  test('a script behind the first bytes of an image does not make one', () => {
    for (const start of ['GIF89a=1;alert(1)//', '\u0089PNG\r\n\u001a\n<script>', 'RIFF\0\0\0\0WEBP<script>'])
      expect(cleanImage(Uint8Array.from(start, (letter) => letter.charCodeAt(0)))).toEqual({
        ok: false,
        reason: 'damaged',
      })
  })

  test.each(kinds)('%s that was cut off anywhere is not whole', (_type, plain) => {
    const whole = plain()
    for (let length = 16; length < whole.length; length++)
      expect(cleanImage(whole.subarray(0, length))).toEqual({ ok: false, reason: 'damaged' })
  })

  test('whatever bytes come, nothing is thrown; what is clean stays as it is', () => {
    const damaged = fc
      .tuple(
        fc.constantFrom(...kinds.flatMap(([, plain, dirty]) => [plain, dirty])),
        fc.array(fc.tuple(fc.nat(1_000), fc.nat(255)), { maxLength: 6 }),
        fc.nat(400),
      )
      .map(([make, changes, cut]) => {
        const bytes = Uint8Array.from(make())
        for (const [at, byte] of changes) bytes[at % bytes.length] = byte
        return cut % 3 === 0 ? bytes.subarray(0, cut) : bytes
      })
    fc.assert(
      fc.property(fc.oneof(damaged, fc.uint8Array({ maxLength: 200 })), (bytes) => {
        const first = cleanImage(bytes)
        if (!first.ok) return
        const again = cleaned(first.bytes)
        expect(again.bytes).toEqual(first.bytes)
        expect(sniffImage(first.bytes)).toBe(first.type)
      }),
      { numRuns: 2_000 },
    )
  })
})
