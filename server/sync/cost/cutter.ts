import { Worker } from 'node:worker_threads'
import type { Log } from '../../log.ts'

/**
 * Cuts large updates in a thread of its own with so much memory and no more: what costs too much there costs one answer,
 * never the server.
 */
export type Cutter = {
  /** The pieces of an update in the order in which they can be applied; nothing where it is none, or could not be cut. */
  cut(bytes: Uint8Array): Promise<readonly Uint8Array[] | undefined>
  close(): Promise<void>
}

export type CutRequest = { readonly id: number; readonly bytes: Uint8Array }
export type CutReply = { readonly id: number; readonly pieces?: readonly Uint8Array[] }

const heapMegabytes = 256
const patienceMs = 20_000
/** A thread that nobody needed for so long gives its memory back. */
const idleMs = 5_000

export function createCutter({ log }: { log: Log }): Cutter {
  let worker: Worker | undefined
  let idle: NodeJS.Timeout | undefined
  let line: Promise<unknown> = Promise.resolve()
  let waiting = 0
  let nextId = 0

  /** One at a time: each may take all the memory of the thread. */
  async function cutNow(bytes: Uint8Array): Promise<readonly Uint8Array[] | undefined> {
    worker ??= new Worker(new URL('./cut-worker.ts', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: heapMegabytes },
    })
    const thread = worker
    thread.unref()
    const id = nextId++
    const { promise, resolve } = Promise.withResolvers<readonly Uint8Array[] | undefined>()
    const fail = (error: unknown) => {
      log.warn({ err: error }, 'an update could not be cut')
      if (worker === thread) worker = undefined
      void thread.terminate()
      resolve(undefined)
    }
    const hear = (reply: CutReply) => {
      if (reply.id === id) resolve(reply.pieces)
    }
    const patience = setTimeout(() => fail(new Error('it took too long')), patienceMs)
    thread.on('message', hear)
    thread.on('error', fail)
    thread.on('exit', fail)
    thread.postMessage({ id, bytes } satisfies CutRequest)
    try {
      return await promise
    } finally {
      clearTimeout(patience)
      thread.off('message', hear)
      thread.off('error', fail)
      thread.off('exit', fail)
    }
  }

  function restSoon(): void {
    idle = setTimeout(() => {
      const thread = worker
      worker = undefined
      void thread?.terminate()
    }, idleMs)
    idle.unref()
  }

  return {
    cut(bytes) {
      clearTimeout(idle)
      waiting++
      const job = line.then(() => cutNow(bytes))
      line = job.then(
        () => {
          if (--waiting === 0) restSoon()
        },
        () => {
          waiting--
        },
      )
      return job
    },
    async close() {
      clearTimeout(idle)
      await worker?.terminate()
    },
  }
}
