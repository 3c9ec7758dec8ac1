import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { BoardId, ImageId, MapId, PersonId } from '#shared/model/ids.ts'
import type { Person } from '#shared/model/person.ts'
import type { ImagePlace, NewImage } from '../images/image-store.ts'
import type { Store } from '../store.ts'
import type { OpenStore } from './describe-update-log.ts'

const boardId = 'board1' as BoardId
const noor: Person = {
  id: 'noor' as PersonId,
  name: 'Noor',
  discipline: 'design',
  slot: 'reed',
  role: 'author',
  mapId: 'noors' as MapId,
  ready: false,
}
const own: ImagePlace = { boardId, document: 'map-noors' }
const shared: ImagePlace = { boardId, document: 'map-shared' }
const plenty = { images: 100, bytesOfDocument: 1_000_000, bytesOfBoard: 1_000_000 }

function image(id: string, words: string, place = own): NewImage {
  return {
    ...place,
    id: id as ImageId,
    type: 'image/png',
    width: 4,
    height: 3,
    digest: `digest of ${words}`,
    author: noor.id,
    at: 5,
    bytes: Buffer.from(words),
  }
}

/** The rules of `ImageStore` (I1–I5), for every engine. */
export function describeImageStore(name: string, place: OpenStore): void {
  describe(`image store on ${name}`, () => {
    let at: Awaited<ReturnType<OpenStore>>
    let store: Store

    beforeEach(async () => {
      at = await place()
      store = await at.open()
      await store.directory.createBoard({ boardId, title: 'A board', phase: 'draw', documents: ['map-shared'], at: 1 })
      await store.directory.addPerson({ boardId, person: noor, limit: 10, at: 1 })
    })
    afterEach(async () => {
      await store.close()
      await at.clear()
    })

    test('[I1] an image is there again after the store was closed and opened, and in no other place', async () => {
      expect(await store.images.putImage(image('a', 'a sketch'), plenty)).toBe('kept')
      await store.close()
      store = await at.open()
      const found = await store.images.image({ ...own, id: 'a' as ImageId })
      expect(Buffer.from(found?.bytes ?? []).toString()).toBe('a sketch')
      expect(found).toMatchObject({ type: 'image/png', width: 4, height: 3, author: noor.id, at: 5 })
      expect(await store.images.image({ ...shared, id: 'a' as ImageId })).toBeUndefined()
      expect(await store.images.image({ ...own, boardId: 'board2' as BoardId, id: 'a' as ImageId })).toBeUndefined()
    })

    test('[I2] an id never comes to mean other bytes', async () => {
      await store.images.putImage(image('a', 'a sketch'), plenty)
      expect(await store.images.putImage(image('a', 'a sketch'), plenty)).toBe('kept')
      expect(await store.images.putImage(image('a', 'another'), plenty)).toBe('taken')
      expect(await store.images.imagesOf(own)).toEqual(['a'])
    })

    test('[I3] of many that come at once no more are taken than fit', async () => {
      const all = await Promise.all(
        Array.from({ length: 8 }, (_, index) =>
          store.images.putImage(image(`i${index}`, 'ten bytes!'), { ...plenty, images: 3 }),
        ),
      )
      expect(all.filter((outcome) => outcome === 'kept')).toHaveLength(3)
      expect(all.filter((outcome) => outcome === 'full')).toHaveLength(5)
      const small = { ...plenty, bytesOfDocument: 39 }
      expect(await store.images.putImage(image('more', 'ten bytes!'), small)).toBe('full')
      const smallBoard = { ...plenty, bytesOfBoard: 39 }
      expect(await store.images.putImage(image('more', 'ten bytes!', shared), smallBoard)).toBe('full')
      expect(await store.images.putImage(image('more', 'ten bytes!', shared), plenty)).toBe('kept')
    })

    test('[I3] nothing is put where there is no document, or none any more', async () => {
      expect(await store.images.putImage(image('a', 'lost', { boardId, document: 'map-nobodys' }), plenty)).toBe('gone')
      await store.directory.deleteBoard(boardId, 9)
      expect(await store.images.putImage(image('a', 'lost'), plenty)).toBe('gone')
    })

    test('[I4] with a map or a board its images go, and their bytes are nowhere on the disk', async () => {
      const words = 'nobody shall see this drawing again'
      const facilitator = { ...noor, id: 'priya' as PersonId, role: 'facilitator', mapId: 'priyas' as MapId } as const
      await store.directory.addPerson({ boardId, person: facilitator, limit: 10, at: 1 })
      await store.images.putImage(image('a', `${words} ${'x'.repeat(20_000)}`), plenty)
      await store.images.putImage(image('b', 'this one stays', shared), plenty)
      expect((await at.bytes()).includes(words)).toBe(true)
      await store.directory.removePerson({ boardId, personId: noor.id, withMap: true, at: 9 })
      expect((await at.bytes()).includes(words)).toBe(false)
      expect((await at.bytes()).includes('this one stays')).toBe(true)
      await store.directory.deleteBoard(boardId, 9)
      expect((await at.bytes()).includes('this one stays')).toBe(false)
    })

    test('[I5] what no document refers to goes when it was unused for long enough, and not before', async () => {
      const words = 'taken off the map'
      for (const [id, text] of [
        ['a', words],
        ['b', 'still there'],
      ] as const)
        await store.images.putImage(image(id, text), plenty)
      const keep = (used: string[], at: number, unusedSince: number) =>
        store.images.keepImages({ place: own, used, at, unusedSince })
      expect(await keep(['b'], 100, 50)).toBe(0)
      // It was taken back meanwhile: the time begins anew.
      expect(await keep(['a', 'b'], 150, 120)).toBe(0)
      expect(await keep(['b'], 200, 150)).toBe(0)
      expect(await keep(['b'], 300, 199)).toBe(0)
      expect((await at.bytes()).includes(words)).toBe(true)
      expect(await keep(['b'], 301, 200)).toBe(1)
      expect((await at.bytes()).includes(words)).toBe(false)
      expect(await store.images.imagesOf(own)).toEqual(['b'])
    })

    test('[I5] documents with images are looked at in turn', async () => {
      await store.images.putImage(image('a', 'one'), plenty)
      await store.images.putImage(image('b', 'two', shared), plenty)
      const places = (lookedAtBefore: number, most = 10) => store.images.imagePlaces({ lookedAtBefore, most })
      expect(await places(5)).toEqual([])
      expect(await places(6)).toEqual([own, shared])
      await store.images.keepImages({ place: own, used: ['a'], at: 20, unusedSince: 0 })
      expect(await places(6)).toEqual([shared])
      expect(await places(21, 1)).toEqual([shared])
    })
  })
}
