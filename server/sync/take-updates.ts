import type { CloseCode } from '#shared/protocol/close-codes.ts'
import { closeCodes } from '#shared/protocol/close-codes.ts'
import { limits } from '#shared/protocol/limits.ts'
import type { RefusalReason } from '../metrics.ts'
import type { Cutter } from './cost/cutter.ts'
import { holdsUpdate } from './cost/holds-update.ts'
import { andThen, type Step } from './cost/lane.ts'
import { scanUpdate } from './cost/scan-update.ts'
import { parseUpdate } from './parse-update.ts'
import type { Peer, Room, Submission } from './room-contract.ts'

/**
 * The updates of one socket, on their way from a frame to the room. In: bytes that are within the rate. Out: submissions
 * in their order, or the reason why the socket ends. Asked in this order: may they write, what would it cost, what is it.
 */
export type UpdateTaker = {
  /** `isAnswer`: the client's reply to what we said to have; what it sent ahead comes after it. */
  take(update: Uint8Array, isAnswer: boolean, at: number): Step
}

/** A client that types before it has heard what we lack sends ahead of itself: so much of it is kept until it has. */
const maxEarly = { count: 1_000, bytes: 4 * 1024 * 1024 }
const updateLimits = {
  structs: limits.maxUpdateStructs,
  ranges: limits.maxUpdateRanges,
  clients: limits.maxUpdateClients,
  values: limits.maxUpdateValues,
}

/** `early`: the client has not answered yet, so what is missing may be in its answer. */
type Arrival = 'early' | 'answer' | 'later'

/** Bytes that outlive the frame they came in, which is a piece of a larger buffer. */
type Early = { readonly bytes: Uint8Array; readonly at: number }

export function createUpdateTaker(deps: {
  room: Room
  peer: Peer
  cutter: Cutter
  mayWrite: () => boolean
  /** Whether so many structs and ranges may come in now. */
  mayBring: (structs: number, at: number) => boolean
  refuse: (code: CloseCode, reason: RefusalReason) => void
}): UpdateTaker {
  const { room, peer, cutter, mayWrite, mayBring } = deps
  let early: Early[] | undefined = []

  function refuse(code: CloseCode, reason: RefusalReason): 'done' {
    deps.refuse(code, reason)
    return 'done'
  }

  function admit(update: Uint8Array, at: number, arrival: Arrival): Step {
    if (!mayWrite()) {
      if (!holdsUpdate(room.doc, update)) return refuse(closeCodes.notAllowed, 'right')
      peer.acknowledge(1, at)
      return 'done'
    }
    const scan = scanUpdate(update, updateLimits)
    if (!scan.ok && scan.reason === 'malformed') return refuse(closeCodes.badFrame, 'bad-frame')
    if (!scan.ok || !room.mayGrow(update.length, scan.cost)) return refuse(closeCodes.full, 'full')
    const { cost } = scan
    if (!mayBring(cost.structs + cost.ranges, at)) return refuse(closeCodes.tooFast, 'rate')
    if (cost.structs + cost.ranges > limits.maxStructsInOneGo) return admitInPieces(update, at, arrival)
    const parsed = parseUpdate(update)
    if (!parsed) return refuse(closeCodes.badFrame, 'bad-frame')
    submit({ bytes: update.slice(), parsed, at, isAnswer: arrival === 'answer', cost }, arrival)
    return 'done'
  }

  function submit(submission: Submission, arrival: Arrival): boolean {
    const verdict = room.submit(peer, submission)
    if (verdict === 'gap' && arrival === 'early') keepEarly(submission)
    else if (verdict === 'gap') refuse(closeCodes.gap, 'gap')
    else if (verdict === 'foreign-client') refuse(closeCodes.notYours, 'foreign-client')
    else if (verdict === 'full') refuse(closeCodes.full, 'full')
    return verdict === 'accepted'
  }

  /** Cut elsewhere; then one piece after the other, each when the one before is on disk. One acknowledgement for all. */
  function admitInPieces(update: Uint8Array, at: number, arrival: Arrival): Step {
    const whole = { bytes: update.slice(), at }
    const cut = cutter.cut(whole.bytes).catch(() => undefined)
    return cut.then((pieces) => () => {
      if (!mayWrite()) return refuse(closeCodes.notAllowed, 'right')
      return pieces ? admitPiece(pieces, 0, whole, arrival) : refuse(closeCodes.badFrame, 'bad-frame')
    })
  }

  function admitPiece(pieces: readonly Uint8Array[], index: number, whole: Early, arrival: Arrival): Step {
    const piece = pieces[index]
    const scan = piece && scanUpdate(piece, updateLimits)
    const parsed = piece && parseUpdate(piece)
    if (!scan?.ok || !parsed) return refuse(closeCodes.badFrame, 'bad-frame')
    if (!mayWrite()) return refuse(closeCodes.notAllowed, 'right')
    const isAnswer = arrival === 'answer'
    const submission = { bytes: piece, parsed, at: whole.at, isAnswer, cost: scan.cost }
    if (index === pieces.length - 1) {
      submit(submission, arrival === 'early' ? 'later' : arrival)
      return 'done'
    }
    const { promise, resolve } = Promise.withResolvers<() => Step>()
    const next = () => admitPiece(pieces, index + 1, whole, arrival === 'early' ? 'later' : arrival)
    const verdict = room.submit(peer, { ...submission, onKept: () => resolve(next) })
    if (verdict === 'accepted') return promise
    if (verdict === 'gap' && arrival === 'early') keepEarly(whole)
    else if (verdict === 'gap') return refuse(closeCodes.gap, 'gap')
    else if (verdict === 'full') return refuse(closeCodes.full, 'full')
    else return refuse(closeCodes.notYours, 'foreign-client')
    return 'done'
  }

  function keepEarly({ bytes, at }: Early): void {
    early ??= []
    early.push({ bytes, at })
    const sum = early.reduce((total, kept) => total + kept.bytes.length, 0)
    if (early.length > maxEarly.count || sum > maxEarly.bytes) refuse(closeCodes.gap, 'gap')
  }

  function admitAll(waited: readonly Early[], index: number): Step {
    const next = waited[index]
    if (!next) return 'done'
    return andThen(admit(next.bytes, next.at, 'later'), () => admitAll(waited, index + 1))
  }

  return {
    take(update, isAnswer, at) {
      if (isAnswer) {
        const waited = early ?? []
        early = undefined
        return andThen(admit(update, at, 'answer'), () => admitAll(waited, 0))
      }
      if (!early || early.length === 0 || !mayWrite()) return admit(update, at, early === undefined ? 'later' : 'early')
      keepEarly({ bytes: update.slice(), at })
      return 'done'
    },
  }
}
