/** Allows bursts and a steady rate: `burst` at once, `perSecond` in the long run. */
export type TokenBucket = {
  /** Whether `count` may pass now; if not, nothing was taken. */
  take(now: number, count?: number): boolean
  /** The same without taking. */
  has(now: number, count?: number): boolean
}

/** `now` in milliseconds; a clock that goes back gives nothing and takes nothing. */
export function createTokenBucket({ burst, perSecond }: { burst: number; perSecond: number }): TokenBucket {
  let tokens = burst
  let since: number | undefined
  function has(now: number, count = 1): boolean {
    tokens = Math.min(burst, tokens + (Math.max(0, now - (since ?? now)) / 1000) * perSecond)
    since = now
    return tokens >= count
  }
  return {
    has,
    take(now, count = 1) {
      if (!has(now, count)) return false
      tokens -= count
      return true
    },
  }
}

/** A bucket for each key. */
export type TokenBuckets = { take(key: string, now: number): boolean }

const maxKept = 10_000

/** Last used, last forgotten: an attacker with many keys can only make us forget the quiet ones. */
export function createTokenBuckets(rate: { burst: number; perSecond: number }): TokenBuckets {
  const buckets = new Map<string, TokenBucket>()
  return {
    take(key, now) {
      const bucket = buckets.get(key) ?? createTokenBucket(rate)
      buckets.delete(key)
      buckets.set(key, bucket)
      const [oldest] = buckets.keys()
      if (buckets.size > maxKept && oldest !== undefined) buckets.delete(oldest)
      return bucket.take(now)
    },
  }
}
