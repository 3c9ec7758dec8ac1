import type { BoardId } from '#shared/model/ids.ts'
import { limits } from '#shared/protocol/limits.ts'
import { createHourlyLimits } from './hourly-limits.ts'

const maxKept = 10_000

/**
 * How many people one address brings to one board. A workshop of forty behind one address gets in at once; nobody fills a
 * board alone. In memory, since a restart may forgive.
 *
 * J1  Within an hour an address brings `joinsPerHourPerAddress`.
 * J2  Altogether it brings `placesPerAddress`, however slowly.
 * J3  Once only `placesForOthers` places are left, an address that has brought more than a few (`fewFromAddress`) brings
 *     nobody any more: these are for people from elsewhere.
 */
export type JoinLimits = {
  /** Whether somebody may join from there, who is counted at once. `people`: so many are on the board. */
  take(join: { boardId: BoardId; address: string; people: number }): boolean
}

export function createJoinLimits(now: () => number): JoinLimits {
  const hourly = createHourlyLimits(now)
  const brought = new Map<string, number>()
  return {
    take({ boardId, address, people }) {
      const key = `${boardId} ${address}`
      const count = brought.get(key) ?? 0
      const isNearlyFull = people >= limits.maxPeoplePerBoard - limits.placesForOthers
      if (count >= (isNearlyFull ? limits.fewFromAddress : limits.placesPerAddress)) return false
      if (!hourly.take(key, limits.joinsPerHourPerAddress)) return false
      brought.delete(key)
      brought.set(key, count + 1)
      const [oldest] = brought.keys()
      if (brought.size > maxKept && oldest !== undefined) brought.delete(oldest)
      return true
    },
  }
}
