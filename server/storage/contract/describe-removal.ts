import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { BoardId, ImageId, InterviewId, MapId, PersonId } from '#shared/model/ids.ts'
import type { Store } from '../store.ts'
import type { LogKey, NewRow } from '../update-log.ts'
import type { OpenStore } from './describe-update-log.ts'

const boardId = 'board1' as BoardId
const priya = 'priya' as PersonId
const interviewId = 'told' as InterviewId
const words = 'what was said in confidence'

function row(text: string): NewRow {
  return { author: priya, data: Buffer.from(text), clients: [] }
}

const key = (document: string) => `${boardId}/${document}` as LogKey

/** The rules D5 and D8 of `Directory`, for every implementation. */
export function describeRemoval(name: string, place: OpenStore): void {
  describe(`removal on ${name}`, () => {
    let at: Awaited<ReturnType<OpenStore>>
    let store: Store

    beforeEach(async () => {
      at = await place()
      store = await at.open()
      await store.directory.createBoard({
        boardId,
        title: 'Evenings',
        phase: 'draw',
        documents: ['board', 'map-shared'],
        at: 1,
        rows: ['board', 'map-own', 'interview-told'].map((document) => ({
          document,
          row: row(`${words}: ${document}`),
        })),
        people: ['priya', 'noor'].map((id) => ({
          person: {
            id: id as PersonId,
            name: id,
            discipline: 'design',
            slot: 'river',
            role: id === 'priya' ? 'facilitator' : 'author',
            mapId: (id === 'noor' ? 'own' : 'hers') as MapId,
            ready: false,
          },
        })),
        interviews: [{ interviewId, by: priya, at: 1 }],
      })
      for (const document of ['board', 'map-own'])
        await store.updateLog.addVersion(
          key(document),
          { cause: '{}', author: priya, at: 2, state: Buffer.from(`${words}, a version`) },
          9,
        )
    })
    afterEach(async () => {
      await store.close()
      await at.clear()
    })

    const keys = async () => (await store.updateLog.keys()).map((found) => found.slice(boardId.length + 1))

    test('[D5] a board is made with what stands in its documents', async () => {
      expect(await keys()).toEqual(['board', 'interview-told', 'map-own'])
      expect(await store.updateLog.countRows()).toBe(3)
      const people = await store.directory.board(boardId)
      expect(people).toMatchObject({ state: 'present', facts: { people: [{ id: 'noor' }, { id: 'priya' }] } })
    })

    test('[D5] a board of which one part is refused is not there at all', async () => {
      const making = store.directory.createBoard({
        boardId: 'board2' as BoardId,
        title: 'Nights',
        phase: 'draw',
        documents: ['board'],
        at: 1,
        rows: [
          { document: 'board', row: row('one') },
          { document: 'map-of-nobody', row: row('two') },
        ],
      })
      await expect(making).rejects.toThrow(/.+/)
      expect(await store.directory.board('board2' as BoardId)).toEqual({ state: 'unknown' })
      expect(await keys()).toHaveLength(3)
      expect(await store.updateLog.countRows()).toBe(3)
    })

    test('[D5] the words of an interview go with it, and nobody begins it again', async () => {
      expect(await store.directory.deleteInterview(boardId, interviewId, 5)).toBe('deleted')
      expect(await keys()).toEqual(['board', 'map-own'])
      expect((await at.bytes()).includes(`${words}: interview`)).toBe(false)
      await expect(store.updateLog.append(key('interview-told'), [row('late')])).rejects.toThrow(/.+/)
      expect(await store.directory.deleteInterview(boardId, interviewId, 6)).toBe('gone')
      expect(await store.updateLog.countRows()).toBe(2)
    })

    test('[D5] a map goes with the one who takes it along, its versions too', async () => {
      const left = { boardId, personId: 'noor' as PersonId, withMap: true, at: 5 }
      expect((await store.directory.removePerson(left)).outcome).toBe('removed')
      expect(await keys()).toEqual(['board', 'interview-told'])
      expect((await at.bytes()).includes(`${words}: map-own`)).toBe(false)
    })

    test('[D8] a reveal takes along what only the owner had, and where nothing is shown nothing goes', async () => {
      const map = 'own' as MapId
      const place = { boardId, document: 'map-own' }
      const bytes = (text: string) => ({
        ...place,
        id: text as ImageId,
        type: 'image/png' as const,
        width: 1,
        height: 1,
        digest: text,
        author: 'noor' as PersonId,
        at: 3,
        bytes: Buffer.from(`${words}, drawn as ${text}`),
      })
      const room = { images: 9, bytesOfDocument: 9_999, bytesOfBoard: 9_999 }
      for (const name of ['kept', 'dropped']) expect(await store.images.putImage(bytes(name), room)).toBe('kept')
      const shown = { cause: '{"kind":"reveal"}', author: priya, at: 3, state: Buffer.from('what is shown') }
      await store.updateLog.addVersion(key('map-own'), shown, 9)
      const versions = async () => (await store.updateLog.versions(key('map-own'))).map(({ at: when }) => when)
      const reveal = () => store.directory.reveal(boardId, [{ mapId: map, shows: ['kept'] }], 5)

      // Whose owner is not ready.
      expect(await reveal()).toEqual([])
      expect(await versions()).toEqual([3, 2])
      expect(await store.images.imagesOf(place)).toEqual(['dropped', 'kept'])

      await store.directory.setReady(boardId, 'noor' as PersonId, true)
      expect(await reveal()).toEqual([map])
      expect(await versions()).toEqual([3])
      expect(await store.images.imagesOf(place)).toEqual(['kept'])
      const left = await at.bytes()
      expect(left.includes('drawn as dropped')).toBe(false)
      expect(left.includes('drawn as kept')).toBe(true)
    })

    test('[D5] nothing of a deleted board stays', async () => {
      await store.directory.deleteBoard(boardId, 5)
      expect(await keys()).toEqual([])
      expect((await at.bytes()).includes(words)).toBe(false)
      expect(await store.updateLog.countRows()).toBe(0)
    })

    test('[D5] of rows that come while their document is deleted, none is there afterwards', async () => {
      const late = Array.from({ length: 40 }, (_, index) =>
        store.updateLog.append(key('interview-told'), [row(`late ${index}`)]).then(
          () => 'taken',
          () => 'refused',
        ),
      )
      await store.directory.deleteInterview(boardId, interviewId, 5)
      await Promise.all(late)
      expect(await keys()).toEqual(['board', 'map-own'])
      expect((await store.updateLog.read(key('interview-told'))).rows).toEqual([])
    })
  })
}
