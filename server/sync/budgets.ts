import type { BoardId, PersonId } from '#shared/model/ids.ts'
import { limits } from '#shared/protocol/limits.ts'
import { type Account, createHolder, type Holder } from './cost/held-bytes.ts'
import { createGroupPace, createPayer, type Payer } from './cost/lane.ts'
import type { Pace } from './cost/pace.ts'
import { createTokenBucket, type TokenBucket } from './token-bucket.ts'

/** What one person may send, on all their sockets together. */
export type Budget = {
  readonly updates: TokenBucket
  readonly bytes: TokenBucket
  /** Structs and ranges. */
  readonly structs: TokenBucket
  readonly presence: TokenBucket
  readonly presenceBytes: TokenBucket
  /** Answers that are on their way to them. */
  answers: number
}

/** Who opens a socket: a person, from an address, on a board. */
export type Guest = { readonly person: PersonId; readonly address: string; readonly board: BoardId }

/** What goes with one socket until it is closed. */
export type Ticket = {
  readonly budget: Budget
  /** What everybody from the same address may bring together; a little is always welcome. */
  readonly structsOfAddress: TokenBucket
  readonly payer: Payer
  readonly held: { readonly coming: Holder; readonly waiting: Holder; readonly answers: Holder }
  close(): void
}

export type Budgets = {
  /** Nothing where the person, their address, their board or the server has too many sockets already. */
  open(guest: Guest): Ticket | undefined
}

type Sockets = { sockets: number; readonly coming: Account; readonly answers: Account }
type Group = Sockets & { readonly pace: Pace; readonly structs: TokenBucket }
type Person = Sockets & { readonly budget: Budget; readonly payer: Payer }

/** So many who have left keep their budget: whoever comes back at once is not somebody new. */
const maxKept = 10_000

export function createBudgets(): Budgets {
  const people = new Map<string, Person>()
  const addresses = new Map<string, Group>()
  const boards = new Map<string, Group>()
  const all = createGroup(limits.maxHeldBytes, Number.POSITIVE_INFINITY)

  return {
    open({ person, address, board }) {
      const ofAddress = find(addresses, address, () =>
        createGroup(limits.maxHeldBytesPerAddress, limits.maxAnswerBytesPerAddress),
      )
      const ofBoard = find(boards, board, () => createGroup(Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY))
      const ofPerson = find(people, person, () => createPerson([ofAddress.pace, ofBoard.pace, all.pace]))
      const counted: readonly (readonly [{ sockets: number }, number])[] = [
        [ofPerson, limits.maxSocketsPerPerson],
        [ofAddress, limits.maxSocketsPerAddress],
        [ofBoard, limits.maxSocketsPerBoard],
        [all, limits.maxSockets],
      ]
      if (counted.some(([{ sockets }, most]) => sockets >= most)) return undefined
      for (const [counter] of counted) counter.sockets++
      const coming = [ofPerson.coming, ofAddress.coming, all.coming]
      let isOpen = true
      return {
        budget: ofPerson.budget,
        structsOfAddress: ofAddress.structs,
        payer: ofPerson.payer,
        held: {
          coming: createHolder(coming),
          waiting: createHolder(coming),
          answers: createHolder([ofPerson.answers, ofAddress.answers]),
        },
        close() {
          if (!isOpen) return
          isOpen = false
          for (const [counter] of counted) counter.sockets--
        },
      }
    },
  }
}

function find<Entry extends { sockets: number }>(entries: Map<string, Entry>, key: string, create: () => Entry): Entry {
  const known = entries.get(key)
  if (known) return known
  if (entries.size >= maxKept) for (const [id, { sockets }] of entries) if (sockets === 0) entries.delete(id)
  const entry = create()
  entries.set(key, entry)
  return entry
}

function createGroup(mostComing: number, mostAnswers: number): Group {
  return {
    sockets: 0,
    pace: createGroupPace(),
    structs: createTokenBucket({
      burst: limits.structsBurstPerAddress,
      perSecond: limits.structsPerSecondPerAddress,
    }),
    coming: { bytes: 0, most: mostComing },
    answers: { bytes: 0, most: mostAnswers },
  }
}

function createPerson(groups: readonly Pace[]): Person {
  return {
    sockets: 0,
    coming: { bytes: 0, most: limits.maxHeldBytesPerPerson },
    answers: { bytes: 0, most: limits.maxAnswerBytesPerPerson },
    payer: createPayer(groups),
    budget: {
      updates: createTokenBucket({ burst: limits.updatesBurst, perSecond: limits.updatesPerSecond }),
      bytes: createTokenBucket({ burst: limits.bytesBurst, perSecond: limits.bytesPerSecond }),
      structs: createTokenBucket({ burst: limits.structsBurst, perSecond: limits.structsPerSecond }),
      presence: createTokenBucket({ burst: limits.presenceBurst, perSecond: limits.presencePerSecond }),
      presenceBytes: createTokenBucket({ burst: limits.presenceBytesBurst, perSecond: limits.presenceBytesPerSecond }),
      answers: 0,
    },
  }
}
