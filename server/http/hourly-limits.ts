import { createTokenBucket, type TokenBucket } from '../sync/token-bucket.ts'

const hourSeconds = 3600
const maxKept = 10_000

/** How often something may be done within an hour, for each key; in memory, since a restart may forgive. */
export function createHourlyLimits(now: () => number): { take(key: string, perHour: number): boolean } {
  const buckets = new Map<string, TokenBucket>()
  return {
    take(key, perHour) {
      const bucket = buckets.get(key) ?? createTokenBucket({ burst: perHour, perSecond: perHour / hourSeconds })
      // Last used, last forgotten: an attacker with many addresses can only make us forget the quiet ones.
      buckets.delete(key)
      buckets.set(key, bucket)
      const [oldest] = buckets.keys()
      if (buckets.size > maxKept && oldest !== undefined) buckets.delete(oldest)
      return bucket.take(now())
    },
  }
}
