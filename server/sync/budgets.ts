import type { PersonId } from '#shared/model/ids.ts'
import { limits } from '#shared/protocol/limits.ts'
import { createTokenBucket, type TokenBucket } from './token-bucket.ts'

/** What one person may send, on all their sockets together. */
export type Budget = { readonly updates: TokenBucket; readonly bytes: TokenBucket; readonly presence: TokenBucket }

export type Budgets = {
  /** Nothing where the person has too many sockets already. */
  open(person: PersonId): Budget | undefined
  close(person: PersonId): void
}

/** So many people who have left keep their budget: whoever comes back at once is not somebody new. */
const maxKept = 10_000

export function createBudgets(): Budgets {
  const people = new Map<PersonId, { readonly budget: Budget; sockets: number }>()
  let sweepAt = maxKept
  return {
    open(person) {
      let entry = people.get(person)
      if (!entry) {
        entry = { budget: createBudget(), sockets: 0 }
        people.set(person, entry)
      }
      if (entry.sockets >= limits.maxSocketsPerPerson) return undefined
      entry.sockets++
      return entry.budget
    },
    close(person) {
      const entry = people.get(person)
      if (entry) entry.sockets--
      if (people.size < sweepAt) return
      for (const [id, { sockets }] of people) if (sockets === 0) people.delete(id)
      sweepAt = Math.max(maxKept, people.size * 2)
    },
  }
}

function createBudget(): Budget {
  return {
    updates: createTokenBucket({ burst: limits.updatesBurst, perSecond: limits.updatesPerSecond }),
    bytes: createTokenBucket({ burst: limits.bytesBurst, perSecond: limits.bytesPerSecond }),
    presence: createTokenBucket({ burst: limits.presenceBurst, perSecond: limits.presencePerSecond }),
  }
}
