import { closeCodes } from '#shared/protocol/close-codes.ts'
import { answerFrame, updateFrame } from '../../../sync/frames.ts'
import type { Member } from '../../../testing/device.ts'
import { again, type Attack, endOf, type Ground, openSockets, turnedAway } from '../attack.ts'
import * as shapes from '../shapes.ts'

const refusals = [
  closeCodes.badFrame,
  closeCodes.full,
  closeCodes.tooFast,
  closeCodes.gap,
  closeCodes.notAllowed,
  1009,
  ...turnedAway,
]

/** Sends each update on a socket of its own, as a client that knows nothing. */
async function sendEach(ground: Ground, member: Member, updates: readonly Uint8Array[], document = 'map-shared') {
  const path = `/sync/${ground.host.boardId}/${document}`
  const sockets = await openSockets(member, path, updates.length)
  for (const [index, socket] of sockets.entries()) {
    socket.send(answerFrame(shapes.nothing))
    socket.send(updateFrame(updates[index] ?? Uint8Array.of()))
  }
  return Promise.all(sockets.map((socket) => endOf(socket)))
}

/** A reader, who may not write, sends millions of ranges of deletions. */
export const rangesOfAReader: Attack = {
  name: 'ranges of deletions by a reader',
  endsWith: refusals,
  isRefused: true,
  run(ground) {
    const updates = [shapes.sameRanges(1, 14_000_000), shapes.orderedRanges(1, 100_000)]
    return again(ground, () => sendEach(ground, ground.observer, updates))
  },
}

export const rangesOfAWriter: Attack = {
  name: 'ranges of deletions by a writer',
  endsWith: refusals,
  isRefused: true,
  run(ground) {
    const updates = [
      shapes.sameRanges(1, 14_000_000),
      shapes.orderedRanges(1, 2_000_000),
      shapes.overlappingRanges(1, 1_000_000, 1_000_000),
    ]
    return again(ground, () => sendEach(ground, ground.writer, updates))
  },
}

/** Four updates of the smallest structs there are, in four documents. */
export const smallestStructs: Attack = {
  name: 'the smallest structs',
  endsWith: refusals,
  isRefused: true,
  run(ground) {
    const updates = [1, 2, 3, 4].map((client) => shapes.smallestStructs(client, 990_000))
    return again(ground, () => sendEach(ground, ground.writer, updates))
  },
}

/** More and more entries, each update small enough: until the document holds no more. */
export const growingDocument: Attack = {
  name: 'a document that grows by the smallest entries',
  endsWith: refusals,
  isRefused: false,
  run(ground) {
    let client = 1_000
    return again(ground, async () => {
      const updates = Array.from({ length: 4 }, () => shapes.separateItems(client++, 0, 25_000 * ground.strength))
      const ends = await sendEach(ground, ground.writer, updates)
      return ends
    })
  },
}

export const manyValues: Attack = {
  name: 'values without end, and values in values',
  endsWith: refusals,
  isRefused: true,
  run(ground) {
    const updates = [
      shapes.manyObjects(1, 10_000_000),
      shapes.deepLists(2, 1_000_000),
      shapes.atOnePlace(3, 500_000),
      shapes.separateItems(7, 0, 2_000_000),
    ]
    return again(ground, () => sendEach(ground, ground.writer, updates))
  },
}

/** Thousands of people put something at one place: each must be compared with all. */
export const onePlace: Attack = {
  name: 'thousands at one place',
  endsWith: refusals,
  isRefused: false,
  run(ground) {
    let client = 1_000_000
    return again(ground, async () => {
      const updates = [shapes.atOnePlace(client, 5_000 * ground.strength)]
      client += 5_000 * ground.strength
      return sendEach(ground, ground.writer, updates)
    })
  },
}
