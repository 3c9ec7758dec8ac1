import type { IncomingMessage } from 'node:http'
import type { Said } from '#shared/model/said.ts'
import { done, type Outcome, type Refusal, refuse } from '../commands/context.ts'
import { messages } from '../commands/messages.ts'
import { type BodyPlace, type BodyRoom, createBodyRoom } from './body-room.ts'

/** A body as it came. Whoever has it says when it is in memory no more. */
export type Body = { readonly bytes: Uint8Array; release(): void }

export type BodyWish = {
  readonly address: string
  /** How many bytes it may have. */
  readonly most: number
  /** What is said where it has more. */
  readonly tooLarge?: Said
  /** Looks at the first bytes, as soon as `look.after` of them are there: may say that the rest need not come. */
  readonly look?: { readonly after: number; readonly refuse: (begin: Uint8Array) => Refusal | undefined }
}

/** Takes in the bodies of requests. */
export type BodyReceiver = { receive(incoming: IncomingMessage, wish: BodyWish): Promise<Outcome<Body>> }

export type BodyRules = {
  /** A body of at most so many bytes is small: those that are large never take the room of the small ones. */
  readonly smallBytes: number
  readonly small: { readonly perAddress: number; readonly all: number }
  readonly large: { readonly perAddress: number; readonly all: number }
  /** So long a body may take to begin; from then on so many bytes must have come for every second. */
  readonly graceMs: number
  readonly bytesPerSecond: number
}

const retrySeconds = 5

/**
 * The one way by which bodies come into memory. It is asked after the right was checked: a body that nobody may send is
 * never read.
 */
export function createBodyReceiver(rules: BodyRules): BodyReceiver {
  const small = createBodyRoom(rules.small)
  const large = createBodyRoom(rules.large)
  return {
    receive: (incoming, wish) => receive(incoming, wish, wish.most <= rules.smallBytes ? small : large, rules),
  }
}

function receive(
  incoming: IncomingMessage,
  { address, most, tooLarge = messages.tooLarge, look }: BodyWish,
  room: BodyRoom,
  { graceMs, bytesPerSecond }: BodyRules,
): Promise<Outcome<Body>> {
  if (Number(incoming.headers['content-length'] ?? 0) > most) return Promise.resolve(refuse('too-large', tooLarge))
  const { promise, resolve } = Promise.withResolvers<Outcome<Body>>()
  const parts: Buffer[] = []
  const since = performance.now()
  let size = 0
  let hasLooked = look === undefined
  const place: BodyPlace = room.enter(address, () => fail(busy()))
  let timer = setTimeout(mind, graceMs)

  /** A body that trickles in would hold its room for ever. */
  function mind(): void {
    const due = since + graceMs + (size / bytesPerSecond) * 1000
    const left = due - performance.now()
    if (left > 0) timer = setTimeout(mind, left)
    else fail(refuse('bad-request', messages.tooSlow))
  }

  function stop(): void {
    clearTimeout(timer)
    incoming.off('data', take)
    incoming.off('end', end)
    incoming.off('close', lose)
    incoming.off('error', lose)
    incoming.pause()
  }

  function fail(refusal: Refusal): void {
    stop()
    parts.length = 0
    place.leave()
    resolve(refusal)
  }

  function take(part: Buffer): void {
    size += part.length
    if (size > most) return fail(refuse('too-large', tooLarge))
    if (!place.take(part.length)) return fail(busy())
    // A small piece may be a view of a large buffer, which would stay with it.
    parts.push(part.length < part.buffer.byteLength / 2 ? Buffer.from(part) : part)
    if (hasLooked || !look || size < look.after) return
    hasLooked = true
    const refusal = look.refuse(Buffer.concat(parts))
    if (refusal) fail(refusal)
  }

  function end(): void {
    stop()
    place.settle()
    const bytes = parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts)
    resolve(done({ bytes, release: () => place.leave() }))
  }

  function lose(): void {
    fail(refuse('bad-request', messages.cutOff))
  }

  incoming.on('data', take)
  incoming.on('end', end)
  incoming.on('error', lose)
  incoming.on('close', lose)
  if (incoming.readableEnded || incoming.destroyed) lose()
  return promise
}

function busy(): Refusal {
  return refuse('unavailable', messages.busy, retrySeconds)
}
