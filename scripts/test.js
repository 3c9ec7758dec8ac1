// `npm test`: everything that CI checks. Works in a fresh clone.
// What checks and builds runs beside the unit tests, which often wait for a disk; browser tests have the machine alone.
import { spawn } from 'node:child_process'
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
/** Tests that passed only at the second try, which they have in CI. */
const secondTries = []

const [unitsPassed] = await Promise.all([testUnits(), checkAndBuild()])
count(unitsPassed, unitsIn(read(unitResults)))
const chromium = await findChromium()
if (chromium) {
  const passed = await testInBrowsers(chromium)
  count(passed, browserTestsIn(read(browserResults)))
} else {
  console.error(howToGetChromium)
  total.failed++
}

rmSync(results, { recursive: true, force: true })
for (const name of secondTries) console.log(`passed only at the second try: ${name}`)
console.log(`\n${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ''}`)
process.exitCode = total.failed > 0 ? 1 : 0

async function checkAndBuild() {
  for (const { name, command, args } of [
    { name: 'types', command: 'tsc', args: ['--noEmit'] },
    { name: 'style', command: 'oxlint', args: ['--type-aware', '--deny-warnings'] },
    { name: 'format', command: 'oxfmt', args: ['--check', '.'] },
    { name: 'unused code', command: 'knip', args: [] },
    { name: 'build', command: 'vite', args: ['build', '--logLevel', 'warn'] },
  ]) {
    // Said in one piece when it ends: the unit tests talk meanwhile.
    const { ok, output, seconds } = await run(command, args, { keepsOutput: true })
    console.log(`\n— ${name}: ${ok ? 'passed' : 'failed'} (${seconds} s)\n${output.trim()}`)
    if (!ok) total.failed++
  }
}

async function testUnits() {
  console.log('\n— unit and property tests')
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${unitResults}`]
  const { ok, seconds } = await run('vitest', args)
  console.log(`\n— unit and property tests: ${ok ? 'passed' : 'failed'} (${seconds} s)`)
  return ok
}

async function testInBrowsers(chromium) {
  console.log('\n— browser tests')
  const env = { CHROMIUM_PATH: chromium, BROWSER_RESULTS: browserResults }
  const { ok, seconds } = await run('playwright', ['test'], { env })
  console.log(`\n— browser tests: ${ok ? 'passed' : 'failed'} (${seconds} s)`)
  return ok
}

/** Runs one of our tools; its output is shown as it comes, or kept. */
function run(command, args, { env = {}, keepsOutput = false } = {}) {
  const startedAt = Date.now()
  const child = spawn(command, args, {
    stdio: keepsOutput ? ['ignore', 'pipe', 'pipe'] : 'inherit',
    shell: process.platform === 'win32',
    env: { ...process.env, ...env, PATH: pathWithOurTools() },
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (text) => (output += text))
  return new Promise((resolve) => {
    const end = (ok) => resolve({ ok, output, seconds: Math.round((Date.now() - startedAt) / 1000) })
    child.on('error', (error) => {
      output += error.message
      end(false)
    })
    child.on('close', (status) => end(status === 0))
  })
}

/** Our tools first: among them the Node that the project brings along. */
function pathWithOurTools() {
  const separator = process.platform === 'win32' ? ';' : ':'
  return `${join(process.cwd(), 'node_modules', '.bin')}${separator}${process.env.PATH ?? ''}`
}

/** What a runner counted; one that failed without a test to blame counts as one failure. */
function count(ok, { passed, failed, skipped }) {
  total.passed += passed
  total.failed += ok ? failed : Math.max(failed, 1)
  total.skipped += skipped
}

function unitsIn(report) {
  if (!report) return { passed: 0, failed: 1, skipped: 0 }
  const counts = {
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests + report.numTodoTests,
  }
  for (const file of report.testResults) {
    // A file that could not even be loaded has no tests to count.
    if (file.status === 'failed' && file.assertionResults.length === 0) counts.failed++
    for (const { status, failureMessages, fullName } of file.assertionResults)
      if (status === 'passed' && failureMessages.length > 0) secondTries.push(fullName)
  }
  return counts
}

function browserTestsIn(report) {
  if (!report) return { passed: 0, failed: 1, skipped: 0 }
  for (const suite of report.suites) noteSecondTries(suite)
  const { expected, flaky, unexpected, skipped } = report.stats
  return { passed: expected + flaky, failed: unexpected + report.errors.length, skipped }
}

function noteSecondTries({ specs, suites = [] }) {
  for (const { title, tests } of specs) if (tests.some(({ status }) => status === 'flaky')) secondTries.push(title)
  for (const suite of suites) noteSecondTries(suite)
}

function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    console.error(`No results at all from this runner.`)
    return undefined
  }
}
