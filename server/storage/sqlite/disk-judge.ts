/**
 * Where a batch of edits is committed: here, in the thread that serves everybody, or in the storage thread. Here saves two
 * changes of thread, which cost more than the commit itself; but while a slow disk flushes, nobody is served.
 *
 * J1  Here only while the disk proves quick, which is judged by every commit, wherever it happens.
 * J2  One commit that takes long here sends the next ones to the storage thread, for a second at first and twice as long
 *     each time it happens again, up to a minute: a slow disk holds up everybody rarely. A minute without forgives.
 * J3  Back here after that time, once the storage thread's commits have been quick.
 */
export type DiskJudge = {
  /** A commit took `flushMs`. */
  hear(where: 'here' | 'there', flushMs: number): void
  mayCommitHere(): boolean
}

const quickMs = 0.8
const longMs = 8
/** Commits in a row by which a mean is worth something. */
const needed = 16
const penance = { firstMs: 1_000, mostMs: 60_000, forgivenAfterMs: 60_000 }

/** `now` in milliseconds. */
export function createDiskJudge(now: () => number): DiskJudge {
  let mean = 0
  let heard = 0
  let notBefore = 0
  let lastPenance = 0
  let sentAwayAt = Number.NEGATIVE_INFINITY

  function sendAway(): void {
    const at = now()
    const again = at - sentAwayAt < lastPenance + penance.forgivenAfterMs
    lastPenance = again ? Math.min(penance.mostMs, lastPenance * 2) : penance.firstMs
    sentAwayAt = at
    notBefore = at + lastPenance
    heard = 0
    mean = 0
  }

  return {
    hear(where, flushMs) {
      heard++
      mean += (flushMs - mean) / Math.min(heard, needed)
      if (where === 'here' && (flushMs > longMs || mean > 2 * quickMs)) sendAway()
    },
    mayCommitHere: () => heard >= needed && mean < 2 * quickMs && now() >= notBefore,
  }
}
