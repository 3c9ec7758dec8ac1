import type { NewRow } from '../storage/update-log.ts'
import type { Peer, Submission } from './room-contract.ts'

/**
 * An update on its way to the disk, a row for each author; without rows it brought nothing new, and waits only for its turn
 * to be acknowledged. `ends`: the client ids that it brings further.
 */
export type Waiting = {
  readonly peer: Peer
  readonly at: number
  readonly rows: readonly NewRow[]
  readonly ends: readonly number[]
} & Pick<Submission, 'onKept'>

/** Whoever wrote the whole batch alone has it already. */
export function onlyAuthor(batch: readonly Waiting[]): Peer | undefined {
  let only: Peer | undefined
  for (const { peer, rows } of batch) {
    if (rows.length === 0) continue
    if (only && only !== peer) return undefined
    only = peer
  }
  return only
}

export function acknowledge(batch: readonly Waiting[]): void {
  const counts = new Map<Peer, { count: number; since: number }>()
  for (const { peer, at, onKept } of batch) {
    if (onKept) {
      onKept()
      continue
    }
    const entry = counts.get(peer)
    if (entry) entry.count++
    else counts.set(peer, { count: 1, since: at })
  }
  for (const [peer, { count, since }] of counts) peer.acknowledge(count, since)
}
