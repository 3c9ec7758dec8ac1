import type { StorageTrouble } from './store.ts'

/**
 * Whether the store works, for whoever watches over the server (`/healthz`).
 *
 * H1  Judged by a commit that is flushed, as an edit's is: reading says nothing about a full or broken disk.
 * H2  At most one such commit a second, however often somebody asks.
 * H3  An answer never waits for the disk for longer than a moment: until the commit is through, what it was before is told.
 * H4  A commit that is not through for long is a trouble of its own.
 */
export type StorageHealth = { trouble(): Promise<StorageTrouble | undefined> }

const freshForMs = 1_000
const momentMs = 100
const silentAfterMs = 5_000

/** `now` in milliseconds, of a clock that is never set back. */
export function createStorageHealth({
  probe,
  now,
}: {
  readonly probe: () => Promise<StorageTrouble | undefined>
  readonly now: () => number
}): StorageHealth {
  // A store that was just opened has written.
  let known: { readonly trouble: StorageTrouble | undefined; readonly at: number } | undefined
  let running: { readonly since: number; readonly done: Promise<void> } | undefined

  async function look(): Promise<void> {
    const trouble = await probe().catch((): StorageTrouble => 'storage-failed')
    known = { trouble, at: now() }
    running = undefined
  }

  return {
    async trouble() {
      if (known && now() - known.at < freshForMs) return known.trouble
      running ??= { since: now(), done: look() }
      const { since, done } = running
      await orMoment(done)
      if (running && now() - since >= silentAfterMs) return 'storage-silent'
      return known?.trouble
    },
  }
}

/** Waits for something, but no longer than a moment. */
async function orMoment(done: Promise<void>): Promise<void> {
  const { promise: moment, resolve } = Promise.withResolvers<void>()
  const timer = setTimeout(resolve, momentMs)
  await Promise.race([done, moment])
  clearTimeout(timer)
}
