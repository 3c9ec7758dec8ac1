import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { ImageId } from '#shared/model/ids.ts'
import { browserStorage } from '../testing/browser-storage.ts'
import { openImageShelf, type ShelvedImage } from './image-shelf.ts'

const name = 'tributary/board-1/person-1/images'
const image: ShelvedImage = {
  imageId: 'image-1' as ImageId,
  document: 'map-m1',
  type: 'image/png',
  bytes: new Uint8Array([1, 2, 3]).buffer,
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
})
afterEach(() => {
  vi.useRealTimers()
})

/** What a promise gives; where the browser hangs, after as long as it is waited for. */
async function when<T>(how: string, promise: Promise<T>): Promise<T> {
  if (how === 'hangs') await vi.advanceTimersByTimeAsync(6_000)
  return promise
}

describe('the shelf of images that are to be sent', () => {
  test('keeps them for the next visit', async () => {
    const { storage } = browserStorage()
    expect(await openImageShelf(name, storage).put(image)).toBe(true)
    const [found] = await openImageShelf(name, storage).all()
    expect(found).toMatchObject({ imageId: 'image-1', document: 'map-m1' })
  })

  test.each(['refuses', 'throws', 'hangs'] as const)('says so where the browser %s to open it', async (how) => {
    const { storage, faults } = browserStorage()
    faults.open = how
    const shelf = openImageShelf(name, storage)
    expect(await when(how, shelf.all())).toEqual([])
    expect(await when(how, shelf.put(image))).toBe(false)
    await when(how, shelf.remove(image.imageId))
    delete faults.open
    expect(await shelf.put(image)).toBe(true)
  })

  test.each(['throws', 'aborts', 'hangs'] as const)('says so where a write %s', async (how) => {
    const { storage, faults } = browserStorage()
    const shelf = openImageShelf(name, storage)
    faults.write = how
    expect(await when(how, shelf.put(image))).toBe(false)
    delete faults.write
    expect(await shelf.put(image)).toBe(true)
  })

  test('keeps nothing, and says so, where there are no databases', async () => {
    const shelf = openImageShelf(name, undefined)
    expect(await shelf.put(image)).toBe(false)
    expect(await shelf.all()).toEqual([])
  })
})
