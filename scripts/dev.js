// `npm run dev`: the server and the pages, both anew at every change, on http://localhost:4401.
import { spawn } from 'node:child_process'
import { watch } from 'node:fs'
import { join } from 'node:path'
import { ensureInstalled } from './ensure-installed.js'
import { findNode, root } from './prepare.js'

process.chdir(root)
ensureInstalled()
const node = findNode()
let isStopping = false

const vite = run([join('node_modules', 'vite', 'bin', 'vite.js')])
vite.on('exit', (code) => stop(code ?? 1))
let server
let hasServer = false
startServer()
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => stop(0))

// Not Node's own --watch: its reports would arrive among the messages of our storage thread.
let soon
for (const folder of ['server', 'shared']) {
  watch(join(root, folder), { recursive: true }, (_event, file) => {
    if (!file?.endsWith('.ts') || file.endsWith('.test.ts')) return
    clearTimeout(soon)
    soon = setTimeout(restartServer, 200)
  })
}

/** Runs the server, and again whenever it has been stopped for a change. */
function startServer() {
  // The browser talks to vite, which hands the API and the sockets on: so that is the address the server must expect.
  server = run(['server/main.ts'], { PUBLIC_URL: process.env.PUBLIC_URL ?? 'http://localhost:4401' })
  hasServer = true
  server.on('exit', (code, signal) => {
    hasServer = false
    if (isStopping) return
    if (code === 0 || signal) startServer()
    else console.error('The server has stopped; it starts again at the next change.')
  })
}

function restartServer() {
  if (hasServer) server.kill()
  else startServer()
}

function run(args, env = {}) {
  return spawn(node, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } })
}

/** One of the two without the other is of no use. */
function stop(code) {
  isStopping = true
  clearTimeout(soon)
  vite.kill()
  server.kill()
  process.exit(code)
}
