import { expect, test } from 'vitest'
import type { ImageId } from '../model/ids.ts'
import { fitImages } from './fit-images.ts'

function image(id: string, length: number | undefined) {
  return {
    imageId: id as ImageId,
    name: `${id}.png`,
    alt: '',
    dataUrl: length === undefined ? undefined : 'x'.repeat(length),
  }
}

test('a file takes the images that fit, the smaller ones first, and names the others', () => {
  const all = [image('large', 5_000), image('small', 100), image('gone', undefined), image('middle', 900)]
  const { images, tooMuch, missing } = fitImages([...all, image('small', 100)], 2_000)
  expect([...images.keys()]).toEqual(['small', 'middle'])
  expect(tooMuch.map(({ name }) => name)).toEqual(['large.png'])
  expect(missing.map(({ name }) => name)).toEqual(['gone.png'])
})

test('an image that just fits is taken, and with one character less it is not', () => {
  const all = [image('one', 1_000)]
  expect([1_064, 1_063].map((room) => fitImages(all, room).images.size)).toEqual([1, 0])
})
