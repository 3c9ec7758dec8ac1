import * as Y from 'yjs'
import { type Comment, type CommentTarget, maxCommentLength, type Thread } from '../model/comment.ts'
import type { CommentId, MapId, MomentId, PersonId } from '../model/ids.ts'
import type { Decided } from '../model/shared-map.ts'
import { readDecided } from './read-decisions.ts'
import { entriesOf } from './entries.ts'
import { markSchema } from './schema.ts'
import { cutText, newText, patchText, readText } from './text.ts'
import { act, localOrigin, type Origin } from './transact.ts'

/**
 * Comments and questions, in the `board` document.
 *
 *   comments  id → { thread, target, asks, by, at, editedAt?, text: Y.Text }   made whole, under a fresh id
 *   settled   thread id → { by, at }
 *
 * A thread is called by its first comment. Every comment carries what it is about, so that replies keep their place when
 * the first one goes.
 */
const commentsOf = (doc: Y.Doc): Y.Map<unknown> => doc.getMap('comments')
const settledOf = (doc: Y.Doc): Y.Map<unknown> => doc.getMap('settled')

/** The shared types of comments, for the undo manager of `board`. */
export function commentScope(doc: Y.Doc): Y.Map<unknown>[] {
  return [commentsOf(doc), settledOf(doc)]
}

/** All threads, the oldest first. */
export function readThreads(doc: Y.Doc): readonly Thread[] {
  const said = entriesOf(commentsOf(doc)).flatMap(([id, value]) => readComment(id as CommentId, value) ?? [])
  const threads: Thread[] = []
  for (const [id, entries] of Map.groupBy(said, ({ thread }) => thread)) {
    const comments = entries.map(({ comment }) => comment).sort((a, b) => rank(a, id) - rank(b, id) || later(a, b))
    const first = entries.find(({ comment }) => comment === comments[0])
    if (!first) continue
    const resolved = readDecided(settledOf(doc).get(id))
    threads.push({ id, target: first.target, asks: first.asks, comments, ...(resolved ? { resolved } : {}) })
  }
  return threads.sort((a, b) => startOf(a) - startOf(b) || (a.id < b.id ? -1 : 1))
}

export type NewComment = {
  readonly id: CommentId
  readonly target: CommentTarget
  readonly text: string
  readonly asks?: boolean
  readonly by: PersonId
  readonly at: number
}

/** Begins a thread. False where nothing is said. */
export function addComment(doc: Y.Doc, comment: NewComment, origin: Origin = localOrigin): boolean {
  return say(doc, { ...comment, thread: comment.id }, origin)
}

/** Adds to a thread; one that was resolved is open again. False where nothing is said or the thread is gone. */
export function replyTo(
  doc: Y.Doc,
  threadId: CommentId,
  reply: Omit<NewComment, 'target' | 'asks'>,
  origin: Origin = localOrigin,
): boolean {
  const thread = readThreads(doc).find(({ id }) => id === threadId)
  if (!thread) return false
  return say(doc, { ...reply, target: thread.target, asks: thread.asks, thread: threadId }, origin)
}

/** Changes one's own words; nobody changes another's. */
export function editComment(
  doc: Y.Doc,
  edit: { readonly id: CommentId; readonly text: string; readonly by: PersonId; readonly at: number },
  origin: Origin = localOrigin,
): boolean {
  const fields = ownComment(doc, edit.id, edit.by)
  const words = wordsOf(edit.text)
  if (!fields || words === '') return false
  if (readText(fields.get('text')) === words) return true
  act(
    doc,
    () => {
      const text = fields.get('text')
      if (text instanceof Y.Text) patchText(text, words)
      else fields.set('text', newText(words))
      fields.set('editedAt', edit.at)
    },
    origin,
  )
  return true
}

/** Takes back one's own words; replies to them stay. */
export function removeComment(
  doc: Y.Doc,
  { id, by }: { readonly id: CommentId; readonly by: PersonId },
  origin: Origin = localOrigin,
): boolean {
  if (!ownComment(doc, id, by)) return false
  act(doc, () => commentsOf(doc).delete(id), origin)
  return true
}

export function resolveThread(doc: Y.Doc, id: CommentId, decided: Decided, origin: Origin = localOrigin): void {
  act(doc, () => settledOf(doc).set(id, { by: decided.by, at: decided.at }), origin)
}

export function reopenThread(doc: Y.Doc, id: CommentId, origin: Origin = localOrigin): void {
  act(doc, () => settledOf(doc).delete(id), origin)
}

/** Puts down whole threads as they were said elsewhere, with their times. */
export function putThreads(doc: Y.Doc, threads: readonly Thread[], origin: Origin = localOrigin): void {
  act(
    doc,
    () => {
      for (const { id: thread, target, asks, comments, resolved } of threads) {
        for (const { editedAt, ...comment } of comments) {
          const fields = fieldsOf({ ...comment, target, asks, thread })
          if (editedAt !== undefined) fields.set('editedAt', editedAt)
          commentsOf(doc).set(comment.id, fields)
        }
        if (resolved) settledOf(doc).set(thread, { by: resolved.by, at: resolved.at })
      }
      if (threads.length > 0) markSchema(doc)
    },
    origin,
  )
}

function say(doc: Y.Doc, comment: NewComment & { readonly thread: CommentId }, origin: Origin): boolean {
  const words = wordsOf(comment.text)
  if (words === '') return false
  act(
    doc,
    () => {
      markSchema(doc)
      commentsOf(doc).set(comment.id, fieldsOf({ ...comment, text: words }))
      if (settledOf(doc).has(comment.thread)) settledOf(doc).delete(comment.thread)
    },
    origin,
  )
  return true
}

function fieldsOf(comment: NewComment & { readonly thread: CommentId }): Y.Map<unknown> {
  const fields = new Y.Map<unknown>()
  fields.set('thread', comment.thread)
  fields.set('target', { ...comment.target })
  if (comment.asks) fields.set('asks', true)
  fields.set('by', comment.by)
  fields.set('at', comment.at)
  fields.set('text', newText(comment.text))
  return fields
}

function wordsOf(text: string): string {
  return cutText(text.trim(), maxCommentLength)
}

function ownComment(doc: Y.Doc, id: CommentId, by: PersonId): Y.Map<unknown> | undefined {
  const fields = commentsOf(doc).get(id)
  return fields instanceof Y.Map && fields.get('by') === by ? fields : undefined
}

type Said = {
  readonly thread: CommentId
  readonly target: CommentTarget
  readonly asks: boolean
  readonly comment: Comment
}

function readComment(id: CommentId, value: unknown): Said | undefined {
  if (!(value instanceof Y.Map)) return undefined
  const thread: unknown = value.get('thread')
  const by: unknown = value.get('by')
  const at: unknown = value.get('at')
  const editedAt: unknown = value.get('editedAt')
  const target = readTarget(value.get('target'))
  const text = readText(value.get('text'))
  if (typeof thread !== 'string' || typeof by !== 'string' || typeof at !== 'number' || !target || text === '')
    return undefined
  return {
    thread: thread as CommentId,
    target,
    asks: value.get('asks') === true,
    comment: { id, text, by: by as PersonId, at, ...(typeof editedAt === 'number' ? { editedAt } : {}) },
  }
}

function readTarget(value: unknown): CommentTarget | undefined {
  if (!isRecord(value)) return undefined
  const map = typeof value.mapId === 'string' ? { mapId: value.mapId as MapId } : {}
  switch (value.kind) {
    case 'moment':
      return typeof value.id === 'string' ? { kind: 'moment', ...map, id: value.id as MomentId } : undefined
    case 'link':
      return typeof value.from === 'string' && typeof value.to === 'string'
        ? { kind: 'link', ...map, from: value.from as MomentId, to: value.to as MomentId }
        : undefined
    case 'difference':
      return typeof value.key === 'string' ? { kind: 'difference', key: value.key } : undefined
    case 'place': {
      const { x, y, near } = value
      if (typeof x !== 'number' || typeof y !== 'number' || !Number.isFinite(x) || !Number.isFinite(y)) return undefined
      return { kind: 'place', ...map, x, y, ...(typeof near === 'string' ? { near: near as MomentId } : {}) }
    }
    default:
      return undefined
  }
}

/** The comment a thread is called by comes first, whatever the clocks of those who replied said. */
function rank(comment: Comment, thread: CommentId): number {
  return comment.id === thread ? 0 : 1
}

function later(a: Comment, b: Comment): number {
  return a.at - b.at || (a.id < b.id ? -1 : 1)
}

function startOf(thread: Thread): number {
  return thread.comments[0]?.at ?? 0
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
