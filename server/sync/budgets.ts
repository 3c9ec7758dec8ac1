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

export function createBudgets(): Budgets {
  const people = new Map<PersonId, { readonly budget: Budget; sockets: number }>()
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
      if (entry && --entry.sockets === 0) people.delete(person)
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
