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
 * P5  What another server relays was checked there. Somebody who has come over to us is not gone because they left it.
 * P6  What one person says, and what all say together, has a limit: everybody who comes is told all of it, and y-websocket
 *     says all of it back.
 */
export type Presence<Speaker> = {
  /** The entries of `payload` that are news, as a payload for everybody else; nothing where there are none. */
  receive(
    speaker: Speaker,
    person: PersonId,
    payload: Uint8Array,
    /** Asked for each entry that may be news, before it is read. */
    mayTake?: (bytes: number) => boolean,
  ): Uint8Array | undefined
  /** The same for what another server says of those who are there (P5). */
  receiveRelayed(speaker: Speaker, payload: Uint8Array): Uint8Array | undefined
  /** What changed here since the last call, in payloads of at most `maxBytes` where one entry allows it. */
  takeChanges(maxBytes: number): readonly Uint8Array[]
  /** Everybody who is here counts as changed. */
  markAll(): void
  /** Everybody who is here: the same bytes until something changes. */
  everybody(): Uint8Array
  /** Who is here under this client id. */
  speakerOf(client: number): PersonId | undefined
  leave(speaker: Speaker): Uint8Array | undefined
}

type Entry<Speaker> = {
  readonly person: PersonId
  readonly clock: number
  readonly state: string
  readonly speaker: Speaker | undefined
  /** Said by another server. */
  readonly relayed: boolean
}
type News = { readonly client: number; readonly clock: number; readonly state: string }

const gone = 'null'
const maxEntriesInFrame = 2_000
const maxClientsPerSpeaker = 8
const maxRemembered = 5_000
/** Of states of those who are here. */
const maxLengthOfPerson = 32 * 1024
const maxLengthOfAll = 512 * 1024

/** Throws on a payload that is no awareness update; nothing of it was taken then. */
export function createPresence<Speaker>(): Presence<Speaker> {
  const entries = new Map<number, Entry<Speaker>>()
  /** Those of our own whom other servers have not heard of yet. */
  const changed = new Set<number>()
  /** For how many entries each speaks. */
  const counts = new Map<Speaker, number>()
  /** How long is what each person says, and all together. */
  const lengths = new Map<PersonId, number>()
  let lengthOfAll = 0
  let everybody: Uint8Array | undefined

  function isNews(speaker: Speaker, person: PersonId, client: number, clock: number): boolean {
    const entry = entries.get(client)
    if (!entry) return true
    if (entry.person !== person) return false
    // A repeated “I left” of the same clock is an echo; the same clock from another socket is somebody who came back.
    return clock > entry.clock || (clock === entry.clock && entry.state === gone && entry.speaker !== speaker)
  }

  function isOneTooMany(speaker: Speaker, client: number): boolean {
    return !entries.has(client) && (counts.get(speaker) ?? 0) >= maxClientsPerSpeaker
  }

  /** P6 */
  function isTooLong(person: PersonId, client: number, state: string): boolean {
    const more = lengthOf(state) - lengthOf(entries.get(client)?.state ?? gone)
    if (more <= 0) return false
    return (lengths.get(person) ?? 0) + more > maxLengthOfPerson || lengthOfAll + more > maxLengthOfAll
  }

  function assign(client: number, entry: Entry<Speaker>): void {
    const before = entries.get(client)
    if (before?.speaker !== undefined) add(counts, before.speaker, -1)
    if (entry.speaker !== undefined) add(counts, entry.speaker, 1)
    const more = lengthOf(entry.state) - lengthOf(before?.state ?? gone)
    add(lengths, entry.person, more)
    lengthOfAll += more
    entries.set(client, entry)
    everybody = undefined
  }

  function take(speaker: Speaker, person: PersonId, { client, clock, state }: News): boolean {
    if (isTooLong(person, client, state)) return false
    const entry = entries.get(client)
    if (!entry) {
      if (state === gone) return false
      if (isOneTooMany(speaker, client)) return false
      assign(client, { person, clock, state, speaker, relayed: false })
      changed.add(client)
      forgetOldest(entries)
      // Where there are no other servers, nobody takes the changes.
      if (changed.size > maxRemembered) changed.clear()
      return true
    }
    assign(client, { person: entry.person, clock, state, speaker, relayed: false })
    changed.add(client)
    return true
  }

  function takeRelayed(speaker: Speaker, { client, clock, state }: News): boolean {
    const entry = entries.get(client)
    if (!entry) {
      const person = state === gone ? undefined : personOf(state)
      if (person === undefined) return false
      assign(client, { person, clock, state, speaker, relayed: true })
      forgetOldest(entries)
      return true
    }
    const isLater = clock > entry.clock || (clock === entry.clock && state === gone && entry.state !== gone)
    const isHereNow = !entry.relayed && entry.speaker !== undefined
    if (!isLater || (isHereNow && state === gone)) return false
    if (state !== gone && personOf(state) !== entry.person) return false
    assign(client, { person: entry.person, clock, state, speaker, relayed: true })
    changed.delete(client)
    return true
  }

  return {
    receive(speaker, person, payload, mayTake = () => true) {
      const news: News[] = []
      for (const { client, clock, state } of decode(payload)) {
        if (state.length > limits.maxPresenceBytes || !isNews(speaker, person, client, clock)) continue
        if (isOneTooMany(speaker, client) || !mayTake(state.length)) continue
        const signed = sign(state.toString('utf8'), person)
        if (signed !== undefined) news.push({ client, clock, state: signed })
      }
      const taken = news.filter((entry) => take(speaker, person, entry))
      return taken.length > 0 ? encode(taken) : undefined
    },

    receiveRelayed(speaker, payload) {
      const news = decode(payload).map(({ client, clock, state }) => ({ client, clock, state: state.toString('utf8') }))
      const taken = news.filter((entry) => takeRelayed(speaker, entry))
      return taken.length > 0 ? encode(taken) : undefined
    },

    takeChanges(maxBytes) {
      const payloads: Uint8Array[] = []
      let piece: News[] = []
      let bytes = 0
      for (const client of changed) {
        const entry = entries.get(client)
        if (!entry || entry.relayed) continue
        if (bytes + entry.state.length > maxBytes && piece.length > 0) {
          payloads.push(encode(piece))
          piece = []
          bytes = 0
        }
        piece.push({ client, clock: entry.clock, state: entry.state })
        bytes += entry.state.length + 16
      }
      changed.clear()
      if (piece.length > 0) payloads.push(encode(piece))
      return payloads
    },

    markAll() {
      for (const [client, { relayed, state }] of entries) if (!relayed && state !== gone) changed.add(client)
    },

    everybody() {
      if (everybody) return everybody
      const here = [...entries].filter(([, { state }]) => state !== gone)
      everybody = encode(here.map(([client, entry]) => ({ client, ...entry })))
      return everybody
    },

    speakerOf(client) {
      const entry = entries.get(client)
      return entry?.speaker === undefined ? undefined : entry.person
    },

    leave(speaker) {
      const left: News[] = []
      for (const [client, entry] of entries) {
        if (entry.speaker !== speaker) continue
        const isHere = entry.state !== gone
        const clock = isHere ? entry.clock + 1 : entry.clock
        assign(client, { ...entry, speaker: undefined, clock, state: gone })
        if (!isHere) continue
        if (!entry.relayed) changed.add(client)
        left.push({ client, clock, state: gone })
      }
      return left.length > 0 ? encode(left) : undefined
    },
  }
}

type Said = { readonly client: number; readonly clock: number; readonly state: Buffer }

function decode(payload: Uint8Array): readonly Said[] {
  const said: Said[] = []
  const decoder = decoding.createDecoder(payload)
  const count = decoding.readVarUint(decoder)
  if (count > maxEntriesInFrame) throw new Error('too many entries')
  for (let index = 0; index < count; index++) {
    const client = decoding.readVarUint(decoder)
    const clock = decoding.readVarUint(decoder)
    const state = decoding.readVarUint8Array(decoder)
    said.push({ client, clock, state: Buffer.from(state.buffer, state.byteOffset, state.length) })
  }
  if (decoding.hasContent(decoder)) throw new Error('something follows the entries')
  return said
}

function personOf(json: string): PersonId | undefined {
  const state: unknown = JSON.parse(json)
  const isSigned = typeof state === 'object' && state !== null && 'personId' in state
  return isSigned && typeof state.personId === 'string' ? (state.personId as PersonId) : undefined
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

function lengthOf(state: string): number {
  return state === gone ? 0 : state.length
}

function add<Key>(sums: Map<Key, number>, key: Key, more: number): void {
  const sum = (sums.get(key) ?? 0) + more
  if (sum > 0) sums.set(key, sum)
  else sums.delete(key)
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
