import { expect, test } from 'vitest'
import { avifSize } from './avif-size.ts'
import { cleanImage } from './clean-image.ts'
import { sniffImage } from './image-kind.ts'
import { avif, plainPng } from './testing/pictures.ts'

test('an AVIF file says how large it is before it is unpacked, also where that is a lie', () => {
  expect(sniffImage(avif())).toBe('image/avif')
  expect(avifSize(avif())).toEqual({ width: 6, height: 4 })
  const claiming = avif()
  const at = Buffer.from(claiming).indexOf('ispe')
  new DataView(claiming.buffer).setUint32(at + 8, 100_000)
  expect(avifSize(claiming)).toEqual({ width: 100_000, height: 4 })
  expect(avifSize(avif().subarray(0, 60))).toBeUndefined()
  expect(avifSize(plainPng())).toBeUndefined()
})

test('nothing is kept as AVIF: a browser makes another kind of it before it is sent', () => {
  expect(cleanImage(avif())).toEqual({ ok: false, reason: 'other' })
})
