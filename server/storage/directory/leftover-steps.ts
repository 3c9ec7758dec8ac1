import type { BoardId } from '#shared/model/ids.ts'
import type { Leftover } from '../directory.ts'
import { first, hold, remove, type Row, rows, type Steps } from '../steps.ts'
import type { LogKey } from '../update-log.ts'
import { boardSteps } from './board-steps.ts'

/** What has lost its document or its people, and how it goes. */
export const leftoverSteps = {
  leftovers,

  *clearLeftovers(which: 'deleted' | 'all', at: number): Steps<Leftover[]> {
    const cleared: Leftover[] = []
    for (const leftover of yield* leftovers()) {
      if (which === 'deleted' && !leftover.wasDeleted) continue
      const { kind, document: key } = leftover
      const [board, document] = split(key)
      if (kind === 'board') yield* boardSteps.deleteBoard(board, at)
      else {
        yield* hold(board)
        if (kind === 'log') yield* remove([key as LogKey])
        else yield* rows('delete from images where board = ? and document = ?', board, document)
      }
      cleared.push(leftover)
    }
    return cleared
  },
}

function* leftovers(): Steps<Leftover[]> {
  const logs = yield* rows(
    `select key from logs where removed = 0
     except select board || '/' || name as key from documents where deleted_at is null`,
  )
  // Of a log that was removed nothing is there but that it was.
  const remains = yield* rows(
    `select key from logs where removed = 1 and (
       id in (select log from rows) or id in (select log from snapshots) or id in (select log from versions)
       or id in (select log from version_states))`,
  )
  const images = yield* rows(
    `select board || '/' || document as key from images
     except select board || '/' || name as key from documents where deleted_at is null`,
  )
  const boards = yield* rows(
    'select id as key from boards where deleted_at is null and id not in (select board from people)',
  )
  const found: Leftover[] = []
  for (const row of [...logs, ...remains]) found.push(yield* leftover('log', row))
  for (const row of images) found.push(yield* leftover('images', row))
  for (const row of boards) found.push({ document: String(row.key), kind: 'board', wasDeleted: false })
  return found.sort((a, b) => (a.document < b.document ? -1 : 1))
}

function* leftover(kind: 'log' | 'images', row: Row): Steps<Leftover> {
  const document = String(row.key)
  const [board, name] = split(document)
  const isGone =
    (yield* first('select id from boards where id = ? and deleted_at is not null', board)) ??
    (yield* first('select name from documents where board = ? and name = ? and deleted_at is not null', board, name)) ??
    (yield* first('select key from logs where key = ? and removed = 1', document))
  return { document, kind, wasDeleted: isGone !== undefined }
}

function split(key: string): [BoardId, string] {
  const at = key.indexOf('/')
  return at < 0 ? [key as BoardId, ''] : [key.slice(0, at) as BoardId, key.slice(at + 1)]
}
