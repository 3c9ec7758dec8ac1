import { limits } from '#shared/protocol/limits.ts'
import type { DeviceHash } from '../storage/directory.ts'
import { createTokenBucket, type TokenBucket } from './token-bucket.ts'

/**
 * Who may ask for a socket now, before anything is looked up. A device that was let in before has a rate of its own;
 * strangers share that of their address, so that what they do takes nothing from people who are known.
 */
export type DoorLimits = {
  mayAsk(device: DeviceHash | undefined, address: string, now: number): boolean
  /** The device is somebody's. */
  welcome(device: DeviceHash): void
}

const maxKept = 10_000

export function createDoorLimits(): DoorLimits {
  const known = new Map<string, TokenBucket>()
  const strangers = new Map<string, TokenBucket>()

  return {
    mayAsk(device, address, now) {
      const own = device === undefined ? undefined : known.get(device)
      if (own) return own.take(now)
      const shared =
        strangers.get(address) ??
        createTokenBucket({ burst: limits.strangersBurst, perSecond: limits.strangersPerSecond })
      keep(strangers, address, shared)
      return shared.take(now)
    },
    welcome(device) {
      const bucket =
        known.get(device) ?? createTokenBucket({ burst: limits.upgradesBurst, perSecond: limits.upgradesPerSecond })
      keep(known, device, bucket)
    },
  }
}

/** Last used, last forgotten. */
function keep(buckets: Map<string, TokenBucket>, key: string, bucket: TokenBucket): void {
  buckets.delete(key)
  buckets.set(key, bucket)
  const [oldest] = buckets.keys()
  if (buckets.size > maxKept && oldest !== undefined) buckets.delete(oldest)
}
