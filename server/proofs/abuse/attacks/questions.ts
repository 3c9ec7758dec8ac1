import { closeCodes } from '#shared/protocol/close-codes.ts'
import { haveFrame, presenceFrame } from '../../../sync/frames.ts'
import { again, type Attack, endOf, openSockets, turnedAway } from '../attack.ts'
import { presenceOf, stateVector } from '../shapes.ts'

const whoIsHere = Uint8Array.of(3)

/** An observer fills presence and then asks who is here, thousands of times in frames of one byte. */
export const whoIsHereFlood: Attack = {
  name: 'asking who is here',
  endsWith: [closeCodes.tooFast, closeCodes.tooSlowReader, ...turnedAway],
  isRefused: true,
  async run(ground) {
    const path = `/sync/${ground.host.boardId}/session`
    const crowd = await openSockets(ground.observer, path, 10 * ground.strength)
    for (const [index, socket] of crowd.entries()) socket.send(presenceFrame(presenceOf(1 + index * 8, 1, 8, 4_000)))
    const ends = await again(ground, async () => {
      const [asker] = await openSockets(ground.observer, path, 1)
      if (!asker) return []
      for (let count = 0; count < 3_000; count++) asker.send(whoIsHere)
      return [await endOf(asker)]
    })
    for (const socket of crowd) socket.close()
    return ends
  },
}

/** Asks for what is missing, and says to know more and more. */
export const stateVectorFlood: Attack = {
  name: 'state vectors that grow',
  endsWith: [
    closeCodes.tooFast,
    closeCodes.badFrame,
    closeCodes.notAllowed,
    closeCodes.tooSlowReader,
    1009,
    ...turnedAway,
  ],
  isRefused: true,
  async run(ground) {
    const path = `/sync/${ground.host.boardId}/map-shared`
    const sizes = [10, 1_000, 100_000, 1_000_000 * ground.strength]
    const frames = sizes.map((size) => haveFrame(stateVector(size)))
    return again(ground, async () => {
      const [socket] = await openSockets(ground.observer, path, 1)
      if (!socket) return []
      for (const frame of frames) socket.send(frame)
      return [await endOf(socket)]
    })
  },
}

/** Asks for the whole document again and again, on many sockets, and for different things each time. */
export const askFlood: Attack = {
  name: 'asking for the document',
  endsWith: [closeCodes.tooFast, closeCodes.tooSlowReader, ...turnedAway],
  isRefused: true,
  async run(ground) {
    const path = `/sync/${ground.host.boardId}/map-shared`
    return again(ground, async () => {
      const sockets = await openSockets(ground.observer, path, 10)
      for (let ask = 0; ask < 400; ask++) for (const socket of sockets) socket.send(haveFrame(stateVector(ask % 50)))
      return Promise.all(sockets.map((socket) => endOf(socket)))
    })
  },
}
