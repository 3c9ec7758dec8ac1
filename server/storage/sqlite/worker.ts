import { DatabaseSync } from 'node:sqlite'
import { parentPort, workerData } from 'node:worker_threads'
import { createLogOperations, RefusedAppend } from './log-operations.ts'
import { createDirectoryOperations } from './run-steps.ts'
import { migrate } from './schema.ts'

/**
 * The thread that owns the database. In: a batch of operations. Out: one result for each, after the batch is on disk.
 * A batch is one transaction, so that a hundred appends cost one flush.
 */
export type LogOperations = ReturnType<typeof createLogOperations>
export type Operations = LogOperations & ReturnType<typeof createDirectoryOperations>
export type Call = { readonly operation: keyof Operations; readonly args: readonly unknown[]; readonly shred: boolean }
export type Outcome = { readonly value: unknown } | { readonly error: string }
export type Reply =
  | { readonly kind: 'ready' }
  | { readonly kind: 'refused'; readonly sentence: string }
  | { readonly kind: 'batch'; readonly outcomes: readonly Outcome[] }
  | { readonly kind: 'failed'; readonly error: string }
export type Request = { readonly kind: 'batch'; readonly calls: readonly Call[] } | { readonly kind: 'close' }

const port = parentPort
if (port) start((workerData as { file: string }).file)

function start(file: string): void {
  let db: DatabaseSync
  let operations: Operations
  try {
    db = openDatabase(file)
    operations = { ...createLogOperations(db), ...createDirectoryOperations(db) }
  } catch (error) {
    port?.postMessage({ kind: 'refused', sentence: sentenceOf(error) } satisfies Reply)
    return
  }
  port?.on('message', (request: Request) => {
    if (request.kind === 'close') {
      db.close()
      port?.close()
      return
    }
    port?.postMessage(runBatch(db, operations, request.calls))
  })
  port?.postMessage({ kind: 'ready' } satisfies Reply)
}

export function openDatabase(file: string): DatabaseSync {
  const db = new DatabaseSync(file)
  // FULL: a commit is flushed before it is reported. secure_delete: deleted words are overwritten, not just unlinked.
  db.exec(`
    pragma busy_timeout = 5000;
    pragma journal_mode = wal;
    pragma synchronous = full;
    pragma secure_delete = on;
    pragma foreign_keys = on;
  `)
  migrate(db)
  return db
}

function runBatch(db: DatabaseSync, operations: Operations, calls: readonly Call[]): Reply {
  const outcomes: Outcome[] = []
  try {
    db.exec('begin immediate')
    for (const call of calls) outcomes.push(runCall(db, operations, call))
    db.exec('commit')
    // The write-ahead log holds copies of pages; words that must be gone must be gone from there, too.
    if (calls.some((call) => call.shred)) db.exec('pragma wal_checkpoint(truncate)')
    return { kind: 'batch', outcomes }
  } catch (error) {
    if (db.isTransaction) db.exec('rollback')
    return { kind: 'failed', error: sentenceOf(error) }
  }
}

/** One call of a batch; if it is refused (a broken constraint), the others of its batch go on without it. */
function runCall(db: DatabaseSync, operations: Operations, { operation, args }: Call): Outcome {
  const act = operations[operation] as (...values: readonly unknown[]) => unknown
  // Nothing to take back where it is refused: this is the way of every edit, and a savepoint costs as much as the row.
  if (operation === 'append') {
    try {
      return { value: act(...args) }
    } catch (error) {
      if (error instanceof RefusedAppend) return { error: error.message }
      throw error
    }
  }
  db.exec('savepoint call')
  try {
    const value = act(...args)
    db.exec('release call')
    return { value }
  } catch (error) {
    if (!db.isTransaction) throw error
    db.exec('rollback to call; release call')
    return { error: sentenceOf(error) }
  }
}

function sentenceOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
