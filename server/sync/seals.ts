import { createHmac, timingSafeEqual } from 'node:crypto'
import { type Authorship, sealBytes } from '#shared/protocol/authorship.ts'
import type { LogKey, Writer } from '../storage/update-log.ts'

/** Makes and knows again the server's word about whose a client id is. A seal is good for one document and no other. */
export type Seals = {
  seal(client: number, writer: Writer, end: number): Authorship
  isGenuine(authorship: Authorship): boolean
}

export function createSeals(secret: Uint8Array, key: LogKey): Seals {
  /** The last word about each client id: whoever comes next is told the same. */
  const said = new Map<number, Authorship>()

  function sealOf({ client, author, since, end }: Omit<Authorship, 'seal'>): Uint8Array {
    const claim = `authorship 1\n${key}\n${author}\n${client}\n${since}\n${end}`
    return createHmac('sha256', secret).update(claim).digest().subarray(0, sealBytes)
  }

  return {
    seal(client, { author, since }, end) {
      const before = said.get(client)
      if (before?.end === end && before.author === author && before.since === since) return before
      const claim = { client, author, since, end }
      const authorship = { ...claim, seal: sealOf(claim) }
      said.set(client, authorship)
      return authorship
    },
    isGenuine: (authorship) => timingSafeEqual(sealOf(authorship), authorship.seal),
  }
}
