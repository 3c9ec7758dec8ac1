import type { WebSocket } from 'ws'
import * as Y from 'yjs'
import type { PersonId } from '#shared/model/ids.ts'
import { closeCodes, type CloseCode } from '#shared/protocol/close-codes.ts'
import { limits } from '#shared/protocol/limits.ts'
import type { Metrics, RefusalReason } from '../metrics.ts'
import type { Budget } from './budgets.ts'
import { ackFrame, answerFrame, type Frame, haveFrame, parseFrame, presenceFrame, stillHereFrame } from './frames.ts'
import { type Line, type LineMessage, toLine } from './on-the-line.ts'
import { parseUpdate } from './parse-update.ts'
import type { Peer, Room, Submission } from './room-contract.ts'
import type { SlowWatch } from './slow-watch.ts'
import { createTokenBucket } from './token-bucket.ts'

/**
 * One socket on one document. In: frames of a client, hostile until checked: size (by `ws`), rate, shape, right, no gap,
 * in this order. Out: updates to the room, presence to the others. What is wrong closes this socket and no other.
 */
export type Connection = {
  readonly personId: PersonId
  /** Believes that nobody else can open the document. */
  readonly writesInPrivate: boolean
  setWritable(writable: boolean): void
  close(code: CloseCode, reason: string): void
  /** Called at a steady beat: says something, and ends the connection if nothing was heard since the beat before the last. */
  beat(): void
}

export type ConnectionDeps = {
  readonly socket: WebSocket
  /** What lies under `socket`. */
  readonly line: Line
  readonly room: Room
  readonly personId: PersonId
  readonly budget: Budget
  readonly writable: boolean
  readonly writesInPrivate: boolean
  readonly wantsAcks: boolean
  readonly metrics: Metrics
  readonly slow: SlowWatch
  readonly now: () => number
  readonly onClose: () => void
}

/** A client that types before it has heard what we lack sends ahead of itself: so much of it is kept until it has. */
const maxEarly = { count: 1_000, bytes: 4 * 1024 * 1024 }
const graceAfterCloseMs = 3_000
const ackOfOne = toLine(ackFrame(1))
const stillHere = toLine(stillHereFrame)

export function createConnection(deps: ConnectionDeps): Connection {
  const { socket, line, room, personId, writesInPrivate, budget, wantsAcks, metrics, slow, now, onClose } = deps
  const frames = createTokenBucket({ burst: limits.framesBurst, perSecond: limits.framesPerSecond })
  const asks = createTokenBucket({ burst: limits.asksBurst, perSecond: limits.asksPerSecond })
  let writable = deps.writable
  let impatient: NodeJS.Timeout | undefined
  let heardBeats = 0
  let closing = false
  /** Bytes of answers on their way: a reader who asked for much is not slow because of it. */
  let answerBytes = 0
  let early: Submission[] | undefined = []

  const peer: Peer = {
    personId,
    writesInPrivate,
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

  function send(message: LineMessage): void {
    if (closing || socket.readyState !== socket.OPEN) return
    if (line.writableLength - answerBytes > limits.maxUnreadBytes) refuse(closeCodes.tooSlowReader, 'slow-reader')
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
    metrics.refused.inc({ reason })
    close(code, reason)
  }

  function receive(data: Uint8Array): void {
    if (!frames.take(now())) return refuse(closeCodes.tooFast, 'rate')
    const frame = parseFrame(data)
    if (!frame) return refuse(closeCodes.badFrame, 'bad-frame')
    switch (frame.kind) {
      case 'have':
        return answer(frame.stateVector)
      case 'update':
        return take(frame)
      case 'presence':
        return relay(frame.presence)
      case 'who-is-here':
        return send(toLine(presenceFrame(room.presence.everybody())))
    }
  }

  function answer(stateVector: Uint8Array): void {
    if (!asks.take(now())) return refuse(closeCodes.tooFast, 'rate')
    if (socket.bufferedAmount > limits.maxUnreadBytes) return refuse(closeCodes.tooSlowReader, 'slow-reader')
    const frame = answerFrame(Y.encodeStateAsUpdate(room.doc, stateVector))
    answerBytes += frame.length
    socket.send(frame, () => {
      answerBytes -= frame.length
    })
  }

  function take({ update, answer: isAnswer }: Extract<Frame, { kind: 'update' }>): void {
    const at = now()
    if (!budget.updates.take(at) || !budget.bytes.take(at, update.length)) return refuse(closeCodes.tooFast, 'rate')
    const parsed = parseUpdate(update)
    if (!parsed) return refuse(closeCodes.badFrame, 'bad-frame')
    // The bytes outlive the frame they came in, which is a piece of a larger buffer.
    const submission = { bytes: update.slice(), parsed, at }
    if (!isAnswer) {
      if (early && early.length > 0) return keepEarly(submission)
      return submit(submission, early !== undefined)
    }
    const held = early ?? []
    early = undefined
    submit(submission, false)
    for (const later of held) submit(later, false)
  }

  /** `mayBeEarly`: the client has not answered yet, so what is missing may be in its answer. */
  function submit(submission: Submission, mayBeEarly: boolean): void {
    if (closing) return
    if (!writable) {
      if (room.holds(submission.parsed)) peer.acknowledge(1, submission.at)
      else refuse(closeCodes.notAllowed, 'right')
      return
    }
    const verdict = room.submit(peer, submission)
    switch (verdict) {
      case 'accepted':
        return
      case 'gap':
        return mayBeEarly ? keepEarly(submission) : refuse(closeCodes.gap, 'gap')
      case 'foreign-client':
        return refuse(closeCodes.notAllowed, 'foreign-client')
      case 'full':
        return refuse(closeCodes.full, 'full')
    }
  }

  function keepEarly(submission: Submission): void {
    early ??= []
    early.push(submission)
    const bytes = early.reduce((sum, kept) => sum + kept.bytes.length, 0)
    if (early.length > maxEarly.count || bytes > maxEarly.bytes) refuse(closeCodes.gap, 'gap')
  }

  function relay(payload: Uint8Array): void {
    const news = room.presence.receive(peer, personId, payload)
    if (!news) return
    // Presence beyond the rate is dropped, not punished: the next state replaces it.
    if (!budget.presence.take(now())) return metrics.refused.inc({ reason: 'presence-rate' })
    room.tellPresence(news, peer)
  }

  socket.on('message', (data: Buffer, isBinary: boolean) => {
    heardBeats = 0
    if (closing) return
    if (!isBinary) return refuse(closeCodes.badFrame, 'bad-frame')
    slow.begin()
    try {
      receive(data)
    } catch {
      // What a decoder cannot read is the sender's fault, and nobody else's trouble.
      refuse(closeCodes.badFrame, 'bad-frame')
    }
    if (slow.wasSlow()) metrics.slowFrames.inc()
  })
  socket.on('pong', () => {
    heardBeats = 0
  })
  // `ws` closes the socket itself after an error (a frame that is too large, a broken header).
  socket.on('error', () => {})
  socket.on('close', () => {
    closing = true
    clearTimeout(impatient)
    room.leave(peer)
    const farewell = room.presence.leave(peer)
    if (farewell) room.tellPresence(farewell, peer)
    onClose()
  })

  room.join(peer)
  send(toLine(haveFrame(Y.encodeStateVector(room.doc))))
  send(toLine(presenceFrame(room.presence.everybody())))

  return {
    personId,
    writesInPrivate,
    setWritable(next) {
      writable = next
    },
    close,
    beat() {
      if (heardBeats++ >= 2) return socket.terminate()
      if (closing) return
      socket.ping()
      send(stillHere)
    },
  }
}
