import { IDBFactory as MemoryFactory } from 'fake-indexeddb'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import type { SessionFacts } from '#shared/documents/session-document.ts'
import type { InterviewId, MapId, PersonId } from '#shared/model/ids.ts'
import type { Person } from '#shared/model/person.ts'
import { type DocumentName, formatDocumentName } from '#shared/protocol/document-names.ts'
import { readLogNote, writeLogNote } from '../log-notes.ts'
import type { OpenDocument } from '../open-document.ts'
import { browserNotes } from '../testing/browser-notes.ts'
import { createTestDocument } from '../testing/test-document.ts'
import { copiesBelow, openCopy } from './document-copy.ts'
import { createCopyKeeper, worthKeeping } from './keep-copies.ts'
import { createUnsentMarks, unsentBelow } from './unsent-marks.ts'

function person(name: string, more: Partial<Person> = {}): Person {
  return {
    id: name as PersonId,
    mapId: `${name}s` as MapId,
    name,
    discipline: 'design',
    slot: 'reed',
    role: 'author',
    ready: false,
    ...more,
  }
}

test('what a person may read is kept for the way without a connection, the newest interviews first', () => {
  const names = worthKeeping(
    {
      title: '',
      phase: 'draw',
      people: [person('noor'), person('priya'), person('tomasz', { revealedAt: 5 })],
      interviews: [1, 2].map((at) => ({ id: `i${at}` as InterviewId, by: 'noor' as PersonId, at })),
    },
    'noor' as PersonId,
  )
  expect(names.map(formatDocumentName)).toEqual([
    'board',
    'map-noors',
    'map-tomaszs',
    'map-shared',
    'interview-i2',
    'interview-i1',
  ])
})

/** Lets the database in memory and the promises do what they have to. */
async function turns(): Promise<void> {
  for (let turn = 0; turn < 30; turn++) await new Promise((resolve) => setImmediate(resolve))
}

/** The page has come to rest. */
async function rests(): Promise<void> {
  await vi.advanceTimersByTimeAsync(2_000)
  await turns()
}

describe('the keeper of copies', () => {
  const me = 'noor' as PersonId
  const facts: SessionFacts = {
    title: '',
    phase: 'draw',
    people: [person('noor'), person('tomasz', { revealedAt: 5 })],
    interviews: [{ id: 'i1' as InterviewId, by: me, at: 1 }],
  }
  const below = 'tributary/board-1/noor/'

  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    vi.stubGlobal('indexedDB', new MemoryFactory())
  })
  afterEach(() => {
    vi.useRealTimers()
    vi.unstubAllGlobals()
  })

  /** A keeper over documents that come one by one, as their status says so. */
  function keeper() {
    const opened = new Map<string, OpenDocument>()
    const held: string[] = []
    const released: string[] = []
    const images: string[] = []
    const shelf = browserNotes()
    const open = (name: DocumentName) => {
      const key = formatDocumentName(name)
      const document = opened.get(key) ?? createTestDocument(name)
      if (!opened.has(key)) document.status.setState({ state: 'open', save: 'offline' })
      opened.set(key, document)
      return document
    }
    const keeps = createCopyKeeper({
      below,
      personId: me,
      shelf,
      open,
      hold(name) {
        held.push(formatDocumentName(name))
        return () => void released.push(formatDocumentName(name))
      },
      keepImages(document) {
        images.push(formatDocumentName(document.name))
        return Promise.resolve()
      },
    })
    return { ...keeps, opened, held, released, images, shelf }
  }

  async function copyOf(name: string): Promise<void> {
    const copy = openCopy({ copyName: below + name, doc: new Y.Doc() })
    await copy?.loaded
    copy?.noteComplete()
    await turns()
    copy?.close()
  }

  test('fetches one after the other, once the page has come to rest, each until it is whole or will not be', async () => {
    const { look, held, released, images, opened } = keeper()
    look(facts)
    await vi.advanceTimersByTimeAsync(1_900)
    expect(held).toEqual([])
    // Looked at again meanwhile, the page is not at rest.
    look({ ...facts })
    await vi.advanceTimersByTimeAsync(1_900)
    expect(held).toEqual([])
    await rests()
    expect(held).toEqual(['board'])
    opened.get('board')?.status.setState({ save: 'saving' })
    await turns()
    expect(released).toEqual(['board'])
    expect(held).toEqual(['board', 'map-noors'])
    opened.get('map-noors')?.status.setState({ state: 'connecting' as never, save: 'saved' })
    await turns()
    expect(released).toEqual(['board'])
    opened.get('map-noors')?.status.setState({ state: 'refused' })
    await turns()
    opened.get('map-tomaszs')?.status.setState({ state: 'gone' })
    await turns()
    opened.get('map-shared')?.status.setState({ save: 'saved' })
    await turns()
    opened.get('interview-i1')?.status.setState({ save: 'saved' })
    await turns()
    expect(released).toEqual(held)
    expect(images).toEqual(['map-noors', 'map-tomaszs', 'map-shared'])
    // What was fetched once is not fetched again.
    look({ ...facts })
    await rests()
    expect(held).toHaveLength(5)
  })

  test('does nothing any more once it is closed, nor where the browser keeps nothing', async () => {
    const closed = keeper()
    closed.look(facts)
    closed.close()
    await rests()
    closed.look({ ...facts })
    await rests()
    expect(closed.held).toEqual([])
    const midway = keeper()
    midway.look(facts)
    await rests()
    midway.close()
    midway.opened.get('board')?.status.setState({ save: 'saved' })
    await turns()
    expect(midway.held).toEqual(['board'])
    vi.stubGlobal('indexedDB', undefined)
    const nowhere = keeper()
    nowhere.look(facts)
    await rests()
    expect(nowhere.held).toEqual([])
  })

  test('forgets the copy of a withdrawn interview with its marks, and nothing that is listed', async () => {
    for (const name of ['session', 'board', 'interview-i1', 'interview-gone', 'map-noors', 'map-nobodys'])
      await copyOf(name)
    const { look, shelf, opened } = keeper()
    writeLogNote(shelf, `${below}session`, { incarnation: 'now', end: 1 })
    writeLogNote(shelf, `${below}interview-gone`, { incarnation: 'now', end: 1 })
    createUnsentMarks(shelf, `${below}interview-gone`, 1).note({ isStep: true, isPrivate: false })
    look(facts)
    await rests()
    await turns()
    const left = (await copiesBelow(below)).map((name) => name.slice(below.length))
    expect(left.toSorted()).toEqual(['board', 'interview-i1', 'map-nobodys', 'map-noors', 'session'])
    expect(readLogNote(shelf, `${below}interview-gone`)).toBeUndefined()
    expect(unsentBelow(shelf, below.slice(0, -1)).size).toBe(0)
    expect(opened.has('interview-gone')).toBe(false)
  })

  test('asks the server about one that was whole with another history of the log', async () => {
    await copyOf('interview-old')
    await copyOf('interview-i1')
    const { look, shelf, opened } = keeper()
    writeLogNote(shelf, `${below}session`, { incarnation: 'now', end: 1 })
    writeLogNote(shelf, `${below}interview-old`, { incarnation: 'before', end: 1 })
    writeLogNote(shelf, `${below}interview-i1`, { incarnation: 'before', end: 1 })
    look(facts)
    await rests()
    await turns()
    expect([...opened.keys()]).toEqual(['interview-old', 'board'])
    expect(await copiesBelow(below)).toContain(`${below}interview-old`)
  })
})
