import type { DatabaseSync } from 'node:sqlite'
import { createLogOperations, RefusedAppend } from './log-operations.ts'
import { directorySteps } from '../directory/directory-steps.ts'
import { imageSteps } from '../images/image-steps.ts'
import { createStepOperations } from './run-steps.ts'

export type LogOperations = ReturnType<typeof createLogOperations>
type StepName = keyof typeof directorySteps | keyof typeof imageSteps
export type Operations = LogOperations & ReturnType<typeof createStepOperations<StepName>>
export type Call = { readonly operation: keyof Operations; readonly args: readonly unknown[]; readonly shred: boolean }
export type Outcome = { readonly value: unknown } | { readonly error: string }
export type BatchResult =
  /** On disk. `flushMs`: how long the commit took, the flush with it. */
  | { readonly kind: 'done'; readonly outcomes: readonly Outcome[]; readonly flushMs: number }
  /** Another program writes at the moment; nothing has happened. */
  | { readonly kind: 'busy' }
  | { readonly kind: 'failed'; readonly error: string }

/** What every edit is. */
export const appends: ReadonlySet<keyof Operations> = new Set(['append', 'appendPrivate'])
const sqliteBusy = 5

/** Runs batches on an open database. A batch is one transaction, so that a hundred appends cost one flush. */
export function createBatchRunner(db: DatabaseSync): (calls: readonly Call[]) => BatchResult {
  const operations: Operations = {
    ...createLogOperations(db),
    ...createStepOperations(db, { ...directorySteps, ...imageSteps }),
  }
  const begin = db.prepare('begin immediate')
  const commit = db.prepare('commit')

  /** One call of a batch; if it is refused (a broken constraint), the others of its batch go on without it. */
  function runCall({ operation, args }: Call): Outcome {
    const act = operations[operation] as (...values: readonly unknown[]) => unknown
    // Nothing to take back where it is refused: this is the way of every edit, and a savepoint costs as much as the row.
    if (appends.has(operation)) {
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

  return function runBatch(calls) {
    try {
      begin.run()
    } catch (error) {
      return isBusy(error) ? { kind: 'busy' } : { kind: 'failed', error: sentenceOf(error) }
    }
    try {
      const outcomes = calls.map(runCall)
      const since = performance.now()
      commit.run()
      const flushMs = performance.now() - since
      // The write-ahead log holds copies of pages; words that must be gone must be gone from there, too.
      if (calls.some(({ shred }) => shred)) db.exec('pragma wal_checkpoint(truncate)')
      return { kind: 'done', outcomes, flushMs }
    } catch (error) {
      if (db.isTransaction) db.exec('rollback')
      return { kind: 'failed', error: sentenceOf(error) }
    }
  }
}

export function sentenceOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === sqliteBusy
}
