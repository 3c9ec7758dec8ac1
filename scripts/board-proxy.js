// A small proxy for trying several servers on one machine: it sends everything about a board to one server, chosen by a
// hash of the board's id, and to the next one where that does not answer. What is not about a board goes anywhere.
import { createHash } from 'node:crypto'
import { createServer, request as httpRequest } from 'node:http'
import { connect } from 'node:net'

const boardPath = /^\/(?:sync|api\/boards)\/([A-Za-z0-9_-]{1,64})(?:[/?]|$)/

/** Listens on `port` of this machine (0: any free one) and gives the port and a function that closes it. */
export async function startBoardProxy({ port, targets }) {
  const sockets = new Set()
  let turn = 0

  function inOrder(url) {
    const board = boardPath.exec(url)?.[1]
    const first = board === undefined ? turn++ : createHash('sha256').update(board).digest().readUInt32BE(0)
    return targets.map((_, index) => targets[(first + index) % targets.length])
  }

  function keep(socket) {
    sockets.add(socket)
    socket.on('error', () => socket.destroy())
    socket.on('close', () => sockets.delete(socket))
    return socket
  }

  /** A connection to the first server that answers. */
  async function reach(url) {
    for (const target of inOrder(url)) {
      const socket = await tryConnect(target)
      if (socket) return keep(socket)
    }
    return undefined
  }

  const server = createServer(async (request, response) => {
    const socket = await reach(request.url)
    if (!socket) return void response.writeHead(502, { Connection: 'close' }).end('no server answers')
    const onward = httpRequest({
      method: request.method,
      path: request.url,
      headers: { ...request.headers, ...forwardedFor(request) },
      createConnection: () => socket,
    })
    onward.on('response', (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(response)
    })
    onward.on('error', () => (response.headersSent ? response.destroy() : response.writeHead(502).end()))
    request.pipe(onward)
  })

  server.on('upgrade', async (request, near, head) => {
    keep(near)
    const far = await reach(request.url)
    if (!far) return near.end('HTTP/1.1 502 Bad Gateway\r\nConnection: close\r\n\r\n')
    const headers = { ...request.headers, ...forwardedFor(request) }
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
    far.write(`${request.method} ${request.url} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`)
    if (head.length > 0) far.write(head)
    near.pipe(far).pipe(near)
    near.on('close', () => far.destroy())
    far.on('close', () => near.destroy())
  })

  await new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  return {
    port: server.address().port,
    close() {
      for (const socket of sockets) socket.destroy()
      server.closeAllConnections()
      return new Promise((resolve) => server.close(resolve))
    },
  }
}

function forwardedFor(request) {
  return { 'x-forwarded-for': request.socket.remoteAddress }
}

function tryConnect(port) {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port })
    socket.once('connect', () => resolve(socket))
    socket.once('error', () => resolve(undefined))
  })
}
