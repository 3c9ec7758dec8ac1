/** How many bytes of bodies may be in memory at once: of one address, and of all. */
export type BodyRoom = { enter(address: string, cut: () => void): BodyPlace }

/** What one body takes of the room. */
export type BodyPlace = {
  /** Whether so many more bytes have room; others may have been cut for them. */
  take(bytes: number): boolean
  /** It has come wholly: it is not cut any more, and still takes what it takes. */
  settle(): void
  leave(): void
}

type Held = { bytes: number; isWhole: boolean; readonly cut: () => void }

/**
 * Where all have too much, whoever takes the most loses what they began first and have not finished, so that somebody who
 * takes little always finds room, however many bodies others leave unfinished.
 */
export function createBodyRoom({ perAddress, all }: { perAddress: number; all: number }): BodyRoom {
  const addresses = new Map<string, Set<Held>>()
  let total = 0

  function takenBy(address: string): number {
    let sum = 0
    for (const { bytes } of addresses.get(address) ?? []) sum += bytes
    return sum
  }

  function lacks(bytes: number): boolean {
    return total + bytes > all
  }

  /** Cuts one unfinished body of whoever takes the most, unless that is less than `least`. */
  function cutOne(least: number): boolean {
    let most = least
    let found: Held | undefined
    for (const [address, bodies] of addresses) {
      const taken = takenBy(address)
      if (taken <= most) continue
      const oldest = [...bodies].find(({ isWhole, bytes }) => !isWhole && bytes > 0)
      if (!oldest) continue
      most = taken
      found = oldest
    }
    found?.cut()
    return found !== undefined
  }

  return {
    enter(address, cut) {
      const held: Held = { bytes: 0, isWhole: false, cut }
      const bodies = addresses.get(address) ?? new Set()
      bodies.add(held)
      addresses.set(address, bodies)
      return {
        take(bytes) {
          const own = takenBy(address) + bytes
          if (own > perAddress) return false
          while (lacks(bytes)) if (!cutOne(own)) return false
          held.bytes += bytes
          total += bytes
          return true
        },
        settle() {
          held.isWhole = true
        },
        leave() {
          if (!bodies.delete(held)) return
          total -= held.bytes
          if (bodies.size === 0 && addresses.get(address) === bodies) addresses.delete(address)
        },
      }
    },
  }
}
