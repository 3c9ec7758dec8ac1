import type { Page } from 'playwright/test'
import { figjamHtml, miroHtml, miroObjects, tableHtml } from '../shared/exchange/testing/other-clips.ts'
import { plainPng } from '../shared/images/testing/pictures.ts'
import { boardPage } from './pages/board-page.ts'
import { canvasPage } from './pages/canvas-page.ts'
import { firstPage } from './pages/first-page.ts'
import { outlinePage } from './pages/outline-page.ts'
import { expect, test } from './support/test.ts'

type Clip = Readonly<Record<string, string>>

/** Somebody with a clipboard that the test carries from page to page, as an operating system does. */
function clipboard(page: Page) {
  return {
    async copies(kind: 'copy' | 'cut' = 'copy'): Promise<Clip> {
      return page.evaluate((kind) => {
        const clipboardData = new DataTransfer()
        document.activeElement?.dispatchEvent(
          new ClipboardEvent(kind, { clipboardData, bubbles: true, cancelable: true }),
        )
        return Object.fromEntries(clipboardData.types.map((type) => [type, clipboardData.getData(type)]))
      }, kind)
    },
    async pastes(clip: Clip) {
      await page.evaluate((clip) => {
        const clipboardData = new DataTransfer()
        for (const [type, text] of Object.entries(clip)) clipboardData.setData(type, text)
        document.activeElement?.dispatchEvent(
          new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
        )
      }, clip)
    },
    async pastesAnImage(name: string) {
      await page.evaluate(
        ({ name, bytes }) => {
          const clipboardData = new DataTransfer()
          clipboardData.items.add(new File([Uint8Array.from(bytes)], name, { type: 'image/png' }))
          document.activeElement?.dispatchEvent(
            new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
          )
        },
        { name, bytes: [...plainPng()] },
      )
    },
  }
}

async function startsABoard(page: Page, name: string) {
  await firstPage(page).startsABoard({ outcome: 'An outcome', name })
  await boardPage(page).goesTo('Draw alone')
}

/** A moment, a note beside it and an image, all of it selected. */
async function drawsAll(page: Page) {
  await startsABoard(page, 'Priya')
  await boardPage(page).typesMoments(['House goes quiet'])
  await page.keyboard.press('Escape')
  const canvas = canvasPage(page)
  await canvas.canvas.focus()
  await page.keyboard.press('s')
  await page.keyboard.press('Enter')
  await page.keyboard.type('who else is up?')
  await page.keyboard.press('Escape')
  await expect(canvas.notes).toHaveCount(1)
  await clipboard(page).pastesAnImage('sofa.png')
  await expect(page.locator('.image-shape img')).toHaveCount(1)
  await page.keyboard.press('Escape')
  await boardPage(page).isSaved()
  await canvas.canvas.focus()
  await page.keyboard.press('Control+a')
  return canvas
}

test('notes and images are copied with their moments and pasted as one step, also in the outline', async ({
  arrive,
}) => {
  const { page } = await arrive()
  const canvas = await drawsAll(page)
  const images = page.locator('.image-shape img')
  const clip = await clipboard(page).copies()
  expect(clip['text/plain']).toBe('> House goes quiet\nwho else is up?')
  await clipboard(page).pastes(clip)
  await expect(canvas.moment('House goes quiet')).toHaveCount(2)
  await expect(canvas.notes).toHaveCount(2)
  await expect(images).toHaveCount(2)
  // In the same map it is the same image: nothing is sent again.
  const [first, second] = await images.evaluateAll((all) => all.map((one) => one.getAttribute('src')))
  expect(second).toBe(first)
  await page.keyboard.press('z')
  await expect(canvas.moment('House goes quiet')).toHaveCount(1)
  await expect(canvas.notes).toHaveCount(1)
  await expect(images).toHaveCount(1)

  await page.keyboard.press('Control+a')
  const cut = await clipboard(page).copies('cut')
  await expect(canvas.canvas.locator('.moment')).toHaveCount(0)
  await expect(canvas.notes).toHaveCount(0)
  await expect(images).toHaveCount(0)
  await page.keyboard.press('z')
  await expect(images).toHaveCount(1)

  await boardPage(page).switchesTo('Outline')
  await outlinePage(page)
    .row(/^1, begins, House/)
    .focus()
  await clipboard(page).pastes(cut)
  await expect(page.getByText('Drawn around the moments: 2 notes, 2 images.')).toBeVisible()
  await expect(page.getByRole('region', { name: 'Images on this map' }).getByRole('listitem')).toHaveCount(2)
  await expect(outlinePage(page).row(/House goes quiet/)).toHaveCount(2)
})

test('an image goes along to another board where its person may see it, and stays behind for everybody else', async ({
  arrive,
  server,
}) => {
  const priya = await arrive()
  await drawsAll(priya.page)
  const clip = await clipboard(priya.page).copies()
  const boardId = boardPage(priya.page).boardId()

  const second = await priya.context.newPage()
  await second.goto(server.url)
  await startsABoard(second, 'Priya')
  await boardPage(second).typesMoments(['Elsewhere'])
  await second.keyboard.press('Escape')
  await canvasPage(second).canvas.focus()
  await clipboard(second).pastes(clip)
  const brought = second.locator('.image-shape img')
  await expect(brought).toHaveCount(1)
  await expect(canvasPage(second).notes).toHaveCount(1)
  await expect(canvasPage(second).moment('House goes quiet')).toBeVisible()
  await boardPage(second).isSaved()
  await second.reload()
  await expect(brought).toHaveAttribute('src', new RegExp(`^/api/boards/${boardPage(second).boardId()}/`))
  await expect
    .poll(() => brought.evaluate((img: HTMLImageElement) => img.complete && img.naturalWidth))
    .toBeGreaterThan(0)
  expect(await brought.getAttribute('src')).not.toContain(boardId)

  // Whoever else gets hold of the clipboard gets the words on it, and no image of an unrevealed map.
  const noor = await arrive()
  await startsABoard(noor.page, 'Noor')
  await boardPage(noor.page).typesMoments(['My own'])
  await noor.page.keyboard.press('Escape')
  await canvasPage(noor.page).canvas.focus()
  await clipboard(noor.page).pastes(clip)
  await expect(noor.page.getByText('One image stayed behind').first()).toBeVisible()
  await expect(canvasPage(noor.page).moment('House goes quiet')).toBeVisible()
  await expect(canvasPage(noor.page).notes).toHaveCount(1)
  await expect(noor.page.locator('.image-shape img')).toHaveCount(0)
})

test('a board that is taken along as a file has its images, and brings them to another board', async ({ arrive }) => {
  const { page } = await arrive()
  await drawsAll(page)
  await page.locator('.people-button').click()
  await page.getByRole('button', { name: 'Take the board along as a file' }).click()
  await page.getByLabel('With my own map, which nobody else has seen yet').check()
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save the file' }).click()
  const path = await (await download).path()
  await expect(page.locator('.take-board').getByText(/: 1 map and 1 image\.$/)).toBeVisible()

  const { page: elsewhere } = await arrive()
  await elsewhere.getByRole('button', { name: 'Open a board file' }).click()
  await elsewhere.getByLabel('Which board file?').setInputFiles(path)
  await elsewhere.getByLabel('Who are you on this board?').selectOption('Priya')
  await elsewhere.getByRole('button', { name: 'Open the board' }).click()
  await elsewhere.waitForURL(/\/b\//)
  await boardPage(elsewhere).goesTo('Draw alone')
  const image = elsewhere.locator('.image-shape img')
  await expect
    .poll(() => image.evaluate((img: HTMLImageElement) => img.complete && img.naturalWidth))
    .toBeGreaterThan(0)
})

test('what was copied in Miro, in FigJam and in a table is pasted as moments, on the canvas and in the outline', async ({
  arrive,
}) => {
  const { page } = await arrive()
  await startsABoard(page, 'Noor')
  await boardPage(page).typesMoments(['House goes quiet'])
  await page.keyboard.press('Escape')
  const canvas = canvasPage(page)
  const image = { id: 3, type: 14, widgetData: { type: 'image', json: { resource: { id: '1' } } } }
  const notes = [
    { text: '<p>Opens the <b>app</b></p>', x: 0, y: 0 },
    { text: '<p>! Remote is gone</p>', x: 240, y: 40 },
  ]
  const miro = {
    'text/plain': 'Opens the app\nRemote is gone',
    'text/html': miroHtml([...miroObjects(notes, [{ from: 0, to: 1 }]), image]),
  }
  await canvas.canvas.focus()
  await clipboard(page).pastes(miro)
  await expect(canvas.moment('Remote is gone')).toHaveClass(/moment-error/)
  await expect(canvas.links).toHaveCount(1)
  await expect(page.getByText('One thing without words stayed behind.').first()).toBeVisible()
  const [opens, remote] = await Promise.all([canvas.middleOf('Opens the app'), canvas.middleOf('Remote is gone')])
  expect(remote.x - opens.x).toBeGreaterThan(200)

  await clipboard(page).pastes({ 'text/plain': 'Argues\nGives in', 'text/html': figjamHtml('Argues\nGives in') })
  await boardPage(page).seesMoments(['Argues', 'Gives in'])
  const rows = [
    ['Sits down', '9 pm'],
    ['', 'Falls asleep'],
  ]
  await clipboard(page).pastes({ 'text/plain': 'Sits down\t9 pm\n\tFalls asleep', 'text/html': tableHtml(rows) })
  await boardPage(page).seesMoments(['Sits down, 9 pm', 'Falls asleep'])
  // Without plain text, from the HTML alone.
  await clipboard(page).pastes({ 'text/html': tableHtml([['Wakes up', 'midnight']]) })
  await boardPage(page).seesMoments(['Wakes up, midnight'])

  await boardPage(page).switchesTo('Outline')
  const outline = outlinePage(page)
  await outline.row(/^1, begins, House/).focus()
  await clipboard(page).pastes(miro)
  await expect(outline.row(/goes wrong, Remote is gone/)).toHaveCount(2)
  // The words of one note are wanted where the caret stands.
  await outline.row(/^1, begins, House/).click()
  await page.keyboard.press('End')
  await page.keyboard.type(' at ')
  const one = { 'text/plain': 'nine', 'text/html': miroHtml(miroObjects([{ text: 'nine', x: 0, y: 0 }])) }
  const rowsBefore = await page.getByRole('treeitem').count()
  await clipboard(page).pastes(one)
  await expect(page.getByRole('treeitem')).toHaveCount(rowsBefore)
})
