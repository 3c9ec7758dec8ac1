import type { DatabaseSync } from 'node:sqlite'
import { createLogOperations, RefusedAppend } from './log-operations.ts'
import { directorySteps } from '../directory/directory-steps.ts'
import { imageSteps } from '../images/image-steps.ts'
import { createStepOperations } from './run-steps.ts'
import { isBusy, sentenceOf } from './sqlite-error.ts'

export type LogOperations = ReturnType<typeof createLogOperations>
type StepName = keyof typeof directorySteps | keyof typeof imageSteps
export type Operations = LogOperations & ReturnType<typeof createStepOperations<StepName>>
export type Call = { readonly operation: keyof Operations; readonly args: readonly unknown[]; readonly shred: boolean }
export type Outcome = { readonly value: unknown } | { readonly error: string }
export type BatchResult =
  /** On disk. `flushMs`: how long the commit took, the flush with it; `growth`: how many rows of logs there are more. `isCut`: the write-ahead log was. */
  | {
      readonly kind: 'done'
      readonly outcomes: readonly Outcome[]
      readonly flushMs: number
      readonly growth: number
      readonly isCut: boolean
    }
  /** Another program writes at the moment; nothing has happened. */
  | { readonly kind: 'busy' }
  | { readonly kind: 'failed'; readonly error: string }

/** What every edit is. */
export const appends: ReadonlySet<keyof Operations> = new Set(['append', 'appendPrivate'])

/** Runs batches on an open database. A batch is one transaction, so that a hundred appends cost one flush. */
export function createBatchRunner(db: DatabaseSync): (calls: readonly Call[]) => BatchResult {
  const counter = { rows: 0 }
  const log = createLogOperations(db, counter)
  const operations: Operations = {
    ...log,
    ...createStepOperations(db, log, { ...directorySteps, ...imageSteps }),
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
    const { rows } = counter
    try {
      const value = act(...args)
      db.exec('release call')
      return { value }
    } catch (error) {
      if (!db.isTransaction) throw error
      db.exec('rollback to call; release call')
      counter.rows = rows
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
      counter.rows = 0
      const outcomes = calls.map(runCall)
      const since = performance.now()
      commit.run()
      const flushMs = performance.now() - since
      const isCut = calls.some(({ shred }) => shred) && cutLog(db)
      return { kind: 'done', outcomes, flushMs, growth: counter.rows, isCut }
    } catch (error) {
      if (db.isTransaction) db.exec('rollback')
      return { kind: 'failed', error: sentenceOf(error) }
    }
  }
}

/**
 * The write-ahead log holds copies of pages; words that must be gone must be gone from there, too. Not now (`false`) where
 * somebody looks on, such as a backup, or the disk fails: what was committed stays so, and it is tried again.
 */
export function cutLog(db: DatabaseSync): boolean {
  try {
    return db.prepare('pragma wal_checkpoint(truncate)').get()?.busy === 0
  } catch {
    return false
  }
}
