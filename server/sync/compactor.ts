import { Worker } from 'node:worker_threads'
import type { Log } from '../log.ts'
import type { LogKey, StoredDocument, UpdateLog } from '../storage/update-log.ts'

/** `rows` were replaced by a snapshot of `snapshotBytes`. */
type Compaction = { readonly rows: number; readonly snapshotBytes: number }

/**
 * Replaces the rows of a document by one snapshot. It reads the log, never a document in memory, and works in a thread
 * of its own: a document of a hundred thousand edits takes most of a second to read.
 */
export type Compactor = {
  /** Asks for a compaction some time soon; asking again meanwhile changes nothing. */
  request(key: LogKey, done?: (compaction: Compaction) => void): void
  /** Compacts now, and shreds what was replaced; the caller keeps writers away. */
  shred(key: LogKey): Promise<Compaction | undefined>
  close(): Promise<void>
}

export type CompactRequest = { readonly id: number; readonly stored: StoredDocument }
/** No snapshot: the log is damaged, and what cannot be read now is kept as it is. */
export type CompactReply = { readonly id: number; readonly snapshot?: Uint8Array }

/** Enough for the largest document that may be; where an older one needs more, its rows stay as they are. */
const heapMegabytes = 512

export function createCompactor({ updateLog, log }: { updateLog: UpdateLog; log: Log }): Compactor {
  let worker: Worker | undefined
  let nextId = 0
  let closed = false
  const answers = new Map<number, (snapshot: Uint8Array | undefined) => void>()
  const requested = new Map<LogKey, (compaction: Compaction) => void>()
  let running: Promise<void> | undefined

  function startWorker(): Worker {
    const started = new Worker(new URL('./compact-worker.ts', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: heapMegabytes },
    })
    started.unref()
    started.on('message', ({ id, snapshot }: CompactReply) => {
      answers.get(id)?.(snapshot)
      answers.delete(id)
    })
    const lose = (error?: unknown) => {
      if (worker === started) worker = undefined
      if (error !== undefined) log.error({ err: error }, 'the compacting thread has failed')
      for (const answer of answers.values()) answer(undefined)
      answers.clear()
    }
    started.on('error', lose)
    started.on('exit', () => lose())
    return started
  }

  function merge(stored: StoredDocument): Promise<Uint8Array | undefined> {
    worker ??= startWorker()
    const id = nextId++
    const { promise, resolve } = Promise.withResolvers<Uint8Array | undefined>()
    answers.set(id, resolve)
    worker.postMessage({ id, stored } satisfies CompactRequest)
    return promise
  }

  async function compact(key: LogKey, shred: boolean): Promise<Compaction | undefined> {
    const stored = await updateLog.read(key)
    // Another server was quicker: the rows are gone already.
    if (stored.rows.length === 0 && !(shred && stored.snapshot))
      return { rows: Number.POSITIVE_INFINITY, snapshotBytes: stored.snapshot?.length ?? 0 }
    const snapshot = await merge(stored)
    if (!snapshot) {
      log.error({ key }, 'a document could not be compacted')
      return undefined
    }
    const upTo = stored.rows.at(-1)?.number ?? stored.snapshotUpTo
    const done = await updateLog.compact(key, { base: stored.snapshotUpTo, upTo, snapshot, shred })
    return { rows: done ? stored.rows.length : Number.POSITIVE_INFINITY, snapshotBytes: snapshot.length }
  }

  async function work(): Promise<void> {
    for (let next = requested.entries().next(); !next.done; next = requested.entries().next()) {
      const [key, done] = next.value
      try {
        const compaction = await compact(key, false)
        if (compaction) done(compaction)
      } catch (error) {
        if (!closed) log.error({ key, err: error }, 'a document could not be compacted')
      }
      requested.delete(key)
    }
    running = undefined
  }

  return {
    request(key, done = () => {}) {
      if (closed || requested.has(key)) return
      requested.set(key, done)
      running ??= work()
    },
    shred: (key) => compact(key, true),
    async close() {
      closed = true
      await running
      await worker?.terminate()
    },
  }
}
