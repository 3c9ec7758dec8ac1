import type { Duplex } from 'node:stream'
import type { WebSocket } from 'ws'
import * as Y from 'yjs'
import type { PersonId } from '#shared/model/ids.ts'
import type { Authorship } from '#shared/protocol/authorship.ts'
import { closeCodes, type CloseCode } from '#shared/protocol/close-codes.ts'
import { limits } from '#shared/protocol/limits.ts'
import type { Metrics, RefusalReason } from '../metrics.ts'
import type { Budget } from './budgets.ts'
import type { Cutter } from './cost/cutter.ts'
import type { Holder } from './cost/held-bytes.ts'
import type { Queue, Step, Work } from './cost/lane.ts'
import { ackFrame, authorsFrame, haveFrame, logFrame, parseFrame, stillHereFrame } from './frames.ts'
import { createAnswerGiver } from './give-answers.ts'
import { createIntake, freeBytes, type IntakeTrouble } from './intake.ts'
import { type LineMessage, toLine } from './on-the-line.ts'
import type { Peer, Room } from './room-contract.ts'
import type { SlowWatch } from './slow-watch.ts'
import { createUpdateTaker } from './take-updates.ts'
import { createTokenBucket, type TokenBucket } from './token-bucket.ts'

/**
 * One socket on one document. In: frames of a client, hostile until checked: size (`intake.ts`), rate, right, what it
 * would cost, shape (`take-updates.ts`), no gap, in this order. Out: updates to the room, presence to the others. What is
 * wrong closes this socket and no other; what takes long is done in turn with what others send (`cost/lane.ts`).
 */
export type Connection = {
  readonly personId: PersonId
  /** Believes that nobody else can open the document. */
  readonly writesInPrivate: boolean
  /** `write`: whether its updates are taken; `speaks`: whether others see where it is. */
  setRights(rights: { readonly write: boolean; readonly speaks: boolean }): void
  close(code: CloseCode, reason: string): void
  /** Called at a steady beat: says something, and ends the connection if nothing was heard since the beat before the last. */
  beat(): void
}

export type ConnectionDeps = {
  readonly socket: WebSocket
  /** What lies under `socket`. */
  readonly line: Duplex
  readonly room: Room
  readonly personId: PersonId
  readonly budget: Budget
  readonly structsOfAddress: TokenBucket
  /** The socket's frames, in their order and in turn with those of others. */
  readonly queue: Queue
  /** Counts what lies in memory because of this socket: frames that come, frames that wait, answers that are not read. */
  readonly held: { readonly coming: Holder; readonly waiting: Holder; readonly answers: Holder }
  readonly cutter: Cutter
  readonly writable: boolean
  readonly speaks: boolean
  readonly writesInPrivate: boolean
  readonly wantsAcks: boolean
  readonly metrics: Metrics
  readonly slow: SlowWatch
  readonly now: () => number
  readonly onClose: () => void
}

const graceAfterCloseMs = 3_000
const graceAfterRefusalMs = 1_000
/** With so many frames waiting, no more are read off the line until half of them are done. */
const mostWaiting = 64
/** Beats in which nothing of a backlog was read. */
const mostStuckBeats = 3
const ackOfOne = toLine(ackFrame(1))
const stillHere = toLine(stillHereFrame)

export function createConnection(deps: ConnectionDeps): Connection {
  const { socket, line, room, personId, writesInPrivate, budget, wantsAcks, metrics, slow, now, onClose } = deps
  const { structsOfAddress, queue, held, cutter } = deps
  const frames = createTokenBucket({ burst: limits.framesBurst, perSecond: limits.framesPerSecond })
  const asks = createTokenBucket({ burst: limits.asksBurst, perSecond: limits.asksPerSecond })
  let { writable, speaks } = deps
  let impatient: NodeJS.Timeout | undefined
  let heardBeats = 0
  let closing = false
  let waitingBytes = 0
  let unread = { bytes: 0, stuckBeats: 0 }
  let toldEnd = -1
  const shown = new Map<number, Authorship>()

  const peer: Peer = {
    personId,
    writesInPrivate,
    hearsAuthors: wantsAcks,
    proofOf: (client) => shown.get(client),
    send,
    acknowledge(count, since) {
      metrics.observeAck((now() - since) / 1000)
      if (wantsAcks) send(count === 1 ? ackOfOne : toLine(ackFrame(count)))
    },
    sendAway(reason) {
      if (reason === 'shown') close(closeCodes.shown, 'the map was shown')
      else close(closeCodes.storageFailed, 'please come back')
    },
  }

  const intake = createIntake({
    line,
    holder: held.coming,
    mostBytes: () => (writable ? limits.maxFrameBytes : limits.maxReaderFrameBytes + room.size().bytes),
    onTrouble: refuseComing,
  })
  const answers = createAnswerGiver({ socket, room, asks, holder: held.answers, underWay: budget })
  const updates = createUpdateTaker({ room, peer, cutter, mayWrite: () => writable, mayBring, refuse })

  /** A few structs are welcome from everybody, whatever others of their address bring. */
  function mayBring(structs: number, at: number): boolean {
    if (!budget.structs.take(at, structs)) return false
    return structs <= limits.maxStructsInOneGo || structsOfAddress.take(at, structs)
  }

  function send(message: LineMessage): void {
    if (closing || socket.readyState !== socket.OPEN) return
    if (line.writableLength - answers.bytes() > limits.maxUnreadBytes) refuse(closeCodes.tooSlowReader, 'slow-reader')
    else line.write(message)
  }

  function close(code: CloseCode, reason: string): void {
    if (closing) return
    closing = true
    socket.close(code, reason)
    // Whoever does not read does not read a farewell either.
    impatient = setTimeout(() => socket.terminate(), graceAfterCloseMs)
    impatient.unref()
  }

  function refuse(code: CloseCode, reason: RefusalReason): void {
    if (closing) return
    metrics.refused.inc({ reason })
    close(code, reason)
    // What else comes is not worth reading; the line ends behind the farewell.
    queue.close()
    intake.discard()
    line.end()
    clearTimeout(impatient)
    impatient = setTimeout(() => socket.terminate(), graceAfterRefusalMs)
    impatient.unref()
  }

  function refuseComing(trouble: IntakeTrouble): void {
    if (trouble === 'too-large' && writable) refuse(closeCodes.full, 'size')
    // Whatever is longer than the document holds something new.
    else if (trouble === 'too-large') refuse(closeCodes.notAllowed, 'size')
    else refuse(closeCodes.tooFast, trouble === 'too-slow' ? 'unfinished' : 'memory')
  }

  /** Rate, and room in memory, as a frame comes; what it says, when its turn has come. */
  function hear(data: Buffer): void {
    const at = now()
    if (!frames.take(at) || !budget.bytes.take(at, data.length)) return refuse(closeCodes.tooFast, 'rate')
    const bytes = data.length > freeBytes ? data.length : 0
    if (bytes > 0 && !held.waiting.set(waitingBytes + bytes)) return refuse(closeCodes.tooFast, 'memory')
    waitingBytes += bytes
    const done = () => {
      waitingBytes -= bytes
      if (bytes > 0) held.waiting.set(waitingBytes)
      if (socket.isPaused && queue.waiting() <= mostWaiting / 2) socket.resume()
    }
    queue.take(guarded(() => receive(data, at), done))
    if (queue.waiting() > mostWaiting && !closing) socket.pause()
  }

  function guarded(work: Work, done: () => void): Work {
    return () => {
      let left: Step = 'done'
      if (!closing) {
        slow.begin()
        try {
          left = work()
        } catch {
          // What a decoder cannot read is the sender's fault, and nobody else's trouble.
          refuse(closeCodes.badFrame, 'bad-frame')
        }
        if (slow.wasSlow()) metrics.slowFrames.inc()
      }
      if (left !== 'done') return left.then((more) => guarded(more, done))
      done()
      return 'done'
    }
  }

  function receive(data: Uint8Array, at: number): Step {
    const frame = parseFrame(data)
    switch (frame?.kind) {
      case 'have':
        answer(frame.stateVector)
        return 'done'
      case 'update':
        if (budget.updates.take(at)) return updates.take(frame.update, frame.answer, at)
        refuse(closeCodes.tooFast, 'rate')
        return 'done'
      case 'presence':
        relay(frame.presence)
        return 'done'
      case 'who-is-here':
        if (asks.take(now())) send(room.everybody())
        else refuse(closeCodes.tooFast, 'rate')
        return 'done'
      case 'authors':
        hearAuthors(frame.authors, at)
        return 'done'
      case undefined:
        refuse(closeCodes.badFrame, 'bad-frame')
        return 'done'
    }
  }

  /** Whose what is, as this server said before its log was set back. What it never said is passed over. */
  function hearAuthors(authors: readonly Authorship[], at: number): void {
    const cost = authors.length * limits.bytesPerAuthor
    if (!asks.take(at) || !budget.bytes.take(at, cost)) return refuse(closeCodes.tooFast, 'rate')
    if (shown.size + authors.length > limits.authorsPerSocket) return refuse(closeCodes.tooFast, 'rate')
    for (const authorship of room.knowAgain(authors)) {
      const before = shown.get(authorship.client)
      if (isOlder(before, authorship)) shown.set(authorship.client, authorship)
    }
  }

  /** Said at the door, and again when it has grown: who knows how far the log went sees that it was set back. */
  function tellLog(): void {
    if (!wantsAcks || room.end() === toldEnd) return
    toldEnd = room.end()
    send(toLine(logFrame(room.incarnation, toldEnd)))
  }

  function answer(stateVector: Uint8Array): void {
    const given = answers.give(stateVector, now())
    if (given === 'too-fast') refuse(closeCodes.tooFast, 'rate')
    else if (given === 'too-slow') refuse(closeCodes.tooSlowReader, 'slow-reader')
    else if (given === 'too-long') refuse(closeCodes.badFrame, 'bad-frame')
  }

  function relay(payload: Uint8Array): void {
    // What it said would stand under the name of somebody who has a device of their own (R5).
    if (!speaks) return
    if (payload.length > limits.maxPresenceFrameBytes) return refuse(closeCodes.badFrame, 'bad-frame')
    const at = now()
    // Presence beyond the rate is dropped, not punished: the next state replaces it.
    const mayTake = (bytes: number) => {
      const may = budget.presence.take(at) && budget.presenceBytes.take(at, bytes)
      if (!may) metrics.refused.inc({ reason: 'presence-rate' })
      return may
    }
    const news = room.presence.receive(peer, personId, payload, mayTake)
    if (news) room.tellPresence(news, peer)
  }

  /** Whoever reads nothing of what is on its way to them, beat after beat, keeps it in our memory. */
  function watchReading(): void {
    const bytes = line.writableLength
    const isStuck = bytes > freeBytes && bytes >= unread.bytes
    unread = { bytes, stuckBeats: isStuck ? unread.stuckBeats + 1 : 0 }
    if (unread.stuckBeats >= mostStuckBeats) refuse(closeCodes.tooSlowReader, 'slow-reader')
  }

  socket.on('message', (data: Buffer, isBinary: boolean) => {
    heardBeats = 0
    intake.whole()
    if (closing) return
    if (isBinary) hear(data)
    else refuse(closeCodes.badFrame, 'bad-frame')
  })
  for (const kind of ['ping', 'pong'] as const)
    socket.on(kind, (data: Buffer) => {
      heardBeats = 0
      intake.control(data.length)
      if (closing) return
      if (!frames.take(now())) return refuse(closeCodes.tooFast, 'rate')
      if (kind === 'ping') socket.pong(data)
    })
  // `ws` closes the socket itself after an error (a frame that is too large, a broken header).
  socket.on('error', () => {})
  socket.on('close', () => {
    closing = true
    clearTimeout(impatient)
    queue.close()
    intake.close()
    answers.close()
    held.waiting.close()
    room.leave(peer)
    fallSilent()
    onClose()
  })

  function fallSilent(): void {
    const farewell = room.presence.leave(peer)
    if (farewell) room.tellPresence(farewell, peer)
  }

  room.join(peer)
  tellLog()
  if (wantsAcks) send(toLine(authorsFrame(room.authorships())))
  send(toLine(haveFrame(Y.encodeStateVector(room.doc))))
  send(room.everybody())

  return {
    personId,
    writesInPrivate,
    setRights(next) {
      writable = next.write
      if (speaks && !next.speaks) fallSilent()
      speaks = next.speaks
    },
    close,
    beat() {
      // Whose frames wait here is not asked whether they are there.
      if (socket.isPaused) heardBeats = 0
      if (heardBeats++ >= 2) return socket.terminate()
      if (closing) return
      intake.beat()
      watchReading()
      socket.ping()
      send(stillHere)
      tellLog()
    },
  }
}

/** Of two words for one client id the earlier counts, and of one writer's the one that reaches further. */
function isOlder(before: Authorship | undefined, next: Authorship): boolean {
  if (!before) return true
  return next.since < before.since || (next.since === before.since && next.end > before.end)
}
