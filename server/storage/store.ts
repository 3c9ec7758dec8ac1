import type { Directory } from './directory.ts'
import type { ImageStore } from './images/image-store.ts'
import type { Neighbours } from './neighbours.ts'
import type { UpdateLog } from './update-log.ts'

/** Why nothing can be saved at the moment. */
export type StorageTrouble = 'disk-full' | 'storage-failed' | 'storage-silent'

/** Everything that must survive a restart. */
export type Store = {
  readonly updateLog: UpdateLog
  readonly directory: Directory
  readonly images: ImageStore
  /** Other servers that may work on the same store; absent where there can be none. */
  readonly neighbours?: Neighbours
  /** Writes and flushes, as an edit does; gives what is in the way of that. */
  probe(): Promise<StorageTrouble | undefined>
  /** Resolves if the store broke by itself and cannot go on. */
  readonly failed: Promise<Error>
  /** Waits for what is under way. */
  close(): Promise<void>
}
