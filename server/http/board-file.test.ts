import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addComment } from '#shared/documents/comments.ts'
import { writeInk } from '#shared/documents/ink-document.ts'
import { addQuote, writeInterviewText } from '#shared/documents/interview-document.ts'
import { readMoments } from '#shared/documents/map-document.ts'
import { imageRecord } from '#shared/documents/map-images.ts'
import { readSession } from '#shared/documents/session-document.ts'
import { drawDifference, keepApart, placeSources } from '#shared/documents/shared-map-edits.ts'
import type { BoardFile } from '#shared/exchange/board-file-types.ts'
import { boardOfDocuments, type HeldDocument } from '#shared/exchange/board-of-documents.ts'
import { formatBoardFile } from '#shared/exchange/format-board-file.ts'
import { peopleOfBoard } from '#shared/exchange/people-of-board.ts'
import { dirtyJpeg, executable, plainJpeg } from '#shared/images/testing/pictures.ts'
import { derivedLinkId } from '#shared/model/experience-map.ts'
import { type CommentId, type ImageId, type MomentId, newId, type PersonId, type QuoteId } from '#shared/model/ids.ts'
import { byName } from '#shared/model/person.ts'
import * as api from '#shared/protocol/api.ts'
import { formatDocumentName } from '#shared/protocol/document-names.ts'
import { limits } from '#shared/protocol/limits.ts'
import { createDevice, type Device } from '../testing/device.ts'
import { startTestServer, type TestServer } from '../testing/start-server.ts'
import { until } from '../testing/until.ts'

let server: TestServer
let clock = Date.UTC(2026, 8, 1)

beforeAll(async () => {
  server = await startTestServer({ now: () => clock })
})
afterAll(() => server[Symbol.asyncDispose]())

const path = '/api/boards/from-file'

/** Everything that one person may read of a board, as a file has it. */
async function boardAsSeenBy(device: Device, boardId: string): Promise<BoardFile> {
  const session = device.open(boardId, 'session')
  await session.synced()
  const facts = readSession(session.doc)
  session.close()
  const names = [
    { kind: 'board' } as const,
    { kind: 'map-shared' } as const,
    ...facts.people
      .toSorted(byName)
      .filter((one) => one.revealedAt !== undefined)
      .map(({ mapId }) => ({ kind: 'map', mapId }) as const),
    ...facts.interviews.map(({ id }) => ({ kind: 'interview', interviewId: id }) as const),
  ]
  const held = await Promise.all(
    names.map(async (name): Promise<HeldDocument> => {
      const connection = device.open(boardId, formatDocumentName(name))
      await connection.synced()
      connection.close()
      return { name, doc: connection.doc }
    }),
  )
  return boardOfDocuments(facts, held)
}

/** The same board whatever its ids are: each id becomes the place where it is first spoken of. */
function nameless(board: BoardFile): unknown {
  const names = new Map<string, string>()
  // The visitor of the sample has no map, and a role that passes on.
  const people = board.people?.map((person) => ({ ...person, role: 'author' as const })) ?? []
  const text = formatBoardFile({
    ...board,
    people,
    maps: board.maps.map((map) => ({
      ...map,
      links: map.links.map((link) => ({ ...link, id: derivedLinkId(link.from, link.to, link.kind) })),
    })),
  }).replaceAll(/"[0-9a-km-z]{16}"/g, (id) => {
    const known = names.get(id) ?? `"id${names.size}"`
    names.set(id, known)
    return known
  })
  // Links and sources have no order of their own: they stand A to Z by ids, which are new ones.
  return JSON.parse(text, (key, value: unknown) => {
    if (key === 'keptApart') return (value as { a: string; b: string }[]).map(({ a, b }) => [a, b].sort())
    if (!Array.isArray(value) || (key !== 'sources' && key !== 'links')) return value
    const lines = value.map((one: object) => JSON.stringify(key === 'links' ? { ...one, id: '' } : one))
    return lines.sort()
  })
}

const fresh = <T extends string>(): T => newId<T>((bytes) => crypto.getRandomValues(bytes))

function dataUrl(bytes: Uint8Array): string {
  return `data:image/png;base64,${Buffer.from(bytes).toString('base64')}`
}

function sizeOf({ doc }: Pick<HeldDocument, 'doc'>): number {
  return [...doc.store.clients.values()].reduce((sum, structs) => sum + structs.length, 0)
}

describe('a board file that is opened', () => {
  test('becomes the same board, for whoever opens it as one of its people', async () => {
    const visitor = createDevice(server.url)
    const { boardId, personId } = await visitor.ask('POST', '/api/sample', api.createdBoard)
    const { interviewId } = await visitor.ask('POST', `/api/boards/${boardId}/interviews`, api.interviewCreated)
    const before = await boardAsSeenBy(visitor, boardId)
    const [first, second] = before.maps
    const a = first?.moments[0]
    const [, b, c] = second?.moments ?? []
    if (!first || !second || !a || !b || !c) throw new Error('the sample has maps')
    const who = { by: personId as PersonId, at: 5 }
    await write('map-shared', (doc) => {
      const sources = [
        { sourceId: a.id, mapId: first.id },
        { sourceId: b.id, mapId: second.id },
      ]
      placeSources(doc, { moment: { id: fresh<MomentId>(), label: 'The evening begins' } }, sources, who)
      keepApart(doc, [[a.id, c.id]], who)
      writeInk(doc, [{ id: 'shape:x', typeName: 'shape', type: 'text', props: { words: 'ha' } }], [])
      drawDifference(doc, {
        key: `drawn:${fresh()}`,
        kind: 'branch',
        title: 'A or B?',
        question: '',
        sides: [],
        moments: [],
        ...who,
      })
    })
    await write('board', (doc) => {
      addComment(doc, {
        id: fresh<CommentId>(),
        target: { kind: 'moment', mapId: first.id, id: a.id },
        text: 'Why?',
        asks: true,
        ...who,
      })
    })
    await write(`interview-${interviewId}`, (doc) => {
      writeInterviewText(doc, {
        title: 'P1',
        date: '',
        speakers: [{ name: 'P1', role: 'participant' }],
        text: 'P1: I sat.',
      })
      addQuote(doc, { id: fresh<QuoteId>(), start: 4, end: 10, ...who })
    })
    const whole = await boardAsSeenBy(visitor, boardId)
    const text = formatBoardFile(whole)
    const as = peopleOfBoard(whole).findIndex(({ name }) => name === 'Noor')

    const noor = createDevice(server.url)
    const opened = await noor.ask('POST', path, api.openedBoardFile, { file: JSON.parse(text), as })
    expect(opened.warnings).toEqual([])
    const again = await boardAsSeenBy(noor, opened.boardId)
    expect(nameless(again)).toEqual(nameless(whole))
    expect(again.threads?.[0]?.comments[0]?.text).toBe('Why?')
    const me = await noor.ask('GET', `/api/boards/${opened.boardId}/me`, api.me)
    expect(me).toMatchObject({ role: 'facilitator', phase: 'merge' })
    expect(again.maps.find(({ author }) => author.name === 'Noor')?.id).toBe(me.mapId)

    async function write(name: string, change: (doc: HeldDocument['doc']) => void): Promise<void> {
      const document = visitor.open(boardId, name)
      await document.synced()
      change(document.doc)
      const check = visitor.open(boardId, name)
      await check.synced()
      await until('the edit has arrived', () => sizeOf(check) >= sizeOf(document))
      check.close()
      document.close()
    }
  })

  test('keeps a map private that its owner has not shown, and gives it to nobody else', async () => {
    const file = {
      tributary: 1,
      maps: [
        { id: 'open', author: { name: 'Noor' }, moments: [{ id: 'x', label: 'Sits down' }] },
        { id: 'secret', author: { name: 'Priya' }, private: true, moments: [{ id: 'y', label: 'Cries a little' }] },
      ],
    }
    const stranger = createDevice(server.url)
    const person = { name: 'Ada', discipline: 'design' }
    const opened = await stranger.ask('POST', path, api.openedBoardFile, { file, person })
    const session = stranger.open(opened.boardId, 'session')
    await session.synced()
    const priya = readSession(session.doc).people.find(({ name }) => name === 'Priya')
    expect(priya).toMatchObject({ ready: false })
    expect(priya).not.toHaveProperty('revealedAt')
    session.close()
    expect(await stranger.open(opened.boardId, `map-${priya?.mapId}`).refused()).toBe(4403)

    const herself = createDevice(server.url)
    const hers = await herself.ask('POST', path, api.openedBoardFile, { file, as: 1 })
    const me = await herself.ask('GET', `/api/boards/${hers.boardId}/me`, api.me)
    const map = herself.open(hers.boardId, `map-${me.mapId}`)
    await map.synced()
    expect(readMoments(map.doc).map(({ label }) => label)).toEqual(['Cries a little'])
    map.close()
  })

  test('brings its images along, the pictures alone; what is missing or none is said', async () => {
    const [photo, program, missing] = ['photo', 'program', 'missing'].map(
      (name) => `${name}-0000000000000000` as ImageId,
    )
    const ink = [photo, program, missing].map((imageId, index) =>
      imageRecord({ id: `shape:${index}`, imageId: imageId ?? fresh(), name: '', x: 0, y: 0, w: 60, h: 40 }),
    )
    const file = {
      tributary: 1,
      title: 'With images',
      maps: [{ id: 'm', author: { name: 'Noor' }, moments: [], ink, private: true }],
      images: { [String(photo)]: dataUrl(dirtyJpeg()), [String(program)]: dataUrl(executable()) },
    }
    const noor = createDevice(server.url)
    const opened = await noor.ask('POST', path, api.openedBoardFile, { file, as: 0 })
    expect(opened.warnings).toMatchObject([
      { reason: 'imagesMissing', values: [1], sentence: expect.stringMatching(/One image is not in the file/) },
      { reason: 'imageNotKept', sentence: expect.stringMatching(/left out: This is not an image/) },
    ])
    const { mapId } = await noor.ask('GET', `/api/boards/${opened.boardId}/me`, api.me)
    const get = (id: ImageId | undefined, device = noor) =>
      fetch(`${server.url}/api/boards/${opened.boardId}/documents/map-${mapId}/images/${id}`, {
        headers: { cookie: device.cookie() },
      })
    expect(new Uint8Array(await (await get(photo)).arrayBuffer())).toEqual(plainJpeg())
    expect((await get(program)).status).toBe(404)
    expect((await get(photo, createDevice(server.url))).status).toBe(404)
  })

  test('is refused with a sentence when it cannot be read, and nothing is left behind', async () => {
    const device = createDevice(server.url)
    const person = { name: 'Ada', discipline: 'design' }
    const many = Array.from({ length: 4_000 }, (_, at) => ({ id: `m${at}`, label: 'A moment' }))
    const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`
    const tries: readonly (readonly [unknown, number, string])[] = [
      ['', 400, 'JSON'],
      [{ file: 'words', person }, 400, 'not a board file'],
      [{ file: { maps: [{ moments: many }] }, person }, 400, 'at most 1,500 moments'],
      [{ file: { maps: [] } }, 400, 'who you are'],
      [{ file: { maps: [] }, as: 3 }, 400, 'nobody at this place'],
      [
        `{"file":{"maps":[{"moments":[],"ink":[{"id":"a","typeName":"shape","type":"x","y":${deep}}]}]},"person":{"name":"A"}}`,
        413,
        'too much',
      ],
      [`{"file":"${'x'.repeat(limits.maxBoardFileBytes)}"}`, 413, 'smaller'],
    ]
    for (const [body, status, words] of tries) {
      clock += 60 * 60 * 1000
      const answer = await device.request('POST', path, body)
      expect([answer.status, JSON.stringify(answer.body)]).toEqual([status, expect.stringContaining(words)])
    }
    expect(await device.ask('GET', '/api/boards', api.boardList)).toEqual({ boards: [] })
    // 4,000 moments are no trouble where no map has too many of them.
    const three = [0, 1, 2].map((at) => ({
      id: `map${at}`,
      moments: Array.from({ length: 1_334 }, (_, n) => ({ id: `m${at}-${n}`, label: `Moment ${n}` })),
    }))
    clock += 60 * 60 * 1000
    const opened = await device.ask('POST', path, api.openedBoardFile, { file: { maps: three }, person })
    const board = await boardAsSeenBy(device, opened.boardId)
    expect(board.maps.map(({ moments }) => moments.length)).toEqual([1_334, 1_334, 1_334])
  })
})
