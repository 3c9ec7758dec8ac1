import type { Said } from '#shared/model/said.ts'
import type { ErrorCode } from '#shared/protocol/api.ts'
import type { Directory } from '../storage/directory.ts'
import type { ImageStore } from '../storage/images/image-store.ts'
import type { UpdateLog } from '../storage/update-log.ts'
import type { Compactor } from '../sync/compactor.ts'
import type { Rooms } from '../sync/rooms.ts'
import type { SyncServer } from '../sync/sync-server.ts'
import type { Doorbell } from './doorbell.ts'
import type { SessionWriter } from './session-writer.ts'

/** What the commands work with. */
export type CommandContext = {
  readonly directory: Directory
  readonly updateLog: UpdateLog
  readonly images: ImageStore
  readonly rooms: Rooms
  readonly compactor: Compactor
  readonly sync: Pick<SyncServer, 'reconsider'>
  readonly doorbell: Pick<Doorbell, 'wait'>
  readonly session: SessionWriter
  readonly now: () => number
  readonly mintId: <T extends string>() => T
  readonly mintSecret: () => string
  /** The text of the sample workshop's board file. */
  readonly sampleFile: () => Promise<string>
  /** The text of a board file with the interview that waits in the sample workshop. */
  readonly sampleInterviewFile: () => Promise<string>
}

/** What a command came to; a refusal says why, as data. */
export type Outcome<T> = { readonly ok: true; readonly value: T } | Refusal
export type Refusal = {
  readonly ok: false
  readonly code: ErrorCode
  readonly said: Said
  /** After so many seconds it may be tried again. */
  readonly retrySeconds?: number
}

export function done<T>(value: T): Outcome<T> {
  return { ok: true, value }
}

export function refuse(code: ErrorCode, said: Said, retrySeconds?: number): Refusal {
  return { ok: false, code, said, ...(retrySeconds === undefined ? {} : { retrySeconds }) }
}
