import {
  test as base,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  expect,
  type Page,
} from 'playwright/test'
import { limits } from '#shared/protocol/limits.ts'
import { startBoard } from '../../server/testing/device.ts'
import { type AppServer, startAppServer } from './server.ts'
import { signedIn } from './signed-in.ts'
import { evenings } from './stories.ts'

export { expect } from 'playwright/test'

/** Somebody at a browser of their own: nothing is shared with the others but the server. */
export type Visitor = { readonly context: BrowserContext; readonly page: Page }

export type Arrive = (at?: string, options?: BrowserContextOptions) => Promise<Visitor>
export type NoorDraws = (view: 'canvas' | 'outline', options?: BrowserContextOptions) => Promise<Visitor>

type Fixtures = {
  /** A server of this test's own, for tests that kill it or read what it says. The others share one. */
  server: AppServer
  /** More of the environment of that server. */
  settings: Readonly<Record<string, string>>
  /** Where people arrive: at this test's own server, if it has one. */
  place: { url: string }
  /** Opens a browser context for one person, on the first page or on a link. */
  arrive: Arrive
  /** Noor on a new board of her own, whose brief is written, before an empty map with its first label open. */
  noorDraws: NoorDraws
  /** What pages said that nobody should have to read: uncaught errors and console errors. */
  complaints: string[]
}

type WorkerFixtures = {
  /** The address of a server that serves one test after the other; every test makes boards of its own. */
  sharedServer: { url(): Promise<string> }
}

/** A server lets only so many boards an hour be started from one address. */
const mostTests = Math.floor(limits.boardsPerHourPerAddress / 3)

export const test = base.extend<Fixtures, WorkerFixtures>({
  sharedServer: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names of the fixtures from this pattern
    async ({}, use) => {
      const servers: AppServer[] = []
      let tests = 0
      await use({
        async url() {
          if (tests++ % mostTests === 0) servers.push(await startAppServer())
          return servers.at(-1)?.url ?? ''
        },
      })
      await Promise.all(servers.map((server) => server.close()))
    },
    { scope: 'worker' },
  ],
  place: async ({ sharedServer }, use) => use({ url: await sharedServer.url() }),
  settings: [{}, { option: true }],
  server: async ({ place, settings }, use) => {
    const server = await startAppServer(() => settings)
    place.url = server.url
    await use(server)
    await server.close()
  },
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names of the fixtures from this pattern
  complaints: async ({}, use) => {
    const complaints: string[] = []
    await use(complaints)
    expect(complaints).toEqual([])
  },
  arrive: async ({ browser, place, complaints }, use) => {
    const contexts: BrowserContext[] = []
    await use(async (at = '/', options = {}) => {
      const visitor = await enter(browser, options, complaints)
      contexts.push(visitor.context)
      await visitor.page.goto(new URL(at, place.url).href)
      return visitor
    })
    await Promise.all(contexts.map((context) => context.close()))
  },
  noorDraws: async ({ arrive, place }, use) => {
    await use(async (view, options = {}) => {
      const noor = await startBoard(
        place.url,
        { name: 'Noor', discipline: 'design' },
        { title: 'More evenings', brief: evenings },
      )
      const visitor = await arrive(`/b/${noor.boardId}/draw?view=${view}`, { ...options, ...signedIn(noor) })
      await expect(visitor.page.locator('textarea:focus')).toBeVisible()
      return visitor
    })
  },
})

async function enter(browser: Browser, options: BrowserContextOptions, complaints: string[]): Promise<Visitor> {
  // A service worker would fetch the whole app behind each test's back; the tests of it allow it.
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    serviceWorkers: 'block',
    ...options,
  })
  const page = await context.newPage()
  page.on('pageerror', (error) => complaints.push(`uncaught: ${error.message}`))
  page.on('console', (message) => {
    if (message.type() !== 'error') return
    // A server that was killed on purpose is reported by the browser itself, as is an answer with an error's status.
    if (/ERR_CONNECTION|WebSocket connection|Failed to load resource/.test(message.text())) return
    complaints.push(`console: ${message.text()}`)
  })
  return { context, page }
}
