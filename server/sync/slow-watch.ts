/** Watches for work that holds everybody up. */
export type SlowWatch = {
  /** Before each piece of work. */
  begin(): void
  /** Whether the work since `begin` took too long. */
  wasSlow(): boolean
}

/** Asking the system for this thread's CPU costs as much as a small edit: so old may the last answer be. */
const freshMs = 10

/**
 * Tells work of more than `slowMs` of this thread's CPU, give or take ten milliseconds: not time that passed while the
 * machine did something else. Where Node cannot tell (before 22.19), the time that passed.
 */
export function createSlowWatch(slowMs: number): SlowWatch {
  let askedAt = Number.NEGATIVE_INFINITY
  let busyThen = 0
  let beganAt = 0
  return {
    begin() {
      beganAt = performance.now()
      if (beganAt - askedAt < freshMs) return
      askedAt = beganAt
      busyThen = busyTimeMs()
    },
    wasSlow: () => performance.now() - beganAt > slowMs && busyTimeMs() - busyThen > slowMs,
  }
}

function busyTimeMs(): number {
  if (typeof process.threadCpuUsage !== 'function') return performance.now()
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}
