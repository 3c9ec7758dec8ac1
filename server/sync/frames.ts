import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { type Authorship, decodeAuthorships, encodeAuthorships } from '#shared/protocol/authorship.ts'
import { messageTypes } from '#shared/protocol/close-codes.ts'
import { limits } from '#shared/protocol/limits.ts'

/** What a client may say: the standard y-websocket protocol, and `authors` in ours. */
export type Frame =
  /** “This is what I have”: the client asks for the rest. */
  | { readonly kind: 'have'; readonly stateVector: Uint8Array }
  /** `answer`: the reply to our own “this is what I have”, which often brings nothing new. */
  | { readonly kind: 'update'; readonly update: Uint8Array; readonly answer: boolean }
  | { readonly kind: 'presence'; readonly presence: Uint8Array }
  | { readonly kind: 'who-is-here' }
  /** What the server once said of whose client ids are: shown before what it lacks is brought. */
  | { readonly kind: 'authors'; readonly authors: readonly Authorship[] }

const syncKinds = { have: 0, answer: 1, update: 2 } as const

/** The one frame in `bytes`, or nothing where it is none or is followed by something else. The parts are views of `bytes`. */
export function parseFrame(bytes: Uint8Array): Frame | undefined {
  const decoder = decoding.createDecoder(bytes)
  const frame = readFrame(decoder)
  return decoding.hasContent(decoder) ? undefined : frame
}

function readFrame(decoder: decoding.Decoder): Frame | undefined {
  const type = decoding.readVarUint(decoder)
  if (type === messageTypes.awareness) return { kind: 'presence', presence: decoding.readVarUint8Array(decoder) }
  if (type === messageTypes.queryAwareness) return { kind: 'who-is-here' }
  if (type === messageTypes.authors)
    return { kind: 'authors', authors: decodeAuthorships(decoding.readVarUint8Array(decoder), limits.authorsPerFrame) }
  if (type !== messageTypes.sync) return undefined
  const sync = decoding.readVarUint(decoder)
  if (sync === syncKinds.have) return { kind: 'have', stateVector: decoding.readVarUint8Array(decoder) }
  if (sync !== syncKinds.answer && sync !== syncKinds.update) return undefined
  return { kind: 'update', update: decoding.readVarUint8Array(decoder), answer: sync === syncKinds.answer }
}

export function haveFrame(stateVector: Uint8Array): Uint8Array {
  return syncFrame(syncKinds.have, stateVector)
}

export function answerFrame(update: Uint8Array): Uint8Array {
  return syncFrame(syncKinds.answer, update)
}

export function updateFrame(update: Uint8Array): Uint8Array {
  return syncFrame(syncKinds.update, update)
}

export function presenceFrame(presence: Uint8Array): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, messageTypes.awareness)
    encoding.writeVarUint8Array(encoder, presence)
  })
}

/** `count` more of this socket's updates are on disk, in the order in which they were sent. */
export function ackFrame(count: number): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, messageTypes.ack)
    encoding.writeVarUint(encoder, count)
  })
}

/** Which history of the log this is, and how many rows the document has in it. */
export function logFrame(incarnation: string, end: number): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, messageTypes.log)
    encoding.writeVarString(encoder, incarnation)
    encoding.writeVarUint(encoder, end)
  })
}

export function authorsFrame(authors: readonly Authorship[]): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, messageTypes.authors)
    encoding.writeVarUint8Array(encoder, encodeAuthorships(authors))
  })
}

/** Two messages in one frame: what was written, and whose it is. */
export function withAuthors(frame: Uint8Array, authors: readonly Authorship[]): Uint8Array {
  return authors.length === 0 ? frame : Buffer.concat([frame, authorsFrame(authors)])
}

/** Presence of nobody. y-websocket drops a connection on which nothing was said for 30 seconds; a ping does not count. */
export const stillHereFrame = presenceFrame(Uint8Array.of(0))

function syncFrame(kind: number, payload: Uint8Array): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, messageTypes.sync)
    encoding.writeVarUint(encoder, kind)
    encoding.writeVarUint8Array(encoder, payload)
  })
}
