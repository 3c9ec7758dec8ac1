import type { Duplex } from 'node:stream'

/** One message as it stands on the line: made once, however many sockets it goes to. */
export type LineMessage = Uint8Array & { readonly __lineMessage: true }

const finalBinary = 0x82

/**
 * The one frame in which a server sends `payload` (RFC 6455, 5.2): final, binary, not masked. `ws` would make its header
 * anew for every socket, and write header and payload in two pieces.
 */
export function toLine(payload: Uint8Array): LineMessage {
  const { length } = payload
  const headerBytes = length < 126 ? 2 : length < 65_536 ? 4 : 10
  const message = Buffer.allocUnsafe(headerBytes + length)
  message[0] = finalBinary
  if (headerBytes === 2) message[1] = length
  else if (headerBytes === 4) {
    message[1] = 126
    message.writeUInt16BE(length, 2)
  } else {
    message[1] = 127
    message.writeBigUInt64BE(BigInt(length), 2)
  }
  message.set(payload, headerBytes)
  return message as Uint8Array as LineMessage
}

/** Of a socket that was upgraded: what is written here stands between the messages that `ws` writes, never inside one. */
export type Line = Pick<Duplex, 'write' | 'writableLength'>
