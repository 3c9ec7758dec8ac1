import { statSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import type { DatabaseSync } from 'node:sqlite'
import { Worker } from 'node:worker_threads'
import { directoryFromCalls, shreddingCommands } from '../directory/directory-steps.ts'
import { imageStoreFromCalls, shreddingImageCalls } from '../images/image-steps.ts'
import type { Store, StorageTrouble } from '../store.ts'
import type { NewRow, UpdateLog } from '../update-log.ts'
import { packVersion, unpackVersion } from '../version-states.ts'
import { checkpointPages } from './checkpoint-pages.ts'
import { createDiskJudge, type DiskJudge } from './disk-judge.ts'
import { countRows } from './log-operations.ts'
import { openDatabase } from './open-database.ts'
import { cannotOpen, openFolder } from './open-folder.ts'
import {
  appends,
  type BatchResult,
  type Call,
  createBatchRunner,
  type LogOperations,
  type Operations,
  type Outcome,
} from './run-batch.ts'
import type { Reply, Request } from './worker.ts'

type Waiting = { readonly call: Call; resolve(value: unknown): void; reject(error: Error): void }

/** Larger batches are worth the way to the storage thread: there, others are served while it writes. */
const mostHere = 8
/** With less room on the disk than this the server is not well. */
const leastRoomBytes = 1_000_000
/** After so many the write-ahead log is given its whole size: a server that nobody writes to needs no room on the disk. */
const pagesBeforeRoom = 32
const cutAgainMs = 1_000

/**
 * The embedded store: one database file in `folder`. One batch is on its way to the disk at a time; what comes meanwhile
 * is the next batch (group commit). A storage thread runs whatever may take long; a few edits are committed here while
 * the disk is quick (`disk-judge.ts`). Since there is only ever one batch, the two never meet.
 */
export async function openSqliteStore(deps: {
  folder: string
  now: () => number
  judge?: DiskJudge
  /** Whether the folder must be this process's alone, as it must be for whoever keeps documents in memory. */
  alone?: boolean
}): Promise<Store> {
  const { folder, now, judge = createDiskJudge(() => performance.now()), alone = false } = deps
  const { file, release } = openFolder(folder, alone)
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: { file } })
  try {
    await whenReady(worker)
    // Never waits: where another program writes, the storage thread does the waiting.
    return createSqliteStore({ folder, file, db: openDatabase(file, 0), worker, now, judge, release })
  } catch (error) {
    await worker.terminate()
    release()
    throw cannotOpen(file, error)
  }
}

function createSqliteStore(deps: {
  folder: string
  file: string
  db: DatabaseSync
  worker: Worker
  now: () => number
  judge: DiskJudge
  release: () => void
}): Store {
  const { folder, file, db, worker, now, judge, release } = deps
  const runHere = createBatchRunner(db)

  // Nobody else writes rows while we run.
  let rowCount = countRows(db)
  const place = placeOf(file)

  let waiting: Waiting[] = []
  let flying: readonly Waiting[] | undefined
  let scheduled = false
  let closing: { resolve(): void } | undefined
  let failure: Error | undefined
  /** About so many pages were written since the last checkpoint. */
  let pages = 0
  let hasRoom = false
  let owesCut = false
  const failed = Promise.withResolvers<Error>()

  function send(): void {
    scheduled = false
    if (flying || failure) return
    if (owesCut) {
      owesCut = false
      return fly([], { kind: 'cut' })
    }
    if (pages >= checkpointPages) {
      pages = 0
      return fly([], { kind: 'checkpoint' })
    }
    if (!hasRoom && pages >= pagesBeforeRoom && !closing) {
      hasRoom = true
      return fly([], { kind: 'make-room' })
    }
    if (waiting.length === 0) {
      if (closing) close()
      return
    }
    const batch = waiting
    waiting = []
    const calls = batch.map(({ call }) => call)
    if (batch.length <= mostHere && calls.every(isAppend) && judge.mayCommitHere()) {
      const result = runHere(calls)
      if (result.kind !== 'busy') {
        finish('here', batch, result)
        return goOn()
      }
    }
    fly(batch, { kind: 'batch', calls })
  }

  function fly(batch: readonly Waiting[], request: Request): void {
    flying = batch
    worker.postMessage(request)
  }

  function finish(where: 'here' | 'there', batch: readonly Waiting[], result: BatchResult): void {
    if (result.kind !== 'done') {
      const error = result.kind === 'busy' ? 'another program keeps writing to the database' : result.error
      for (const { reject } of batch) reject(new Error(error))
      return
    }
    rowCount += result.growth
    if (batch.some(({ call }) => isAppend(call))) judge.hear(where, result.flushMs)
    if (batch.some(({ call }) => call.shred)) heardOfCut(result.isCut)
    batch.forEach((entry, index) => {
      pages += pagesOf(entry.call)
      settle(entry, result.outcomes[index])
    })
  }

  /** The write-ahead log still holds what must be gone, as long as somebody looks on: it is cut as soon as that is over. */
  function heardOfCut(isCut: boolean): void {
    if (isCut) {
      hasRoom = false
      pages = 0
      return
    }
    setTimeout(() => {
      owesCut = true
      schedule()
    }, cutAgainMs).unref()
  }

  function goOn(): void {
    if (waiting.length > 0 || owesCut || pages >= checkpointPages || (!hasRoom && pages >= pagesBeforeRoom) || closing)
      schedule()
  }

  function close(): void {
    db.close()
    worker.postMessage({ kind: 'close' } satisfies Request)
  }

  /** Sent at the end of the event loop's turn, so that frames read in one turn share a flush. */
  function schedule(): void {
    if (scheduled || flying) return
    scheduled = true
    setImmediate(send)
  }

  worker.on('message', (reply: Reply) => {
    const batch = flying ?? []
    flying = undefined
    if (reply.kind === 'batch') finish('there', batch, reply.result)
    if (reply.kind === 'cut') heardOfCut(reply.isCut)
    send()
  })
  function fail(error: Error): void {
    failure = error
    for (const { reject } of [...(flying ?? []), ...waiting]) reject(error)
    flying = undefined
    waiting = []
    if (!closing) failed.resolve(error)
  }
  worker.on('error', fail)
  worker.on('exit', () => {
    fail(new Error('the storage thread has ended'))
    if (db.isOpen) db.close()
    release()
    closing?.resolve()
  })

  function post<T>(operation: keyof Operations, args: readonly unknown[], shred: boolean): Promise<T> {
    if (failure || closing) return Promise.reject(failure ?? new Error('the storage is closed'))
    const { promise, resolve, reject } = Promise.withResolvers<T>()
    // The worker runs what the operation's name says, whose result is `T`.
    waiting.push({ call: { operation, args, shred }, resolve: (value) => resolve(value as T), reject })
    schedule()
    return promise
  }

  const call = <Name extends keyof LogOperations>(
    operation: Name,
    args: Parameters<LogOperations[Name]>,
    shred = false,
  ): Promise<ReturnType<LogOperations[Name]>> => post(operation, args, shred)

  const updateLog: UpdateLog = {
    append: (key, rows) => call('append', [key, rows, now()]),
    appendPrivate: (key, rows) => call('appendPrivate', [key, rows, now()]),
    appendAfter: (key, rows, after) => call('appendAfter', [key, rows, after, now()]),
    read: (key) => call('read', [key]),
    readSince: (key, after) => call('readSince', [key, after]),
    ends: (keys) => call('ends', [keys]),
    hold: () => Promise.resolve(() => Promise.resolve()),
    compact: (key, { base, upTo, snapshot, shred }) => call('compact', [key, base, upTo, snapshot], shred === true),
    remove: (keys) => call('remove', [keys], true),
    lineage: () => call('lineage', [place]),
    beginAnew: (secret) => call('beginAnew', [place, secret]),
    keys: () => call('keys', []),
    countRows: () => Promise.resolve(rowCount),
    async addVersion(key, version, keep) {
      return call('addVersion', [key, await packVersion(version), keep])
    },
    versions: (key) => call('versions', [key]),
    version: async (key, id) => unpackVersion(await call('version', [key, id])),
  }
  const directory = directoryFromCalls((name, args) => post(name, args, shreddingCommands.has(name)))

  const images = imageStoreFromCalls((name, args) => post(name, args, shreddingImageCalls.has(name)))

  /** A disk on which a page still has room is full all the same, if an edit with a picture has none. */
  async function probe(): Promise<StorageTrouble | undefined> {
    try {
      const { bavail, bsize } = await statfs(folder)
      if (bavail * bsize < leastRoomBytes) return 'disk-full'
      await call('probe', [])
      return undefined
    } catch (error) {
      return isDiskFull(error) ? 'disk-full' : 'storage-failed'
    }
  }

  return {
    updateLog,
    directory,
    images,
    probe,
    failed: failed.promise,
    close() {
      if (closing || failure) return Promise.resolve()
      return new Promise((resolve) => {
        closing = { resolve }
        if (!flying) schedule()
      })
    },
  }
}

/** A file that was put in the place of another is another one, and was born when that was done. */
function placeOf(file: string): string {
  const { ino, birthtimeNs } = statSync(file, { bigint: true })
  return `${ino}.${birthtimeNs}`
}

function isAppend({ operation }: Call): boolean {
  return appends.has(operation)
}

/** A guess that need not be right: how many pages a call adds to the write-ahead log. */
function pagesOf({ args }: Call): number {
  let bytes = 0
  for (const part of args.flat()) {
    const data: unknown = isRow(part) ? part.data : part
    if (data instanceof Uint8Array) bytes += data.length
  }
  return 3 + Math.ceil(bytes / 4_000)
}

/** What SQLite says of a disk without room. */
function isDiskFull(error: unknown): boolean {
  return error instanceof Error && error.message.includes('disk is full')
}

function isRow(part: unknown): part is Pick<NewRow, 'data'> {
  return typeof part === 'object' && part !== null && 'data' in part
}

function settle({ resolve, reject }: Waiting, outcome: Outcome | undefined): void {
  if (outcome && 'value' in outcome) resolve(outcome.value)
  else reject(new Error(outcome?.error ?? 'the storage thread did not answer'))
}

function whenReady(worker: Worker): Promise<void> {
  return new Promise((resolve, reject) => {
    worker.once('error', reject)
    worker.once('message', (reply: Reply) => {
      worker.off('error', reject)
      if (reply.kind === 'ready') resolve()
      else reject(new Error(reply.kind === 'refused' ? reply.sentence : 'the storage thread did not start'))
    })
  })
}
