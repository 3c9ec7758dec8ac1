import { closeCodes } from '#shared/protocol/close-codes.ts'
import { again, type Attack, endOf, openSockets, pause, turnedAway } from '../attack.ts'
import * as raw from '../raw-frames.ts'

const megabyte = 1024 * 1024
const cut = [closeCodes.tooFast, closeCodes.badFrame, closeCodes.notAllowed, 1008, 1009, ...turnedAway]

/** Dozens of frames of 28 MB, of which the last byte does not come. */
export const unfinishedFrames: Attack = {
  name: 'frames without an end',
  endsWith: cut,
  isRefused: false,
  async run(ground) {
    const path = `/sync/${ground.host.boardId}/map-shared`
    const sockets = await openSockets(ground.writer, path, 15 * ground.strength)
    for (const socket of sockets) void raw.writeRaw(socket, raw.headerOf(28 * megabyte))
    for (let sent = 1; sent < 28; sent++)
      await Promise.all(sockets.map((socket) => raw.writeRaw(socket, Buffer.alloc(megabyte))))
    while (ground.goesOn()) await pause(100)
    return Promise.all(sockets.map((socket) => endOf(socket, 1)))
  },
}

/** The same by a reader, in pieces: a message of many frames, none of which is the last. */
export const endlessFragments: Attack = {
  name: 'messages in pieces without an end',
  endsWith: cut,
  isRefused: true,
  run(ground) {
    const path = `/sync/${ground.host.boardId}/map-shared`
    return again(ground, async () => {
      const sockets = await openSockets(ground.observer, path, 15 * ground.strength)
      for (let sent = 0; sent < 28; sent++)
        await Promise.all(sockets.map((socket) => raw.writeRaw(socket, raw.fragment(megabyte, sent === 0))))
      return Promise.all(sockets.map((socket) => endOf(socket)))
    })
  },
}

/** Pieces with nothing in them, and pings, as many as the line takes. */
export const emptyPieces: Attack = {
  name: 'empty pieces and pings',
  endsWith: cut,
  isRefused: true,
  run(ground) {
    const path = `/sync/${ground.host.boardId}/map-shared`
    const pieces = raw.emptyFragments(100_000)
    const pings = raw.pings(100_000)
    return again(ground, async () => {
      const sockets = await openSockets(ground.observer, path, 4)
      const [first, second, third, fourth] = sockets
      if (!first || !second || !third || !fourth) return []
      for (const socket of [first, second]) await raw.writeRaw(socket, raw.fragment(1, true))
      const writes = [raw.writeRaw(first, pieces), raw.writeRaw(second, pieces)]
      await Promise.all([...writes, raw.writeRaw(third, pings), raw.writeRaw(fourth, pings)])
      return Promise.all(sockets.map((socket) => endOf(socket)))
    })
  },
}
