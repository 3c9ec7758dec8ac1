// `npm start`: installs and builds what is missing, then runs the server until it is told to stop.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { ensureInstalled } from './ensure-installed.js'
import { ensureBuilt, findNode, root } from './prepare.js'

process.chdir(root)
ensureInstalled()
const node = findNode()
ensureBuilt(node)

const server = spawn(node, [join(root, 'server', 'main.ts')], { cwd: root, stdio: 'inherit' })
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal))
server.on('error', (error) => {
  console.error(`The server could not be started: ${error.message}`)
  process.exit(1)
})
server.on('exit', (code) => process.exit(code ?? 1))
