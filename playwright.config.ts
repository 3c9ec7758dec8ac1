import { defineConfig, devices } from 'playwright/test'

const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium'
const results = process.env.BROWSER_RESULTS

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  // Each test has its own server, data folder and browser contexts; two cores carry two of them.
  workers: 2,
  fullyParallel: true,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  forbidOnly: true,
  // On a shared machine a browser may stall once; what needed a second try is named in the output.
  retries: process.env.CI ? 1 : 0,
  reporter: results ? [['list'], ['json', { outputFile: results }]] : [['list']],
  use: {
    // A step that cannot be done fails by itself, long before its test would.
    actionTimeout: 20_000,
    ...devices['Desktop Chrome'],
    viewport: { width: 1280, height: 800 },
    // Recording a trace is two fifths of the work of a test: only a second try has one, or a run with `--trace on`.
    trace: 'on-first-retry',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
})
