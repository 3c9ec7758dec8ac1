import { spawnSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'

/** Installs the packages where they are missing or older than the lock file. Plain JavaScript: it runs on any Node. */
export function ensureInstalled() {
  const mark = 'node_modules/.package-lock.json'
  if (existsSync(mark) && statSync(mark).mtimeMs >= statSync('package-lock.json').mtimeMs) return
  console.log('Installing packages …')
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  const installed = spawnSync(npm, ['install', '--no-audit', '--no-fund', '--loglevel=error'], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
  if (installed.status === 0) return
  console.error('The packages could not be installed. Is the npm registry within reach? See the messages above.')
  process.exit(1)
}
