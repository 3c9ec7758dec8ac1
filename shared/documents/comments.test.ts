import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import type { CommentTarget } from '../model/comment.ts'
import { asId, type CommentId, type MapId, type MomentId, type PersonId } from '../model/ids.ts'
import {
  addComment,
  editComment,
  readThreads,
  removeComment,
  reopenThread,
  replyTo,
  resolveThread,
} from './comments.ts'
import { createPeers, readerOf } from './testing/peers.ts'

const id = (value: string) => asId<CommentId>(value)
const priya = asId<PersonId>('priya')
const noor = asId<PersonId>('noor')
const remote: CommentTarget = { kind: 'moment', id: asId<MomentId>('remote') }

function talk(): Y.Doc {
  const doc = new Y.Doc()
  addComment(doc, { id: id('a'), target: remote, text: 'Where was it?', asks: true, by: priya, at: 10 })
  replyTo(doc, id('a'), { id: id('b'), text: 'Under the sofa.', by: noor, at: 20 })
  return doc
}

test('a question and its reply are one thread, in order', () => {
  expect(readThreads(talk())).toEqual([
    {
      id: 'a',
      target: remote,
      asks: true,
      comments: [
        { id: 'a', text: 'Where was it?', by: 'priya', at: 10 },
        { id: 'b', text: 'Under the sofa.', by: 'noor', at: 20 },
      ],
    },
  ])
})

test('the first comment comes first, also where the clock of whoever replied is behind', () => {
  const doc = talk()
  replyTo(doc, id('a'), { id: id('c'), text: 'Behind it.', by: noor, at: 1 })
  expect(readThreads(doc)[0]?.comments.map((comment) => comment.id)).toEqual(['a', 'c', 'b'])
})

test('a reply stays with what it is about when the first comment is taken back', () => {
  const doc = talk()
  expect(removeComment(doc, { id: id('a'), by: priya })).toBe(true)
  expect(readThreads(doc)).toMatchObject([{ id: 'a', target: remote, asks: true, comments: [{ id: 'b' }] }])
  expect(replyTo(doc, id('a'), { id: id('c'), text: 'Still?', by: priya, at: 30 })).toBe(true)
})

test('nobody changes or takes back the words of another', () => {
  const doc = talk()
  expect(editComment(doc, { id: id('a'), text: 'Mine now', by: noor, at: 30 })).toBe(false)
  expect(removeComment(doc, { id: id('a'), by: noor })).toBe(false)
  expect(readThreads(doc)).toEqual(readThreads(talk()))
})

test('one’s own words can be changed, and it is said that they were', () => {
  const doc = talk()
  editComment(doc, { id: id('a'), text: '  Where did they find it? ', by: priya, at: 30 })
  expect(readThreads(doc)[0]?.comments[0]).toEqual({
    id: 'a',
    text: 'Where did they find it?',
    by: 'priya',
    at: 10,
    editedAt: 30,
  })
})

test('a thread is resolved and reopened, and a reply opens it again', () => {
  const doc = talk()
  resolveThread(doc, id('a'), { by: noor, at: 30 })
  expect(readThreads(doc)[0]?.resolved).toEqual({ by: 'noor', at: 30 })
  reopenThread(doc, id('a'))
  expect(readThreads(doc)[0]?.resolved).toBeUndefined()
  resolveThread(doc, id('a'), { by: noor, at: 40 })
  replyTo(doc, id('a'), { id: id('c'), text: 'Not quite.', by: priya, at: 50 })
  expect(readThreads(doc)[0]?.resolved).toBeUndefined()
})

test('who says nothing leaves no comment, and too many words are cut', () => {
  const doc = new Y.Doc()
  expect(addComment(doc, { id: id('a'), target: remote, text: ' \n ', by: priya, at: 1 })).toBe(false)
  expect(replyTo(doc, id('a'), { id: id('b'), text: 'To whom?', by: noor, at: 2 })).toBe(false)
  expect(addComment(doc, { id: id('c'), target: remote, text: 'long '.repeat(2_000), by: priya, at: 1 })).toBe(true)
  expect(readThreads(doc)[0]?.comments[0]?.text.length).toBeLessThanOrEqual(4_000)
})

test('what is no comment reads as nothing', () => {
  const doc = new Y.Doc()
  const comments = doc.getMap('comments')
  comments.set('x', 7)
  comments.set('y', new Y.Map([['thread', 'y']]))
  const wrongPlace = { kind: 'place', x: Number.NaN, y: 1 }
  comments.set('z', new Y.Map<unknown>(Object.entries({ thread: 'z', by: 'p', at: 1, text: 'hm', target: wrongPlace })))
  doc.getMap('settled').set('x', 'yes')
  expect(readThreads(doc)).toEqual([])
})

const step = fc.record({
  person: fc.nat(2),
  act: fc.constantFrom('ask', 'reply', 'edit', 'remove', 'resolve', 'reopen', 'undo', 'redo', 'deliver', 'deliver'),
  pick: fc.nat(20),
})

test('three people who talk at once end with the same threads, and undo takes back only one’s own words', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const peers = createPeers(3, 'board')
      const kept: (readonly [unknown, unknown])[] = []
      const map = asId<MapId>('map-of-noor')
      for (const [at, { person, act, pick }] of steps.entries()) {
        const doc = peers.docs[person]
        if (!doc) continue
        const by = asId<PersonId>(`person-${person}`)
        const threads = readThreads(doc)
        const thread = threads[pick % Math.max(1, threads.length)]
        const own = threads.flatMap(({ comments }) => comments).filter((comment) => comment.by === by)
        const mine = own[pick % Math.max(1, own.length)]
        const fresh = id(`c${at}`)
        const others = () => readThreads(doc).flatMap(({ comments }) => comments.filter((comment) => comment.by !== by))
        if (act === 'ask')
          addComment(doc, {
            id: fresh,
            target: { kind: 'place', mapId: map, x: pick, y: 0 },
            text: `word ${at}`,
            by,
            at,
          })
        else if (act === 'reply' && thread) replyTo(doc, thread.id, { id: fresh, text: `reply ${at}`, by, at })
        else if (act === 'edit' && mine) editComment(doc, { id: mine.id, text: `better ${at}`, by, at })
        else if (act === 'remove' && mine) removeComment(doc, { id: mine.id, by })
        else if (act === 'resolve' && thread) resolveThread(doc, thread.id, { by, at })
        else if (act === 'reopen' && thread) reopenThread(doc, thread.id)
        else if (act === 'undo' || act === 'redo') {
          const before = others()
          peers.undos[person]?.[act]()
          kept.push([before, others()])
        } else if (act === 'deliver') peers.deliver(person, pick)
      }
      peers.settle()
      const [first, ...rest] = peers.docs.map(readThreads)
      for (const other of rest) expect(other).toEqual(first)
      expect(peers.docs.map((doc) => readThreads(readerOf(doc)))).toEqual([first, first, first])
      for (const [before, after] of kept) expect(after).toEqual(before)
      peers.close()
    }),
    { numRuns: 150 },
  )
})
