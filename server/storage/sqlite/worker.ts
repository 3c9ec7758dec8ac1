import { closeSync, fsyncSync, openSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import type { DatabaseSync } from 'node:sqlite'
import { openDatabase } from './open-database.ts'
import { checkpointPages } from './checkpoint-pages.ts'
import { type BatchResult, type Call, createBatchRunner, cutLog } from './run-batch.ts'
import { sentenceOf } from './sqlite-error.ts'

/**
 * The storage thread. In: a batch of operations. Out: one result for each, after the batch is on disk.
 */
export type Request =
  | { readonly kind: 'batch'; readonly calls: readonly Call[] }
  /** Moves what has gathered in the write-ahead log into the database. */
  | { readonly kind: 'checkpoint' }
  /** Gives the write-ahead log the size that it will have. */
  | { readonly kind: 'make-room' }
  /** Takes what was deleted out of the write-ahead log. */
  | { readonly kind: 'cut' }
  | { readonly kind: 'close' }
export type Reply =
  | { readonly kind: 'ready' }
  | { readonly kind: 'refused'; readonly sentence: string }
  | { readonly kind: 'batch'; readonly result: BatchResult }
  | { readonly kind: 'checkpointed' }
  | { readonly kind: 'room-made' }
  /** Whether it is: somebody may look on. */
  | { readonly kind: 'cut'; readonly isCut: boolean }

const patienceMs = 5_000
/** All that is written between two checkpoints, and what SQLite keeps in memory of a transaction of that size. */
const roomBytes = checkpointPages * 4_096 + 4_000_000

const port = parentPort
if (port) start((workerData as { file: string }).file)

function start(file: string): void {
  let db: DatabaseSync
  let runBatch: ReturnType<typeof createBatchRunner>
  try {
    db = openDatabase(file, patienceMs)
    runBatch = createBatchRunner(db)
  } catch (error) {
    port?.postMessage({ kind: 'refused', sentence: sentenceOf(error) } satisfies Reply)
    return
  }
  port?.on('message', (request: Request) => {
    switch (request.kind) {
      case 'batch':
        return port.postMessage({ kind: 'batch', result: runBatch(request.calls) } satisfies Reply)
      case 'checkpoint':
        checkpoint(db, 'passive')
        return port.postMessage({ kind: 'checkpointed' } satisfies Reply)
      case 'make-room':
        makeRoom(db, `${file}-wal`)
        return port.postMessage({ kind: 'room-made' } satisfies Reply)
      case 'cut':
        return port.postMessage({ kind: 'cut', isCut: cutLog(db) } satisfies Reply)
      case 'close':
        db.close()
        return port.close()
    }
  })
  port?.postMessage({ kind: 'ready' } satisfies Reply)
}

/**
 * A flush costs a quarter less, in time and in CPU, where the file does not grow with it (the file system has nothing to
 * note). A transaction too large for memory is spilled into the write-ahead log and taken back: the log keeps its size
 * and is written anew from wherever it was.
 */
function makeRoom(db: DatabaseSync, log: string): void {
  try {
    db.exec(
      `begin immediate; create table room (data blob); insert into room values (zeroblob(${roomBytes})); rollback`,
    )
    const file = openSync(log, 'r+')
    fsyncSync(file)
    closeSync(file)
  } catch {
    // No room on the disk, or somebody else writes: what was taken is given back, and each flush costs a little more.
    if (db.isTransaction) db.exec('rollback')
    checkpoint(db, 'truncate')
  }
}

/** What cannot be moved now (a full disk, a reader who looks on) stays where it is, is as safe there, and is moved later. */
function checkpoint(db: DatabaseSync, mode: 'passive' | 'truncate'): void {
  try {
    db.exec(`pragma wal_checkpoint(${mode})`)
  } catch {
    // Nothing was promised; a disk that fails says so at the next commit.
  }
}
