import { expect, test } from 'vitest'
import { imageRecord } from '#shared/documents/map-images.ts'
import { asId, type ImageId, type MomentId } from '#shared/model/ids.ts'
import { imagesByMoment } from './images-by-moment.ts'

const moment = (id: string, x: number, y: number) => ({ id: asId<MomentId>(id), place: { x, y } })
const image = (id: string, x: number, y: number) =>
  imageRecord({
    id: `shape:${id}`,
    imageId: asId<ImageId>(`image-${id}-0123456789`),
    name: `${id}.png`,
    w: 100,
    h: 80,
    x,
    y,
  })

test('an image belongs to the moment it lies nearest to, and to none where it lies far from all', () => {
  const found = imagesByMoment(
    [image('below', 20, 90), image('beside', 720, 0), image('far', 3_000, 3_000)],
    [moment('sits', 0, 0), moment('opens', 500, 0), { id: asId<MomentId>('nowhere') }],
  )
  expect([...found].map(([id, images]) => [id, images.map(({ name }) => name)])).toEqual([
    ['sits', ['below.png']],
    ['opens', ['beside.png']],
  ])
})
