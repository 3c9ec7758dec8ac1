import type { PersonId } from '#shared/model/ids.ts'
import type { Authorship } from '#shared/protocol/authorship.ts'
import type { RowAuthor, Writer } from '../storage/update-log.ts'
import type { Ends } from './check-update.ts'

/**
 * Whose the structs of an update are (O4). In: where the update leads each client id, and what is known of it. Out: the
 * author of each, or nothing where somebody takes up a clock that is another's.
 *
 * W1  A client id that the log knows is its writer's alone.
 * W2  A sealed word outweighs what the log was told later: after the log was set back, somebody may have brought structs
 *     as if they were their own, or taken up the client id in earnest.
 * W3  Structs of others are taken as far as a sealed word says that they were on disk once, and no further.
 * W4  What nobody knows is the bringer's own. Only in a log that was set back may it be another's: what comes there among
 *     the answers, by a client that does not speak for it, is taken and nobody is bound to it.
 */
export type Whose = {
  readonly authors: ReadonlyMap<number, RowAuthor>
  /** Client ids that become the bringer's with this update. */
  readonly news: readonly number[]
  /** Words that the log has to take over. */
  readonly claims: readonly Authorship[]
}

export function whoseStructs({
  ends,
  bringer,
  writerOf,
  proofOf,
  speakerOf,
  mayBeAnothers,
}: {
  ends: Ends
  bringer: PersonId
  writerOf: (client: number) => Writer | undefined
  /** The genuine word that the bringer showed. */
  proofOf: (client: number) => Authorship | undefined
  /** Who is here under this client id. */
  speakerOf: (client: number) => PersonId | undefined
  /** W4: an answer, in a log that was set back. */
  mayBeAnothers: boolean
}): Whose | undefined {
  const authors = new Map<number, RowAuthor>()
  const news: number[] = []
  const claims: Authorship[] = []
  for (const [client, end] of ends) {
    const proof = proofOf(client)
    const written = writerOf(client)
    const isClaim =
      proof !== undefined && (!written || (written.author !== proof.author && proof.since < written.since))
    const author = isClaim ? proof.author : written?.author
    if (isClaim) claims.push(proof)
    if (author === undefined) {
      const speaker = speakerOf(client)
      if (speaker !== undefined && speaker !== bringer) return undefined
      if (speaker !== undefined || !mayBeAnothers) news.push(client)
      authors.set(client, bringer)
      continue
    }
    if (author !== bringer && !(proof?.author === author && end <= proof.end)) return undefined
    authors.set(client, author)
  }
  return { authors, news, claims }
}
