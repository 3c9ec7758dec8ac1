import type { Pool } from 'pg'
import { directoryFromCalls, directorySteps } from '../directory/directory-steps.ts'
import type { Directory } from '../directory.ts'
import { imageReaders, imageStoreFromCalls, imageSteps } from '../images/image-steps.ts'
import type { ImageStore } from '../images/image-store.ts'
import type { Ask, Row, Steps } from '../steps.ts'
import { appendRows, appendValues, removeLogs } from './log-statements.ts'
import { inTransaction, type Runner } from './transactions.ts'

/** What only looks; these see one moment and wait for nobody. */
const readers: ReadonlySet<keyof Directory> = new Set([
  'access',
  'board',
  'boardsOfDevice',
  'documents',
  'dump',
  'expiredBoards',
  'isUnfinished',
  'leftovers',
  'invite',
  'invites',
  'isRemoved',
  'knowsDevice',
  'peopleOfDevice',
  'person',
  'approvals',
  'approvalState',
])

/** The directory on Postgres: each method is one transaction. */
export function createPostgresDirectory(pool: Pool): Directory {
  return directoryFromCalls((name, args) => runCall(pool, directorySteps[name], args, readers.has(name)))
}

/** The images on Postgres, likewise. */
export function createPostgresImages(pool: Pool): ImageStore {
  return imageStoreFromCalls((name, args) => runCall(pool, imageSteps[name], args, imageReaders.has(name)))
}

function runCall(
  pool: Pool,
  steps: (...args: never[]) => Steps<unknown>,
  args: readonly unknown[],
  isReader: boolean,
): Promise<unknown> {
  const begin = steps as (...values: readonly unknown[]) => Steps<unknown>
  return inTransaction(
    pool,
    (run) => runSteps(run, begin(...args)),
    isReader ? 'repeatable read read only' : 'read committed',
  )
}

async function runSteps(run: Runner, steps: Steps<unknown>): Promise<unknown> {
  let step = steps.next()
  while (!step.done) {
    step = steps.next(await answer(run, step.value))
  }
  return step.value
}

async function answer(run: Runner, ask: Ask): Promise<readonly Row[]> {
  switch (ask.kind) {
    case 'sql':
      return run(numbered(ask.sql), ask.values)
    case 'hold':
      // The lock of the board, and the number by which other servers see that something about it has changed.
      return run('update boards set rights = rights + 1 where id = $1', [ask.boardId])
    case 'append':
      return run(appendRows, appendValues(ask.key, ask.rows, { at: ask.at }))
    case 'remove':
      await removeLogs(run, ask.keys)
      return []
  }
}

/** `?`, `?` → `$1`, `$2`. */
function numbered(sql: string): string {
  let number = 0
  return sql.replaceAll('?', () => `$${++number}`)
}
