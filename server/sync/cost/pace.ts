/**
 * How much of the serving thread's time somebody has taken of late. It is forgotten at a steady rate, which is what they
 * may take in the long run.
 */
export type Pace = {
  add(ms: number, now: number): void
  /** Milliseconds that were taken and are not forgotten yet. */
  owed(now: number): number
}

/** `share` of one second is forgotten in each second. */
export function createPace(share: number): Pace {
  let owedMs = 0
  let since = 0
  function owed(now: number): number {
    owedMs = Math.max(0, owedMs - Math.max(0, now - since) * share)
    since = now
    return owedMs
  }
  return {
    owed,
    add(ms, now) {
      owedMs = owed(now) + ms
    },
  }
}
