import * as Y from 'yjs'
import { type Authorship, decodeAuthorships, encodeAuthorships } from '#shared/protocol/authorship.ts'

/**
 * What the server has said of whose is what in one document, under its seal. It is kept beside the copy on this device:
 * where the server's log is set back, it lets this device bring what others wrote, in their name.
 */
export type KnownAuthors = {
  hear(said: readonly Authorship[]): void
  /** What to show to a server that has `has` (a state vector) before it is sent what it lacks. */
  toShow(doc: Y.Doc, has: ReadonlyMap<number, number>): readonly Authorship[]
  encode(): Uint8Array
  /** Takes in what was kept; what is no list of authors is passed over. */
  recall(kept: unknown): void
}

export function createKnownAuthors(): KnownAuthors {
  const known = new Map<number, Authorship>()
  function hear(said: readonly Authorship[]): void {
    for (const authorship of said) {
      const before = known.get(authorship.client)
      // An older word is worth more than a newer one: who took up a client id later has it from nobody.
      if (!before || authorship.since < before.since) known.set(authorship.client, authorship)
      else if (authorship.since === before.since && authorship.end >= before.end)
        known.set(authorship.client, authorship)
    }
  }
  return {
    hear,
    toShow: (doc, has) =>
      [...known.values()].filter(
        ({ client }) => client === doc.clientID || Y.getState(doc.store, client) > (has.get(client) ?? 0),
      ),
    encode: () => encodeAuthorships([...known.values()]),
    recall(kept) {
      if (!(kept instanceof ArrayBuffer)) return
      try {
        hear(decodeAuthorships(new Uint8Array(kept)))
      } catch {
        // Written by another version.
      }
    },
  }
}
