// Plain JavaScript that an older Node can run, too: it finds the one that the server needs.
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('..', import.meta.url))

const oldestNode = [22, 18]

/** A Node that is new enough: this one, or the one that was installed beside the app. Ends the process if there is none. */
export function findNode() {
  if (isNewEnough(process.version)) return process.execPath
  const beside = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
  if (existsSync(beside)) {
    try {
      const version = execFileSync(beside, ['--version'], { encoding: 'utf8' }).trim()
      if (isNewEnough(version)) return beside
    } catch {
      // It does not run on this machine; the sentence below says what to do.
    }
  }
  console.error(
    `Tributary needs Node ${oldestNode.join('.')} or newer, and this is ${process.version}. ` +
      'Install a current one from https://nodejs.org and run the same command again.',
  )
  process.exit(1)
}

/** Builds the client where it is missing or older than its sources. */
export function ensureBuilt(node) {
  const built = changedAt(join(root, 'dist', 'index.html'))
  const sources = ['client', 'shared', 'vite.config.ts', 'package-lock.json'].map((name) => newest(join(root, name)))
  if (built > 0 && built >= Math.max(...sources)) return
  console.error('Building the pages …')
  runOrEnd(node, [join(root, 'node_modules', 'vite', 'bin', 'vite.js'), 'build', '--logLevel', 'warn'])
}

/** Runs a command in the project's folder; its failure ends this process with its exit code. */
function runOrEnd(command, args) {
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: ['inherit', 2, 'inherit'] })
  if (error) console.error(`${command} could not be run: ${error.message}`)
  if (status !== 0) process.exit(status ?? 1)
}

function isNewEnough(version) {
  const [major, minor] = version.replace(/^v/, '').split('.').map(Number)
  return major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1])
}

function changedAt(path) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0
}

/** When the newest file below a path was changed. */
function newest(path) {
  const found = statSync(path, { throwIfNoEntry: false })
  if (!found) return 0
  if (!found.isDirectory()) return found.mtimeMs
  const inside = readdirSync(path).filter((name) => !name.includes('.test.'))
  return Math.max(0, ...inside.map((name) => newest(join(path, name))))
}
