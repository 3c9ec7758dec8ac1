/**
 * Bytes that lie in memory for somebody, and do nothing yet: frames that are still coming, frames that wait for their
 * turn, answers that nobody reads. Counted for the person, their address and the whole server.
 */
export type Holder = {
  /** Holds so much from now on instead of what it held; nothing changes where that is too much for somebody. */
  set(bytes: number): boolean
  close(): void
}

export type Account = { bytes: number; readonly most: number }

/** `accounts`: everybody for whom it counts. */
export function createHolder(accounts: readonly Account[]): Holder {
  let held = 0
  return {
    set(bytes) {
      const more = bytes - held
      if (more > 0) for (const account of accounts) if (account.bytes + more > account.most) return false
      for (const account of accounts) account.bytes += more
      held = bytes
      return true
    },
    close() {
      for (const account of accounts) account.bytes -= held
      held = 0
    },
  }
}
