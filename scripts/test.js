// `npm test`: everything that CI checks, in the order in which it fails fastest. Works in a fresh clone.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureInstalled } from './ensure-installed.js'

ensureInstalled()
const { findChromium, howToGetChromium } = await import('./find-chromium.js')

const results = mkdtempSync(join(tmpdir(), 'tributary-test-'))
const unitResults = join(results, 'unit.json')
const browserResults = join(results, 'browser.json')
const total = { passed: 0, failed: 0, skipped: 0 }

const steps = [
  ['types', 'tsc', ['--noEmit']],
  ['style', 'oxlint', ['--type-aware', '--deny-warnings']],
  ['format', 'oxfmt', ['--check', '.']],
  ['unused code', 'knip', []],
  [
    'unit and property tests',
    'vitest',
    ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${unitResults}`],
  ],
  ['build', 'vite', ['build', '--logLevel', 'warn']],
]
for (const [name, command, args] of steps) step(name, command, args)
countUnit()

const chromium = await findChromium()
if (chromium) {
  step('browser tests', 'playwright', ['test'], { CHROMIUM_PATH: chromium, BROWSER_RESULTS: browserResults })
  countBrowser()
} else {
  console.error(howToGetChromium)
  total.failed++
}

rmSync(results, { recursive: true, force: true })
console.log(`\n${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ''}`)
process.exitCode = total.failed > 0 ? 1 : 0

/** A step that fails counts as one failure of its own, even where a runner reports its tests. */
function step(name, command, args, env = {}) {
  console.log(`\n— ${name}`)
  const run = spawnSync(command, args, {
    stdio: 'inherit',
    shell: process.platform === 'win32',
    env: { ...process.env, ...env, PATH: pathWithOurTools() },
  })
  if (run.status === 0) return
  console.error(`${name}: failed`)
  if (!command.startsWith('vitest') && command !== 'playwright') total.failed++
  process.exitCode = 1
}

/** Our tools first: among them the Node that the project brings along. */
function pathWithOurTools() {
  const separator = process.platform === 'win32' ? ';' : ':'
  return `${join(process.cwd(), 'node_modules', '.bin')}${separator}${process.env.PATH ?? ''}`
}

function countUnit() {
  const report = read(unitResults)
  if (!report) return void total.failed++
  total.passed += report.numPassedTests
  total.failed += report.numFailedTests
  total.skipped += report.numPendingTests + report.numTodoTests
  // A file that could not even be loaded has no tests to count.
  const broken = report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0)
  total.failed += broken.length
  if (report.success === false && total.failed === 0) total.failed++
}

function countBrowser() {
  const report = read(browserResults)
  if (!report) return void total.failed++
  total.passed += report.stats.expected
  total.failed += report.stats.unexpected + report.errors.length
  total.skipped += report.stats.skipped
  total.passed += report.stats.flaky
  if (report.stats.flaky > 0) console.log(`${report.stats.flaky} browser tests passed only at the second try`)
}

function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    console.error(`No results at all from this runner.`)
    return undefined
  }
}
