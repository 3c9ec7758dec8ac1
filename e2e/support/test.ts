import {
  test as base,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  expect,
  type Page,
} from 'playwright/test'
import { type AppServer, startAppServer } from './server.ts'

export { expect } from 'playwright/test'

/** Somebody at a browser of their own: nothing is shared with the others but the server. */
export type Visitor = { readonly context: BrowserContext; readonly page: Page }

type Fixtures = {
  server: AppServer
  /** Opens a browser context for one person, on the first page or on a link. */
  arrive: (at?: string, options?: BrowserContextOptions) => Promise<Visitor>
  /** What pages said that nobody should have to read: uncaught errors and console errors. */
  complaints: string[]
}

export const test = base.extend<Fixtures>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names of the fixtures from this pattern
  server: async ({}, use) => {
    const server = await startAppServer()
    await use(server)
    await server.close()
  },
  // oxlint-disable-next-line no-empty-pattern -- as above
  complaints: async ({}, use) => {
    const complaints: string[] = []
    await use(complaints)
    expect(complaints).toEqual([])
  },
  arrive: async ({ browser, server, complaints }, use) => {
    const contexts: BrowserContext[] = []
    await use((at = '/', options = {}) => arrive({ browser, contexts, complaints, server, at, options }))
    await Promise.all(contexts.map((context) => context.close()))
  },
})

async function arrive({
  browser,
  contexts,
  complaints,
  server,
  at,
  options,
}: {
  browser: Browser
  contexts: BrowserContext[]
  complaints: string[]
  server: AppServer
  at: string
  options: BrowserContextOptions
}): Promise<Visitor> {
  // A service worker would fetch the whole app behind each test's back; the tests of it allow it.
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    serviceWorkers: 'block',
    ...options,
  })
  contexts.push(context)
  const page = await context.newPage()
  page.on('pageerror', (error) => complaints.push(`uncaught: ${error.message}`))
  page.on('console', (message) => {
    if (message.type() !== 'error') return
    // A server that was killed on purpose is reported by the browser itself, as is an answer with an error's status.
    if (/ERR_CONNECTION|WebSocket connection|Failed to load resource/.test(message.text())) return
    complaints.push(`console: ${message.text()}`)
  })
  await page.goto(new URL(at, server.url).href)
  return { context, page }
}
