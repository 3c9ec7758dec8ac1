import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { Directory } from '../directory.ts'
import type { Store } from '../store.ts'
import type { UpdateLog } from '../update-log.ts'
import type { Call, Operations, Outcome, Reply, Request } from './worker.ts'

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

  function call<Name extends keyof Operations>(
    operation: Name,
    args: Parameters<Operations[Name]>,
    shred = false,
  ): Promise<ReturnType<Operations[Name]>> {
    if (failure || closing) return Promise.reject(failure ?? new Error('the storage is closed'))
    const { promise, resolve, reject } = Promise.withResolvers<ReturnType<Operations[Name]>>()
    waiting.push({ call: { operation, args, shred }, resolve, reject })
    schedule()
    return promise
  }

  const updateLog: UpdateLog = {
    append: (key, rows) => call('append', [key, rows, now()]),
    read: (key) => call('read', [key]),
    compact: (key, { base, upTo, snapshot, shred }) => call('compact', [key, base, upTo, snapshot], shred === true),
    remove: (keys) => call('remove', [keys], true),
    keys: () => call('keys', []),
    countRows: () => call('countRows', []),
  }
  const directory: Directory = {
    createBoard: (board) => call('createBoard', [board]),
    board: (boardId) => call('board', [boardId]),
    changeBoard: (boardId, patch) => call('changeBoard', [boardId, patch]),
    deleteBoard: (boardId, at) => call('deleteBoard', [boardId, at], true),
    expiredBoards: (at) => call('expiredBoards', [at]),
    addPerson: (join) => call('addPerson', [join]),
    choosePerson: (choice) => call('choosePerson', [choice]),
    peopleOfDevice: (device, boardId) => call('peopleOfDevice', [device, boardId]),
    boardsOfDevice: (device) => call('boardsOfDevice', [device]),
    access: (device, boardId, document) => call('access', [device, boardId, document]),
    setReady: (boardId, personId, ready) => call('setReady', [boardId, personId, ready]),
    reveal: (boardId, maps, at) => call('reveal', [boardId, maps, at]),
    setRole: (change) => call('setRole', [change]),
    addInvite: (invite) => call('addInvite', [invite]),
    roleOfInvite: (hash, boardId) => call('roleOfInvite', [hash, boardId]),
    addInterview: (interview) => call('addInterview', [interview]),
    deleteInterview: (boardId, interviewId, at) => call('deleteInterview', [boardId, interviewId, at], true),
    documents: () => call('documents', []),
  }

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
