import { useMemo } from 'react'
import {
  addComment,
  editComment,
  removeComment,
  reopenThread,
  replyTo,
  resolveThread,
} from '#shared/documents/comments.ts'
import type { CommentTarget } from '#shared/model/comment.ts'
import type { CommentId } from '#shared/model/ids.ts'
import { useBoard, useDocument, useDocumentStatus } from '../../sync/board-context.tsx'
import { mintId } from '../../sync/new-id.ts'

export type CommentActs = {
  say(target: CommentTarget, text: string, asks: boolean): boolean
  reply(thread: CommentId, text: string): boolean
  edit(id: CommentId, text: string): boolean
  remove(id: CommentId): boolean
  resolve(thread: CommentId): void
  reopen(thread: CommentId): void
  undo(): boolean
}

/** What this person can do about comments; each is one step of their own undo. */
export function useCommentActs(): { readonly isWritable: boolean; readonly acts: CommentActs } {
  const { myId } = useBoard()
  const document = useDocument({ kind: 'board' })
  const { writable } = useDocumentStatus(document)
  const acts = useMemo((): CommentActs => {
    const { doc, undo } = document
    const me = () => ({ by: myId, at: Date.now() })
    return {
      say: (target, text, asks) => addComment(doc, { id: mintId<CommentId>(), target, text, asks, ...me() }),
      reply: (thread, text) => replyTo(doc, thread, { id: mintId<CommentId>(), text, ...me() }),
      edit: (id, text) => editComment(doc, { id, text, ...me() }),
      remove: (id) => removeComment(doc, { id, by: myId }),
      resolve: (thread) => resolveThread(doc, thread, me()),
      reopen: (thread) => reopenThread(doc, thread),
      undo: () => undo.undo(),
    }
  }, [document, myId])
  return { isWritable: writable, acts }
}
