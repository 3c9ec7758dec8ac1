import * as encoding from 'lib0/encoding'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import type { Seat, ServerName } from './servers.ts'

/** A client that does no more than it must, so that the server is what is measured. */
export type BenchClient = {
  readonly ws: WebSocket
  sendUpdate(update: Uint8Array): void
  sendPresence(clock: number, state: string): void
  close(): void
}

let nextPresenceId = 1000

export function connectClient(
  server: ServerName,
  seat: Seat,
  hear: (frame: Buffer, client: BenchClient) => void,
): Promise<BenchClient> {
  const presenceId = nextPresenceId++
  const ws = new WebSocket(seat.url, server === 'tributary' ? ['tributary.1'] : [], {
    perMessageDeflate: false,
    headers: seat.cookie ? { cookie: seat.cookie } : {},
  })
  const send = (write: (encoder: encoding.Encoder) => void) =>
    ws.send(
      encoding.encode((encoder) => {
        if (server === 'hocuspocus') encoding.writeVarString(encoder, seat.document)
        write(encoder)
      }),
    )
  const sync = (kind: number, payload: Uint8Array) =>
    send((encoder) => {
      encoding.writeVarUint(encoder, 0)
      encoding.writeVarUint(encoder, kind)
      encoding.writeVarUint8Array(encoder, payload)
    })
  const client: BenchClient = {
    ws,
    sendUpdate: (update) => sync(2, update),
    sendPresence: (clock, state) =>
      send((encoder) => {
        const entries = encoding.encode((inner) => {
          encoding.writeVarUint(inner, 1)
          encoding.writeVarUint(inner, presenceId)
          encoding.writeVarUint(inner, clock)
          encoding.writeVarString(inner, state)
        })
        encoding.writeVarUint(encoder, 1)
        encoding.writeVarUint8Array(encoder, entries)
      }),
    close: () => ws.terminate(),
  }
  return new Promise((resolve, reject) => {
    ws.on('open', () => {
      if (server === 'hocuspocus')
        send((encoder) => {
          encoding.writeVarUint(encoder, 2)
          encoding.writeVarUint(encoder, 0)
          encoding.writeVarString(encoder, 'bench')
        })
      // What it has, which is nothing, and what it knows more than the server, which is nothing.
      sync(0, Uint8Array.of(0))
      sync(1, Uint8Array.of(0, 0))
    })
    let isFirst = true
    ws.on('message', (frame: Buffer) => {
      if (isFirst) resolve(client)
      isFirst = false
      hear(frame, client)
    })
    ws.on('close', (code) => reject(new Error(`closed with ${code}`)))
    ws.on('error', reject)
  })
}

/** Makes updates of about 200 bytes that carry the moment at which they were made. */
export function createStampWriter(): (now: number) => Uint8Array {
  const doc = new Y.Doc()
  let made = new Uint8Array()
  doc.on('update', (update: Uint8Array) => {
    made = new Uint8Array(update)
  })
  const moments = doc.getMap('n')
  let count = 0
  return (now) => {
    const key = `n${doc.clientID}-${count++ % 40}`
    moments.set(key, { x: count, y: count * 2, kind: 'step', label: 'seen by the evening shift', t: formatStamp(now) })
    return made
  }
}

export function formatStamp(now: number): string {
  return `T:${now.toFixed(3).padStart(14, '0')}`
}

/** Every stamp in a frame, however many updates it brings. */
export function readStamps(frame: Buffer, see: (stamp: number) => void): void {
  for (let at = frame.indexOf('T:', 0, 'latin1'); at >= 0; at = frame.indexOf('T:', at + 16, 'latin1')) {
    const stamp = Number(frame.toString('latin1', at + 2, at + 16))
    if (stamp > 0) see(stamp)
  }
}
