import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import type { PersonId } from '#shared/model/ids.ts'
import { limits } from '#shared/protocol/limits.ts'

/**
 * Who is where in a document, relayed and never written down. An entry is a Yjs client id with a clock and a state.
 *
 * P1  A client id belongs to the person who first spoke for it, as long as the document is open.
 * P2  Entries of others are passed over in silence: y-websocket says back whatever it hears.
 * P3  A state says whose it is: its `personId` is the socket's person, whatever was sent.
 * P4  When a socket leaves, what it spoke for leaves with it.
 */
export type Presence<Speaker> = {
  /** The entries of `payload` that are news, as a payload for everybody else; nothing where there are none. */
  receive(speaker: Speaker, person: PersonId, payload: Uint8Array): Uint8Array | undefined
  /** Everybody who is here. */
  everybody(): Uint8Array
  leave(speaker: Speaker): Uint8Array | undefined
}

type Entry<Speaker> = { readonly person: PersonId; clock: number; state: string; speaker: Speaker | undefined }
type News = { readonly client: number; readonly clock: number; readonly state: string }

const gone = 'null'
const maxEntriesInFrame = 2_000
const maxClientsPerSpeaker = 8
const maxRemembered = 5_000

/** Throws on a payload that is no awareness update; nothing of it was taken then. */
export function createPresence<Speaker>(): Presence<Speaker> {
  const entries = new Map<number, Entry<Speaker>>()

  function isNews(speaker: Speaker, person: PersonId, client: number, clock: number): boolean {
    const entry = entries.get(client)
    if (!entry) return true
    if (entry.person !== person) return false
    // A repeated “I left” of the same clock is an echo; the same clock from another socket is somebody who came back.
    return clock > entry.clock || (clock === entry.clock && entry.state === gone && entry.speaker !== speaker)
  }

  function take(speaker: Speaker, person: PersonId, { client, clock, state }: News): boolean {
    const entry = entries.get(client)
    if (!entry) {
      if (state === gone) return false
      let mine = 0
      for (const other of entries.values()) if (other.speaker === speaker) mine++
      if (mine >= maxClientsPerSpeaker) return false
      entries.set(client, { person, clock, state, speaker })
      forgetOldest(entries)
      return true
    }
    entry.clock = clock
    entry.state = state
    entry.speaker = speaker
    return true
  }

  return {
    receive(speaker, person, payload) {
      const news: News[] = []
      const decoder = decoding.createDecoder(payload)
      const count = decoding.readVarUint(decoder)
      if (count > maxEntriesInFrame) throw new Error('too many entries')
      for (let index = 0; index < count; index++) {
        const client = decoding.readVarUint(decoder)
        const clock = decoding.readVarUint(decoder)
        const state = decoding.readVarUint8Array(decoder)
        if (state.length > limits.maxPresenceBytes || !isNews(speaker, person, client, clock)) continue
        const signed = sign(Buffer.from(state.buffer, state.byteOffset, state.length).toString('utf8'), person)
        if (signed !== undefined) news.push({ client, clock, state: signed })
      }
      if (decoding.hasContent(decoder)) throw new Error('something follows the entries')
      const taken = news.filter((entry) => take(speaker, person, entry))
      return taken.length > 0 ? encode(taken) : undefined
    },

    everybody: () =>
      encode([...entries].filter(([, { state }]) => state !== gone).map(([client, entry]) => ({ client, ...entry }))),

    leave(speaker) {
      const left: News[] = []
      for (const [client, entry] of entries) {
        if (entry.speaker !== speaker) continue
        entry.speaker = undefined
        if (entry.state === gone) continue
        entry.clock++
        entry.state = gone
        left.push({ client, clock: entry.clock, state: gone })
      }
      return left.length > 0 ? encode(left) : undefined
    },
  }
}

/** The state with its person's id (P3); nothing where it is no state. */
function sign(json: string, person: PersonId): string | undefined {
  if (json === gone) return gone
  const state: unknown = JSON.parse(json)
  if (typeof state !== 'object' || state === null || Array.isArray(state)) return undefined
  return 'personId' in state && state.personId === person ? json : JSON.stringify({ ...state, personId: person })
}

function encode(entries: readonly News[]): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, entries.length)
    for (const { client, clock, state } of entries) {
      encoding.writeVarUint(encoder, client)
      encoding.writeVarUint(encoder, clock)
      encoding.writeVarString(encoder, state)
    }
  })
}

/** Those who left long ago are forgotten first; whoever is here is not. */
function forgetOldest<Speaker>(entries: Map<number, Entry<Speaker>>): void {
  if (entries.size <= maxRemembered) return
  for (const [client, { speaker }] of entries) {
    if (speaker !== undefined) continue
    entries.delete(client)
    if (entries.size <= maxRemembered) return
  }
}
