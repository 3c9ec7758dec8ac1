import type { WebSocket } from 'ws'
import { limits } from '#shared/protocol/limits.ts'
import type { Holder } from './cost/held-bytes.ts'
import type { Room } from './room-contract.ts'
import type { TokenBucket } from './token-bucket.ts'

/**
 * Answers to one socket's questions. Whoever asks for much and does not read it keeps it in our memory: one answer is
 * always given, however long it is, and another one only where little is on its way to this person.
 */
export type AnswerGiver = {
  give(stateVector: Uint8Array, at: number): 'given' | 'too-fast' | 'too-slow' | 'too-long'
  /** Bytes of answers that are on their way: a reader who asked for much is not slow because of it. */
  bytes(): number
  close(): void
}

export function createAnswerGiver(deps: {
  socket: WebSocket
  room: Room
  asks: TokenBucket
  holder: Holder
  /** How many answers are on their way to the person, on all their sockets. */
  underWay: { answers: number }
}): AnswerGiver {
  const { socket, room, asks, holder, underWay } = deps
  let bytes = 0
  let mine = 0
  return {
    give(stateVector, at) {
      if (!asks.take(at)) return 'too-fast'
      if (stateVector.length > limits.maxStateVectorBytes) return 'too-long'
      if (socket.bufferedAmount > limits.maxUnreadBytes) return 'too-slow'
      const frame = room.missing(stateVector)
      if (!holder.set(bytes + frame.length) && underWay.answers > 0) return 'too-slow'
      bytes += frame.length
      mine++
      underWay.answers++
      socket.send(frame, () => {
        if (mine === 0) return
        mine--
        underWay.answers--
        bytes -= frame.length
        holder.set(bytes)
      })
      return 'given'
    },
    bytes: () => bytes,
    close() {
      underWay.answers -= mine
      mine = 0
      holder.close()
    },
  }
}
