import { closeCodes } from '#shared/protocol/close-codes.ts'
import { answerFrame, haveFrame, updateFrame } from '../../../sync/frames.ts'
import { again, type Attack, endOf, openSockets, pause, turnedAway } from '../attack.ts'
import * as shapes from '../shapes.ts'

const notLetIn = [closeCodes.notSignedIn, closeCodes.unknownDocument, closeCodes.tooFast, ...turnedAway]

/** Sockets of nobody: without a cookie, or with one that nobody was given. */
export const upgradeFlood: Attack = {
  name: 'sockets of nobody',
  endsWith: notLetIn,
  isRefused: true,
  run(ground) {
    const path = `/sync/${ground.host.boardId}/map-shared`
    let number = 0
    const cookie = () => (number++ % 2 === 0 ? '' : `tributary=${String(number).padStart(43, 'x')}`)
    return again(ground, async () => {
      const sockets = Array.from({ length: 100 }, () => ground.host.socket(path, { cookie: cookie() }))
      return Promise.all(sockets.map((socket) => endOf(socket)))
    })
  },
}

/** Somebody who is known asks for what does not exist, and talks on. */
export const unknownDocuments: Attack = {
  name: 'documents that do not exist',
  endsWith: notLetIn,
  isRefused: true,
  run(ground) {
    let number = 0
    return again(ground, async () => {
      const names = Array.from({ length: 50 }, () => `map-${String(number++).padStart(20, '0')}`)
      const sockets = names.map((name) => ground.writer.socket(`/sync/${ground.host.boardId}/${name}`))
      for (const socket of sockets) {
        await socket.opened()
        if (socket.ws.readyState === socket.ws.OPEN) socket.send(updateFrame(shapes.separateItems(1, 0, 1_000)))
      }
      return Promise.all(sockets.map((socket) => endOf(socket)))
    })
  },
}

/** More sockets than anybody needs. */
export const manySockets: Attack = {
  name: 'hundreds of sockets',
  endsWith: [closeCodes.tooFast, ...turnedAway],
  isRefused: false,
  async run(ground) {
    const path = `/sync/${ground.host.boardId}/session`
    const people = [ground.writer, ground.observer]
    const opened = await Promise.all(people.map((member) => openSockets(member, path, 250 * ground.strength)))
    while (ground.goesOn()) await pause(100)
    return Promise.all(opened.flat().map((socket) => endOf(socket, 1)))
  },
}

/** Readers who ask for much and read nothing. */
export const slowReaders: Attack = {
  name: 'readers who do not read',
  endsWith: [closeCodes.tooSlowReader, closeCodes.tooFast, ...turnedAway],
  isRefused: false,
  async run(ground) {
    const path = `/sync/${ground.host.boardId}/map-shared`
    const [writer] = await openSockets(ground.writer, path, 1)
    writer?.send(answerFrame(shapes.nothing))
    for (let client = 1; client <= 4; client++) writer?.send(updateFrame(shapes.words(client, 1_000_000)))
    const ends = await again(ground, async () => {
      const sockets = await openSockets(ground.observer, path, 60)
      for (const socket of sockets) if (socket.ws.readyState === socket.ws.OPEN) socket.ws.pause()
      for (let ask = 0; ask < 10; ask++)
        for (const socket of sockets)
          if (socket.ws.readyState === socket.ws.OPEN) socket.send(haveFrame(shapes.stateVector(ask)))
      await pause(1_000)
      for (const socket of sockets) socket.ws.resume()
      return Promise.all(sockets.map((socket) => endOf(socket, 1)))
    })
    writer?.close()
    return ends
  },
}

/** A large document, and people who come, ask for all of it, and come again. */
export const reconnectStorm: Attack = {
  name: 'coming again and again to a large document',
  endsWith: [closeCodes.tooFast, closeCodes.tooSlowReader, ...turnedAway],
  isRefused: false,
  async run(ground) {
    const path = `/sync/${ground.host.boardId}/map-shared`
    const [writer] = await openSockets(ground.writer, path, 1)
    writer?.send(answerFrame(shapes.separateItems(77, 0, 100_000)))
    return again(ground, async () => {
      const sockets = await openSockets(ground.observer, path, 40)
      for (const [index, socket] of sockets.entries())
        if (socket.ws.readyState === socket.ws.OPEN) socket.send(haveFrame(shapes.stateVector(index % 3)))
      await pause(100)
      return Promise.all(sockets.map((socket) => endOf(socket, 1)))
    })
  },
}
