import { parentPort, workerData } from 'node:worker_threads'
import type { DatabaseSync } from 'node:sqlite'
import { openDatabase } from './open-database.ts'
import { type BatchResult, type Call, createBatchRunner, sentenceOf } from './run-batch.ts'

/**
 * The storage thread. In: a batch of operations. Out: one result for each, after the batch is on disk.
 */
export type Request =
  | { readonly kind: 'batch'; readonly calls: readonly Call[] }
  /** Moves what has gathered in the write-ahead log into the database. */
  | { readonly kind: 'checkpoint' }
  | { readonly kind: 'close' }
export type Reply =
  | { readonly kind: 'ready' }
  | { readonly kind: 'refused'; readonly sentence: string }
  | { readonly kind: 'batch'; readonly result: BatchResult }
  | { readonly kind: 'checkpointed' }

const patienceMs = 5_000

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
        checkpoint(db)
        return port.postMessage({ kind: 'checkpointed' } satisfies Reply)
      case 'close':
        db.close()
        return port.close()
    }
  })
  port?.postMessage({ kind: 'ready' } satisfies Reply)
}

/** What cannot be moved now (a full disk, a reader who looks on) stays where it is, is as safe there, and is moved later. */
function checkpoint(db: DatabaseSync): void {
  try {
    db.exec('pragma wal_checkpoint(passive)')
  } catch {
    // Nothing was promised; a disk that fails says so at the next commit.
  }
}
