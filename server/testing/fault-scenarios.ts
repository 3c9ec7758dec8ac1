import type { SessionFacts } from '#shared/documents/session-document.ts'
import { plainPng } from '#shared/images/testing/pictures.ts'
import * as api from '#shared/protocol/api.ts'
import type { Store } from '../storage/store.ts'
import { createDevice, type Device, joinBoard, type Member, startBoard } from './device.ts'
import { connectPlain } from './connect-plain.ts'
import { until } from './until.ts'

/** One command, on a board of its own. */
export type Trial = {
  /** Asks for it; gives the status of the answer. */
  act(): Promise<number>
  /** How it may be answered where it is asked for once more: a command that was done is not done again. */
  readonly again: readonly number[]
  /** Words that are nowhere once it was answered. */
  readonly gone?: string
  /** What must be so once it was answered. */
  isWhole?(store: Store): Promise<boolean>
}
export type Scenario = {
  readonly name: string
  prepare(url: string, word: string): Promise<Trial>
}

const person = { name: 'Ada', discipline: 'product' } as const

/** A device on which each board that was made is whole: it can be entered, and what should be there is. */
function maker(url: string, path: string, body: object, documents: number): Trial {
  const device = createDevice(url)
  const made = new Set<string>()
  return {
    async act() {
      const { status, body: answer } = await device.request('POST', path, body)
      if (status === 201) made.add(api.createdBoard.parse(answer).boardId)
      return status
    },
    again: [201],
    async isWhole(store) {
      const there = await store.directory.documents()
      const isEntered = async (boardId: string) =>
        (await device.request('GET', `/api/boards/${boardId}/me`)).status === 200 &&
        there.filter((entry) => entry.boardId === boardId).length === documents
      return made.size > 0 && (await Promise.all([...made].map(isEntered))).every(Boolean)
    },
  }
}

const about = { title: 'Evenings', brief: { outcome: 'More evenings that end well' } }
const moments = ['m1', 'm2'].map((id) => ({ id, kind: 'step', label: 'Opens the app' }))
const maps = ['one', 'two'].map((id) => ({
  id,
  author: { name: id, discipline: 'design' },
  moments: moments.map((moment) => ({ ...moment, id: `${id}${moment.id}` })),
  links: [],
}))
const file = { tributary: 1, title: 'Evenings', brief: { outcome: 'o' }, maps }

export const scenarios: readonly Scenario[] = [
  {
    name: 'a board is made',
    prepare: async (url) => maker(url, '/api/boards', { ...about, person }, 4),
  },
  { name: 'the sample is opened', prepare: async (url) => maker(url, '/api/sample', { person }, 8) },
  {
    name: 'a board file is opened',
    prepare: async (url) => maker(url, '/api/boards/from-file', { file, person }, 6),
  },
  {
    name: 'somebody joins',
    async prepare(url) {
      const { boardId, invite } = await startBoard(url, person)
      const device = createDevice(url)
      const path = `/api/boards/${boardId}`
      return {
        act: async () => (await device.request('POST', `${path}/people`, { invite, person })).status,
        again: [200, 201],
        isWhole: async () => (await device.request('GET', `${path}/me`)).status === 200,
      }
    },
  },
  {
    name: 'an interview is begun',
    async prepare(url, word) {
      const ada = await startBoard(url, person)
      await write(ada, 'map-shared', word)
      return {
        act: async () => (await ada.request('POST', `/api/boards/${ada.boardId}/interviews`, {})).status,
        again: [201],
        isWhole: async (store) => (await factsOf(store, ada)).interviews.length > 0,
      }
    },
  },
  {
    name: 'an interview is withdrawn',
    async prepare(url, word) {
      const ada = await startBoard(url, person)
      const path = `/api/boards/${ada.boardId}/interviews`
      const { interviewId } = await ada.ask('POST', path, api.interviewCreated)
      await write(ada, `interview-${interviewId}`, word)
      return {
        act: async () => (await ada.request('DELETE', `${path}/${interviewId}`)).status,
        again: [200, 410],
        gone: word,
        isWhole: async (store) => (await factsOf(store, ada)).interviews.length === 0,
      }
    },
  },
  {
    name: 'somebody leaves with their map',
    async prepare(url, word) {
      const { ada, ben } = await two(url)
      await write(ben, `map-${ben.mapId}`, word)
      await ben.request('POST', `/api/boards/${ben.boardId}/documents/map-${ben.mapId}/versions`, { label: 'mine' })
      return {
        act: async () => (await ben.request('DELETE', `/api/boards/${ada.boardId}/people/me`)).status,
        again: [200, 401, 403, 404],
        gone: word,
        isWhole: async (store) => (await factsOf(store, ada)).people.length === 1,
      }
    },
  },
  {
    name: 'a board is deleted',
    async prepare(url, word) {
      const ada = await startBoard(url, person)
      await write(ada, 'map-shared', word)
      await ada.request('POST', `/api/boards/${ada.boardId}/versions`, { label: 'before the end' })
      return {
        act: async () => (await ada.request('DELETE', `/api/boards/${ada.boardId}`)).status,
        again: [200, 410],
        gone: word,
        isWhole: async (store) => (await store.directory.board(ada.boardId)).state === 'deleted',
      }
    },
  },
  {
    name: 'maps are shown',
    async prepare(url, word) {
      const { ada, ben } = await two(url)
      await write(ben, `map-${ben.mapId}`, word)
      await ben.request('POST', `/api/boards/${ada.boardId}/maps/mine/ready`, { ready: true })
      return {
        act: async () => (await ada.request('POST', `/api/boards/${ada.boardId}/reveal`, {})).status,
        again: [200, 409],
        async isWhole(store) {
          const { phase, people } = await factsOf(store, ada)
          const isShown = people.some(({ mapId, revealedAt }) => mapId === ben.mapId && revealedAt !== undefined)
          const key = `${ada.boardId}/map-${ben.mapId}`
          const log = (await store.updateLog.keys()).find((found) => found === key)
          return isShown && phase === 'share' && log !== undefined && (await store.updateLog.versions(log)).length > 0
        },
      }
    },
  },
  {
    name: 'a version is kept',
    async prepare(url, word) {
      const ada = await startBoard(url, person)
      await write(ada, 'map-shared', word)
      const path = `/api/boards/${ada.boardId}/versions`
      return {
        act: async () => (await ada.request('POST', path, { label: 'by hand' })).status,
        again: [201],
        async isWhole() {
          const { versions } = await ada.ask('GET', path, api.boardVersionList)
          return versions.length > 0 && versions.every(({ brief }) => brief !== undefined)
        },
      }
    },
  },
  {
    name: 'an image is put on a map',
    async prepare(url) {
      const ada = await startBoard(url, person)
      const path = `/api/boards/${ada.boardId}/documents/map-shared/images/fromatest1234567`
      return {
        act: () => put(ada, path, plainPng()),
        again: [200, 201],
        async isWhole(store) {
          const place = { boardId: ada.boardId, document: 'map-shared' }
          return (await store.images.imagesOf(place)).length === 1
        },
      }
    },
  },
]

async function two(url: string): Promise<{ ada: Member; ben: Member }> {
  const ada = await startBoard(url, person)
  const ben = await joinBoard(url, ada.boardId, ada.invite, { name: 'Ben', discipline: 'design' })
  return { ada, ben }
}

/** Returns when the words are on the disk. */
async function write(member: Member, document: string, words: string): Promise<void> {
  const { url, boardId } = member
  const line = connectPlain({ url, boardId, document, cookie: member.cookie(), acks: true })
  await line.synced()
  await until('the greeting is acknowledged', () => line.acknowledged() === 1)
  line.doc.getText('words').insert(0, words)
  await until('the words are on the disk', () => line.acknowledged() === 2)
  line.close()
}

async function factsOf(store: Store, { boardId }: Member): Promise<SessionFacts> {
  const board = await store.directory.board(boardId)
  if (board.state !== 'present') throw new Error(`the board is ${board.state}`)
  return board.facts
}

async function put(device: Device, path: string, bytes: Uint8Array): Promise<number> {
  const headers = { cookie: device.cookie(), origin: device.url, 'content-type': 'application/octet-stream' }
  const { status } = await fetch(new URL(path, device.url), {
    method: 'PUT',
    headers,
    body: new Uint8Array(bytes),
  })
  return status
}
