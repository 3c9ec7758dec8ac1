// `npm run cluster`: several servers on one Postgres behind a proxy, on this machine, for trying and for tests.
// DATABASE_URL says which database; PORT (4400) is the proxy's, SERVERS (2) how many there are.
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { startBoardProxy } from './board-proxy.js'

const { DATABASE_URL, PORT = '4400', SERVERS = '2' } = process.env
const main = fileURLToPath(new URL('../server/main.ts', import.meta.url))

if (!DATABASE_URL) {
  console.error('DATABASE_URL is not set: several servers need one Postgres, such as postgres://me@localhost/tributary')
  process.exit(1)
}

const targets = []
const proxy = await startBoardProxy({ port: Number(PORT), targets })
const url = `http://localhost:${proxy.port}`
const servers = Array.from({ length: Number(SERVERS) }, () =>
  spawn(process.execPath, [main], {
    env: { ...process.env, PORT: '0', PUBLIC_URL: url },
    stdio: ['ignore', 'pipe', 'inherit'],
  }),
)
let stopping = false
for (const server of servers)
  server.on('exit', (code, signal) => {
    if (!stopping) console.log(`the server ${server.pid} has ended (${signal ?? code})`)
    if (servers.every(({ exitCode, signalCode }) => exitCode !== null || signalCode !== null)) process.exit(0)
  })

targets.push(...(await Promise.all(servers.map(portOf))))
console.log(`Tributary is at ${url} (${servers.map(({ pid }, index) => `${pid} on ${targets[index]}`).join(', ')})`)

for (const signal of ['SIGTERM', 'SIGINT'])
  process.on(signal, () => {
    stopping = true
    for (const server of servers) server.kill(signal)
    void proxy.close()
  })

/** Passes on what a server says, and finds in it on which port it listens. */
function portOf(server) {
  return new Promise((resolve) => {
    let said = ''
    server.stdout.on('data', (text) => {
      process.stdout.write(text)
      said += text
      const port = /"port":(\d+)/.exec(said)?.[1]
      if (port) resolve(Number(port))
    })
  })
}
