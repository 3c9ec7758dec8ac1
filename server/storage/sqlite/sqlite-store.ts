import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { directoryFromCalls, shreddingCommands } from '../directory/directory-steps.ts'
import type { Store } from '../store.ts'
import type { UpdateLog } from '../update-log.ts'
import type { Call, LogOperations, Operations, Outcome, Reply, Request } from './worker.ts'

type Waiting = { readonly call: Call; resolve(value: unknown): void; reject(error: Error): void }

export const databaseFile = 'tributary.db'

/**
 * The embedded store: one database file in `folder`, owned by one worker thread. One batch is on its way to the disk at
 * a time; what comes meanwhile is the next batch (group commit).
 */
export async function openSqliteStore({ folder, now }: { folder: string; now: () => number }): Promise<Store> {
  mkdirSync(folder, { recursive: true })
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    workerData: { file: join(folder, databaseFile) },
  })
  await whenReady(worker)

  let waiting: Waiting[] = []
  let flying: readonly Waiting[] = []
  let scheduled = false
  let closing: { resolve(): void } | undefined
  let failure: Error | undefined
  const failed = Promise.withResolvers<Error>()

  function send(): void {
    scheduled = false
    if (flying.length > 0) return
    if (waiting.length === 0) {
      if (closing) worker.postMessage({ kind: 'close' } satisfies Request)
      return
    }
    flying = waiting
    waiting = []
    worker.postMessage({ kind: 'batch', calls: flying.map(({ call }) => call) } satisfies Request)
  }

  /** Sent at the end of the event loop's turn, so that frames read in one turn share a flush. */
  function schedule(): void {
    if (scheduled || flying.length > 0) return
    scheduled = true
    setImmediate(send)
  }

  worker.on('message', (reply: Reply) => {
    const batch = flying
    flying = []
    if (reply.kind === 'batch') batch.forEach((entry, index) => settle(entry, reply.outcomes[index]))
    else if (reply.kind === 'failed') for (const { reject } of batch) reject(new Error(reply.error))
    send()
  })
  function fail(error: Error): void {
    failure = error
    for (const { reject } of [...flying, ...waiting]) reject(error)
    flying = []
    waiting = []
    if (!closing) failed.resolve(error)
  }
  worker.on('error', fail)
  worker.on('exit', () => {
    fail(new Error('the storage thread has ended'))
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
    appendAfter: (key, rows, after) => call('appendAfter', [key, rows, after, now()]),
    read: (key) => call('read', [key]),
    readSince: (key, after) => call('readSince', [key, after]),
    ends: (keys) => call('ends', [keys]),
    compact: (key, { base, upTo, snapshot, shred }) => call('compact', [key, base, upTo, snapshot], shred === true),
    remove: (keys) => call('remove', [keys], true),
    keys: () => call('keys', []),
    countRows: () => call('countRows', []),
    addVersion: (key, version, keep) => call('addVersion', [key, version, keep]),
    versions: (key) => call('versions', [key]),
    version: (key, id) => call('version', [key, id]),
  }
  const directory = directoryFromCalls((name, args) => post(name, args, shreddingCommands.has(name)))

  return {
    updateLog,
    directory,
    failed: failed.promise,
    close() {
      if (closing || failure) return Promise.resolve()
      return new Promise((resolve) => {
        closing = { resolve }
        if (flying.length === 0) send()
      })
    },
  }
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
