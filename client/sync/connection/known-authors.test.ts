import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { asId, type PersonId } from '#shared/model/ids.ts'
import { type Authorship, sealBytes } from '#shared/protocol/authorship.ts'
import { createKnownAuthors } from './known-authors.ts'

const said = (client: number, since: number, end: number): Authorship => ({
  client,
  author: asId<PersonId>(`person${client}`),
  since,
  end,
  seal: new Uint8Array(sealBytes),
})

/** A document in which some clients have written so many letters. */
function written(letters: Readonly<Record<number, number>>, own: number): Y.Doc {
  const doc = new Y.Doc()
  for (const [client, count] of Object.entries(letters)) {
    const other = new Y.Doc()
    other.clientID = Number(client)
    other.getText('x').insert(0, 'x'.repeat(count))
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(other))
  }
  doc.clientID = own
  return doc
}

test('of two words about one client the older counts, and of equally old ones the one that reaches further', () => {
  const authors = createKnownAuthors()
  authors.hear([said(1, 5, 10), said(2, 1, 4)])
  authors.hear([said(1, 3, 7), said(2, 2, 9)])
  const doc = written({ 1: 1, 2: 1 }, 9)
  const spans = () => authors.toShow(doc, new Map()).map(({ client, since, end }) => [client, since, end])
  expect(spans()).toEqual([
    [1, 3, 7],
    [2, 1, 4],
  ])
  authors.hear([said(1, 3, 6), said(2, 1, 5)])
  expect(spans()).toEqual([
    [1, 3, 7],
    [2, 1, 5],
  ])
})

test('a server is shown whose words it lacks, and always one’s own', () => {
  const authors = createKnownAuthors()
  authors.hear([said(1, 0, 3), said(2, 0, 3), said(3, 0, 3), said(4, 0, 3)])
  const doc = written({ 1: 3, 2: 3 }, 4)
  const has = new Map([
    [1, 3],
    [2, 2],
  ])
  expect(authors.toShow(doc, has).map(({ client }) => client)).toEqual([2, 4])
})

test('what was kept is taken in, and what is no list of authors is passed over', () => {
  const before = createKnownAuthors()
  const now = createKnownAuthors()
  const doc = written({ 1: 1 }, 9)
  now.recall('nonsense')
  now.recall(new Uint8Array([255, 255, 255]).buffer)
  expect(now.toShow(doc, new Map())).toEqual([])
  before.hear([said(1, 0, 3)])
  now.recall(new Uint8Array(before.encode()).buffer)
  expect(now.toShow(doc, new Map())).toEqual([said(1, 0, 3)])
})
