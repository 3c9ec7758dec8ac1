import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'

const env = process.env
const places = [
  env.CHROMIUM_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ...[env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].flatMap((folder) =>
    folder
      ? [join(folder, 'Google/Chrome/Application/chrome.exe'), join(folder, 'Microsoft/Edge/Application/msedge.exe')]
      : [],
  ),
]

/** A Chromium for the browser tests: one that is installed, or Playwright's own, downloaded once. */
export async function findChromium() {
  const installed = places.find((place) => place && existsSync(place))
  if (installed) return installed
  const { chromium } = await import('playwright')
  if (existsSync(chromium.executablePath())) return chromium.executablePath()
  console.log('No Chromium found on this machine; fetching the one that Playwright brings.')
  const fetched = spawnSync('npx', ['playwright', 'install', 'chromium'], {
    stdio: 'inherit',
    timeout: 300_000,
    shell: true,
  })
  if (fetched.status === 0 && existsSync(chromium.executablePath())) return chromium.executablePath()
  return undefined
}

export const howToGetChromium =
  'The browser tests need a Chromium, and none was found or could be fetched.\n' +
  'Install one (Debian: apt-get install chromium; macOS: brew install --cask chromium), or set CHROMIUM_PATH to it.'
