import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import type { PersonId } from '#shared/model/ids.ts'

/**
 * “Up to this clock, this Yjs client id is this person’s, and was on disk”: said by the server, under a seal that only it
 * can make and that it knows again after its log was set back. Whoever holds such a word can then bring what the log
 * lacks under the name of the one who wrote it.
 */
export type Authorship = {
  readonly client: number
  readonly author: PersonId | 'server'
  /** When the client id became theirs (milliseconds since 1970): of two words for one client id the earlier counts. */
  readonly since: number
  /** The clock that was on disk when this was said. */
  readonly end: number
  readonly seal: Uint8Array
}

export const sealBytes = 16

export function encodeAuthorships(list: readonly Authorship[]): Uint8Array {
  const byAuthor = Map.groupBy(list, ({ author }) => author)
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, byAuthor.size)
    for (const [author, entries] of byAuthor) {
      encoding.writeVarString(encoder, author)
      encoding.writeVarUint(encoder, entries.length)
      for (const { client, since, end, seal } of entries) {
        encoding.writeVarUint(encoder, client)
        encoding.writeVarUint(encoder, since)
        encoding.writeVarUint(encoder, end)
        encoding.writeUint8Array(encoder, seal)
      }
    }
  })
}

/** Throws on what is no such list, or holds more than `most`. */
export function decodeAuthorships(bytes: Uint8Array, most = Number.MAX_SAFE_INTEGER): readonly Authorship[] {
  const decoder = decoding.createDecoder(bytes)
  const list: Authorship[] = []
  for (let authors = decoding.readVarUint(decoder); authors > 0; authors--) {
    const author = decoding.readVarString(decoder) as PersonId
    for (let entries = decoding.readVarUint(decoder); entries > 0; entries--) {
      if (list.length >= most) throw new Error('too many authorships')
      const client = decoding.readVarUint(decoder)
      const since = decoding.readVarUint(decoder)
      const end = decoding.readVarUint(decoder)
      list.push({ client, author, since, end, seal: decoding.readUint8Array(decoder, sealBytes).slice() })
    }
  }
  if (decoding.hasContent(decoder)) throw new Error('something follows the authorships')
  return list
}
