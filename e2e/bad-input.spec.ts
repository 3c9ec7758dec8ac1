import { boardIdOf, firstPage } from './pages/first-page.ts'
import { boardPage } from './pages/board-page.ts'
import { expect, test } from './support/test.ts'

test('an address of no board says so, and shows a way on', async ({ arrive }) => {
  for (const path of ['/b/doesnotexist/draw', '/b/doesnotexist/join#abc', '/nowhere/at/all']) {
    const { page } = await arrive(path)
    await expect(page.getByRole('heading').first()).toBeVisible()
    await expect(
      page.getByText(/no board at this address|not on this board|nothing at this address|no page/i).first(),
    ).toBeVisible()
    await expect(page.getByRole('link', { name: /first page|Tributary/i }).first()).toBeVisible()
  }
})

test('a wrong invitation lets nobody in, and says why', async ({ arrive, server }) => {
  const { page } = await arrive()
  await firstPage(page).startsABoard({ outcome: 'An outcome', name: 'Priya' })
  const boardId = boardIdOf(page)
  const stranger = await arrive(`/b/${boardId}/join#not-the-secret`)
  await expect(stranger.page.getByText(/invitation/i).first()).toBeVisible()
  await expect(stranger.page.getByText('This invitation does not open the board.')).toBeVisible()
  await expect(stranger.page.getByLabel('Your name')).toHaveCount(0)
  await stranger.page.goto(`${server.url}/b/${boardId}/draw`)
  await expect(stranger.page.getByText('You are not on this board.')).toBeVisible()
})

test('a board without a name for its owner or outcome is not started', async ({ arrive }) => {
  const { page } = await arrive()
  await page.getByRole('button', { name: 'Start a board' }).click()
  await expect(page.getByText('Please say which outcome')).toBeVisible()
  await expect(page.getByText('Please say your name')).toBeVisible()
  await page.getByLabel('Which outcome are you working towards?').fill('   ')
  await page.getByLabel('Your name').fill('   ')
  await page.getByRole('button', { name: 'Start a board' }).click()
  await expect(page.getByText('Please say your name')).toBeVisible()
  expect(page.url()).not.toContain('/b/')
})

test.describe('an interview that is none', () => {
  test('is refused in a sentence, and nothing is stored', async ({ arrive }) => {
    const { page } = await arrive()
    await firstPage(page).opensTheSample()
    const visitor = boardPage(page)
    await visitor.goesTo('Interviews')
    await page.getByRole('link', { name: 'Add the first interview' }).click()
    const text = page.getByLabel('Transcript or notes')

    // Ten megabytes, as somebody pastes them who has marked too much.
    await text.evaluate((element: HTMLTextAreaElement) => {
      Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')?.set?.call(
        element,
        'words and words '.repeat(650_000),
      )
      element.dispatchEvent(new Event('input', { bubbles: true }))
    })
    const read = page.getByRole('button', { name: 'Read it' })
    await read.click()
    await expect(page.getByText(/an interview may have 400,000/)).toBeVisible()

    await text.fill('WEBVTT\n\n00:00:99.000 --> what\n<v')
    await read.click()
    await expect(page.getByText('One cue has no time that can be read; the words were kept.')).toBeVisible()
    await page.getByRole('button', { name: 'Another text' }).click()
    await text.fill('WEBVTT\n\n')
    await read.click()
    await expect(page.getByRole('alert')).toBeVisible()

    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'recording.vtt', mimeType: 'text/vtt', buffer: Buffer.from([0, 1, 2, 3, 255, 254, 0, 0]) })
    await expect(page.getByText('That is not a text.', { exact: false })).toBeVisible()
    await expect(page.getByRole('button', { name: 'Keep this interview' })).toHaveCount(0)
  })
})

test('a tab whose version is gone from the server is asked to reload', async ({ arrive, complaints }) => {
  const { page } = await arrive()
  await firstPage(page).startsABoard({ outcome: 'An outcome', name: 'Priya' })
  await page
    .context()
    .route(/\/assets\/(?:SharePage|MapView|MapCanvas).*\.js/, (route) =>
      route.fulfill({ status: 404, body: 'not found' }),
    )
  await page.getByRole('navigation', { name: 'The way through the board' }).getByRole('link', { name: 'Share' }).click()
  await expect(page.getByText('There is a newer version of Tributary.')).toBeVisible()
  // The error is said on the console too; here it is meant to happen.
  complaints.length = 0
  await page.context().unrouteAll()
  await page.getByRole('button', { name: 'Reload the page' }).click()
  await expect(page.getByRole('heading', { name: 'Show each other your maps' })).toBeVisible()
})
