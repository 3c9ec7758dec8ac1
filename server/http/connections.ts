import type { Socket } from 'node:net'

type Known = { readonly address: string | undefined; answering: number }

/** Connections that speak HTTP; one that became a WebSocket is none any more. */
export type Connections = {
  /** `address` is absent where many people may stand behind it. */
  open(socket: Socket, address: string | undefined): void
  /** A request on it begins to be answered; gives what says that it was. Nothing where too many are under way. */
  begin(socket: Socket): (() => void) | undefined
  leave(socket: Socket): void
  count(): number
}

/**
 * Where there are too many, the one that has waited longest without a whole request goes: a newcomer always finds room,
 * and somebody who keeps lines open for nothing loses those first.
 */
export function createConnections(most: { perAddress: number; all: number; requestsEach: number }): Connections {
  // In the order in which they came.
  const sockets = new Map<Socket, Known>()
  const perAddress = new Map<string, number>()

  function leave(socket: Socket): void {
    const known = sockets.get(socket)
    if (!known) return
    sockets.delete(socket)
    if (known.address === undefined) return
    const left = (perAddress.get(known.address) ?? 1) - 1
    if (left === 0) perAddress.delete(known.address)
    else perAddress.set(known.address, left)
  }

  function dropOne(isMeant: (known: Known) => boolean): void {
    let oldest: Socket | undefined
    for (const [socket, known] of sockets) {
      if (!isMeant(known)) continue
      oldest ??= socket
      if (known.answering > 0) continue
      oldest = socket
      break
    }
    if (!oldest) return
    leave(oldest)
    oldest.destroy()
  }

  /** Whose connections are the most; absent for those behind proxies. */
  function busiest(): string | undefined {
    let found: string | undefined
    let count = sockets.size - [...perAddress.values()].reduce((sum, each) => sum + each, 0)
    for (const [address, each] of perAddress)
      if (each > count) {
        found = address
        count = each
      }
    return found
  }

  return {
    open(socket, address) {
      const own = address === undefined ? 0 : (perAddress.get(address) ?? 0)
      if (own >= most.perAddress) dropOne((known) => known.address === address)
      else if (sockets.size >= most.all) {
        const whose = busiest()
        dropOne((known) => known.address === whose)
      }
      sockets.set(socket, { address, answering: 0 })
      if (address !== undefined) perAddress.set(address, (perAddress.get(address) ?? 0) + 1)
      socket.once('close', () => leave(socket))
    },
    begin(socket) {
      const known = sockets.get(socket)
      if (!known) return () => {}
      if (known.answering >= most.requestsEach) return undefined
      known.answering++
      return () => {
        known.answering--
      }
    },
    leave,
    count: () => sockets.size,
  }
}
