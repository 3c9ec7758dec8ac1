import { type CuttableProxy, startCuttableProxy } from '../server/testing/cuttable-proxy.ts'
import { createTestSchema, testDatabaseUrl } from '../server/testing/postgres.ts'
import { boardPage } from './pages/board-page.ts'
import { boardIdOf, firstPage } from './pages/first-page.ts'
import { outlinePage } from './pages/outline-page.ts'
import { startAppServer } from './support/server.ts'
import { expect, test as base } from './support/test.ts'

/** A server whose database is at the end of a line that can be cut. */
const test = base.extend<{ line: CuttableProxy }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names of the fixtures from this pattern
  line: async ({}, use) => {
    const target = new URL(testDatabaseUrl ?? 'postgres://localhost')
    const proxy = await startCuttableProxy({ host: target.hostname, port: Number(target.port || 5432) })
    await use(proxy)
    await proxy.close()
  },
  server: async ({ line }, use) => {
    const schema = await createTestSchema()
    const url = new URL(schema.url)
    url.hostname = '127.0.0.1'
    url.port = String(line.port)
    const server = await startAppServer(() => ({ DATABASE_URL: url.href }))
    await use(server)
    line.mend()
    await server.close()
    await schema.drop()
  },
})

test.skip(testDatabaseUrl === undefined, 'needs TEST_DATABASE_URL')

test('while the database is gone the screen does not say saved; once it is back everything is, by itself', async ({
  arrive,
  line,
  server,
}) => {
  const { page } = await arrive(server.url)
  await firstPage(page).startsABoard({ outcome: 'More evenings', name: 'Noor' })
  await page.goto(new URL(`/b/${boardIdOf(page)}/draw?view=outline`, page.url()).href)
  await expect(outlinePage(page).openLabel).toBeFocused()
  const noor = boardPage(page)
  await noor.typesMoments(['House finally goes quiet'])
  await noor.isSaved()

  line.cut()
  await page.keyboard.press('Enter')
  await noor.typesMoments(['Sinks into the sofa'])
  const save = page.locator('[data-save]').first()
  await expect(save).toHaveAttribute('data-save', 'offline')
  await expect(save).toContainText(/kept on this device/i)

  line.mend()
  // The page asks again after a pause, which has grown while nobody answered.
  await expect(save).toHaveAttribute('data-save', 'saved', { timeout: 60_000 })
  await page.reload()
  await expect(page.getByText('Sinks into the sofa').first()).toBeVisible()
})
