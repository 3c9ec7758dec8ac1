import { closeCodes } from '#shared/protocol/close-codes.ts'
import { presenceFrame } from '../../../sync/frames.ts'
import { again, type Attack, endOf, openSockets, pause, turnedAway } from '../attack.ts'
import { presenceOf } from '../shapes.ts'

/** As much presence as one can say, on twenty sockets. */
export const presenceFlood: Attack = {
  name: 'a flood of presence',
  endsWith: [closeCodes.tooFast, closeCodes.tooSlowReader, ...turnedAway],
  isRefused: false,
  async run(ground) {
    const path = `/sync/${ground.host.boardId}/session`
    const sockets = await openSockets(ground.observer, path, 20)
    let clock = 1
    await again(ground, async () => {
      for (let round = 0; round < 30; round++, clock++)
        for (const [index, socket] of sockets.entries())
          socket.send(presenceFrame(presenceOf(1 + index * 8, clock, 8, 4_000)))
      await pause(250)
      return []
    })
    return Promise.all(sockets.map((socket) => endOf(socket, 1)))
  },
}

/** Large frames that are about presence and hold two thousand entries of somebody new each, or one of megabytes. */
export const hugePresence: Attack = {
  name: 'huge frames of presence',
  endsWith: [closeCodes.tooFast, closeCodes.badFrame, closeCodes.notAllowed, 1009, ...turnedAway],
  isRefused: true,
  async run(ground) {
    const path = `/sync/${ground.host.boardId}/session`
    const frames = [presenceOf(1_000, 1, 2_000, 4_000), presenceOf(1, 1, 1, 20_000_000)].map(presenceFrame)
    return again(ground, async () => {
      const sockets = await openSockets(ground.writer, path, frames.length)
      for (const [index, socket] of sockets.entries())
        for (let count = 0; count < 3; count++) socket.send(frames[index] ?? Uint8Array.of())
      return Promise.all(sockets.map((socket) => endOf(socket)))
    })
  },
}
