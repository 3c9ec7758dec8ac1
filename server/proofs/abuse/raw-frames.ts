import type { RawSocket } from '../../testing/raw-socket.ts'

/** Bytes straight onto the line: frames of RFC 6455 that a well-behaved client would not send. */
const binary = 2
const continuation = 0
const ping = 9
const masked = 0x80
const final = 0x80

type Line = { write(bytes: Uint8Array, done: () => void): boolean; destroyed: boolean }

/** Nothing before the line is there, and when it is gone. */
function lineOf(socket: RawSocket): Line | null {
  return (socket.ws as unknown as { _socket: Line | null })._socket
}

/** Writes and waits until the line has taken it, or is gone. */
export function writeRaw(socket: RawSocket, bytes: Uint8Array): Promise<void> {
  const line = lineOf(socket)
  if (!line || line.destroyed || socket.ws.readyState !== socket.ws.OPEN) return Promise.resolve()
  const { promise, resolve } = Promise.withResolvers<void>()
  void socket.whenEnded.then(() => resolve())
  line.write(bytes, () => resolve())
  return promise
}

/** The beginning of a frame that says to be `length` bytes long. */
export function headerOf(length: number): Buffer {
  const header = Buffer.alloc(14)
  header[0] = final | binary
  header[1] = masked | 127
  header.writeBigUInt64BE(BigInt(length), 2)
  return header
}

/** One piece of a message that does not end. */
export function fragment(bytes: number, isFirst: boolean): Buffer {
  const header = Buffer.alloc(14)
  header[0] = isFirst ? binary : continuation
  header[1] = masked | 127
  header.writeBigUInt64BE(BigInt(bytes), 2)
  return Buffer.concat([header, Buffer.alloc(bytes)])
}

export function emptyFragments(count: number): Buffer {
  const all = Buffer.alloc(count * 7)
  for (let index = 0; index < count; index++) {
    all[index * 7] = continuation
    all[index * 7 + 1] = masked | 1
  }
  return all
}

export function pings(count: number): Buffer {
  const all = Buffer.alloc(count * 6)
  for (let index = 0; index < count; index++) {
    all[index * 6] = final | ping
    all[index * 6 + 1] = masked
  }
  return all
}
