import { createServer } from 'node:net'

/** Below what systems give to connections that go out: while a server is down, none of those takes its place. */
const lowest = 20_000
const highest = 32_000

/** A port that nobody listens on, for a server that is killed and comes back at the same address. */
export async function findFreePort(): Promise<number> {
  for (;;) {
    const port = lowest + Math.floor(Math.random() * (highest - lowest))
    if (await isFree(port)) return port
  }
}

function isFree(port: number): Promise<boolean> {
  const server = createServer()
  return new Promise((resolve) => {
    server.once('error', () => resolve(false))
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  })
}
