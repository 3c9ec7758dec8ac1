import { createServer, request } from 'node:http'
import { type AddressInfo, connect } from 'node:net'

/** A proxy as some companies have it: pages and answers come through; WebSockets only if `letsSocketsThrough`. */
export type SocketlessProxy = {
  readonly url: string
  /** Where the server is that it stands before. */
  standBefore(port: number): void
  letsSocketsThrough: boolean
  close(): void
}

export async function startSocketlessProxy(): Promise<SocketlessProxy> {
  let target = 0
  const server = createServer((asked, answer) => {
    const { method, url: path, headers } = asked
    const further = request({ host: '127.0.0.1', port: target, method, path, headers }, (found) => {
      answer.writeHead(found.statusCode ?? 502, found.headers)
      found.pipe(answer)
    })
    further.on('error', () => answer.destroy())
    asked.pipe(further)
  })
  server.on('upgrade', (asked, near, head) => {
    near.on('error', () => near.destroy())
    if (!proxy.letsSocketsThrough) {
      near.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n')
      return
    }
    const far = connect(target, '127.0.0.1', () => {
      const lines = asked.rawHeaders.flatMap((part, at, all) => (at % 2 === 0 ? [`${part}: ${all[at + 1]}`] : []))
      far.write(`GET ${asked.url} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`)
      far.write(head)
      far.pipe(near)
      near.pipe(far)
    })
    far.on('error', () => near.destroy())
    near.on('close', () => far.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const proxy: SocketlessProxy = {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    standBefore: (port) => void (target = port),
    letsSocketsThrough: true,
    close() {
      server.closeAllConnections()
      server.close()
    },
  }
  return proxy
}
