import { Worker } from 'node:worker_threads'
import type { ImageId, InterviewId, MapId, PersonId } from '#shared/model/ids.ts'
import type { Discipline, NewPerson, Role, Slot } from '#shared/model/person.ts'
import type { Said } from '#shared/model/said.ts'
import type { Phase } from '#shared/model/phase.ts'
import type { NewRow } from '../storage/update-log.ts'

/** What a board file becomes: people, and documents with their first rows, all under fresh ids. */
export type BoardFromFile = {
  readonly title: string
  readonly phase: Phase
  readonly people: readonly {
    readonly id: PersonId
    readonly mapId: MapId
    readonly name: string
    readonly discipline: Discipline
    readonly slot?: Slot
    readonly role?: Role
    readonly isRevealed: boolean
  }[]
  readonly interviews: readonly InterviewId[]
  readonly documents: readonly { readonly name: string; readonly row: NewRow }[]
  /** Not looked at yet: any bytes. */
  readonly images: readonly { readonly document: string; readonly id: ImageId; readonly bytes: Uint8Array }[]
}

/** `said` is absent where it is not JSON, or not a request at all. */
export type BoardFileAnswer =
  | { readonly ok: false; readonly said?: Said | undefined }
  | {
      readonly ok: true
      readonly board: BoardFromFile
      /** Whom the person who opens it goes on as, by their place among `people`. */
      readonly as: number | undefined
      readonly person: NewPerson | undefined
      readonly warnings: readonly Said[]
    }

/** More than a board of the largest size takes to be read on a slow machine. */
const patienceMs = 30_000
const heapMegabytes = 768

let before: Promise<unknown> = Promise.resolve()

/**
 * Reads a board file in a thread of its own, one after the other: a large one takes seconds, and whoever draws meanwhile
 * must not notice. A file that the thread cannot bear ends the thread and nothing else (`undefined`).
 */
export function readBoardFile(text: string): Promise<BoardFileAnswer | undefined> {
  const answer = before.then(() => readInThread(text))
  before = answer
  return answer
}

async function readInThread(text: string): Promise<BoardFileAnswer | undefined> {
  const { promise, resolve } = Promise.withResolvers<BoardFileAnswer | undefined>()
  const worker = new Worker(new URL('./board-file-worker.ts', import.meta.url), {
    workerData: text,
    resourceLimits: { maxOldGenerationSizeMb: heapMegabytes },
  })
  worker.unref()
  const impatient = setTimeout(() => resolve(undefined), patienceMs)
  worker.on('message', (message: BoardFileAnswer) => resolve(message))
  worker.on('error', () => resolve(undefined))
  worker.on('exit', () => resolve(undefined))
  const answer = await promise
  clearTimeout(impatient)
  await worker.terminate()
  return answer
}
