import type { Duplex } from 'node:stream'
import type { Holder } from './cost/held-bytes.ts'

/**
 * What comes in on one socket, before it is a frame. In: pieces of bytes off the line. Out: a word where too much has come
 * for a frame that does not end; the frames themselves go from `ws` to the connection.
 *
 * I1  A frame that is still coming is no longer than its sender may send, and is counted piece by piece: also where a
 *     message comes in many frames.
 * I2  All that is still coming to a person, from an address and to the server has a limit; a little is always welcome.
 * I3  A frame that has begun goes on at a steady rate, and ends.
 */
export type Intake = {
  /** A message has come whole. */
  whole(): void
  /** A ping or a pong of so many bytes has come, which may stand between the frames of a message. */
  control(bytes: number): void
  /** Called at a steady beat. */
  beat(): void
  /** Lets what is on its way run out unread, up to a megabyte: reading more would be work for whoever was refused. */
  discard(): void
  close(): void
}

export type IntakeTrouble = 'too-large' | 'too-much' | 'too-slow'

/** So much of a frame is welcome whatever else there is: one read of a line. */
export const freeBytes = 64 * 1024
/** What a piece takes in memory beside its bytes. */
const bytesPerPiece = 200
const controlHeaderBytes = 6
/** A beat is twelve seconds: a slow line brings at least so much in one. */
const leastBytesPerBeat = 96 * 1024
const beatsOfGrace = 2
const mostDrained = 1024 * 1024

export function createIntake(deps: {
  line: Duplex
  holder: Holder
  /** How long a frame may be that this sender sends now. */
  mostBytes: () => number
  onTrouble: (trouble: IntakeTrouble) => void
}): Intake {
  const { line, holder, mostBytes, onTrouble } = deps
  let pending = 0
  let pieces = 0
  let isHolding = false
  let beats = 0

  function hear(piece: Buffer): void {
    pending += piece.length
    pieces++
    const bytes = pending + pieces * bytesPerPiece
    if (bytes <= 2 * freeBytes) return
    if (bytes > mostBytes() + 2 * freeBytes) return onTrouble('too-large')
    isHolding = true
    if (!holder.set(bytes)) onTrouble('too-much')
  }

  function forget(): void {
    pending = 0
    pieces = 0
    beats = 0
    if (isHolding) holder.set(0)
    isHolding = false
  }

  // Before `ws` hears it: what it makes of this piece is taken off again at once.
  line.prependListener('data', hear)
  return {
    whole: forget,
    control(bytes) {
      pending = Math.max(0, pending - bytes - controlHeaderBytes)
      if (pending === 0) forget()
    },
    beat() {
      if (pending === 0) return
      beats++
      if (beats > beatsOfGrace + pending / leastBytesPerBeat) onTrouble('too-slow')
    },
    discard() {
      forget()
      line.removeAllListeners('data')
      let drained = 0
      line.on('data', (piece: Buffer) => {
        drained += piece.length
        // The rest stays where it is, and the line is cut.
        if (drained > mostDrained) line.pause()
      })
      // `ws` may be in the middle of the piece that was too much, and would pause the line behind it.
      setImmediate(() => line.resume())
    },
    close() {
      pending = 0
      holder.close()
    },
  }
}
