import type { Page } from 'playwright/test'
import { avif, executable, hidden, plainPng, svgWithScript } from '../shared/images/testing/pictures.ts'
import { boardPage } from './pages/board-page.ts'
import { peoplePanel } from './pages/people-panel.ts'
import { firstPage } from './pages/first-page.ts'
import { canvasPage } from './pages/canvas-page.ts'
import { isClean } from './support/is-clean.ts'
import { expect, test } from './support/test.ts'

/** Somebody with images. */
function imagesPage(page: Page) {
  const canvas = canvasPage(page).canvas
  return {
    onCanvas: canvas.locator('.image-shape img'),
    state: canvas.locator('.image-state'),

    /** As the clipboard brings it: a file, and words where there are some. */
    async pastes(files: readonly { name: string; type: string; bytes: Uint8Array }[], text = '') {
      const given = files.map(({ name, type, bytes }) => ({
        name,
        type,
        base64: Buffer.from(bytes).toString('base64'),
      }))
      await canvas.evaluate(
        (element, { given, text }) => {
          const data = new DataTransfer()
          if (text) data.setData('text/plain', text)
          for (const { name, type, base64 } of given) {
            const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
            data.items.add(new File([bytes], name, { type }))
          }
          element.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
        },
        { given, text },
      )
    },

    /** Lets a file go over a point of the canvas. */
    async drops(file: { name: string; type: string; bytes: Uint8Array }, at: { x: number; y: number }) {
      const base64 = Buffer.from(file.bytes).toString('base64')
      await page.evaluate(
        ({ name, type, base64, x, y }) => {
          const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
          const dataTransfer = new DataTransfer()
          dataTransfer.items.add(new File([bytes], name, { type }))
          const target = document.elementFromPoint(x, y)
          const facts = { dataTransfer, clientX: x, clientY: y, bubbles: true, cancelable: true }
          for (const kind of ['dragenter', 'dragover', 'drop']) target?.dispatchEvent(new DragEvent(kind, facts))
        },
        { name: file.name, type: file.type, base64, ...at },
      )
    },

    /** A photograph of many pixels, with whatever the browser's own painting makes of it. */
    photo: (width: number, height: number) =>
      page.evaluate(
        async ([w, h]) => {
          const paper = new OffscreenCanvas(w, h)
          const pen = paper.getContext('2d')
          if (!pen) throw new Error('no pen')
          const blend = pen.createLinearGradient(0, 0, w, h)
          blend.addColorStop(0, '#b06a2f')
          blend.addColorStop(1, '#2f6ab0')
          pen.fillStyle = blend
          pen.fillRect(0, 0, w, h)
          const blob = await paper.convertToBlob({ type: 'image/jpeg', quality: 0.9 })
          return [...new Uint8Array(await blob.arrayBuffer())]
        },
        [width, height] as const,
      ),

    async isShown() {
      await expect(this.onCanvas.first()).toBeVisible()
      await expect(async () => {
        const width = await this.onCanvas.first().evaluate((img: HTMLImageElement) => img.complete && img.naturalWidth)
        expect(width).toBeGreaterThan(0)
      }).toPass()
    },
  }
}

async function startsDrawing(page: Page, name = 'Priya') {
  await firstPage(page).startsABoard({ outcome: 'An outcome', name })
  await boardPage(page).goesTo('Draw alone')
  await boardPage(page).typesMoments(['House goes quiet'])
  await page.keyboard.press('Escape')
}

test('an image is kept with the map, and nobody else can have it before the reveal', async ({ arrive, place }) => {
  const priya = await arrive()
  await startsDrawing(priya.page)
  const invitation = await boardPage(priya.page).invitesFromHere()
  const images = imagesPage(priya.page)
  const photo = Uint8Array.from(await images.photo(4_000, 3_000))
  await images.pastes([{ name: 'photo.jpg', type: 'image/jpeg', bytes: photo }])
  await images.isShown()
  await boardPage(priya.page).isSaved()
  await priya.page.reload()
  await images.isShown()
  const src = (await images.onCanvas.getAttribute('src')) ?? ''
  expect(src).toMatch(/^\/api\/boards\/.*\/documents\/map-.*\/images\//)
  // What left the device is no larger than needed.
  const size = await images.onCanvas.evaluate((img: HTMLImageElement) => [img.naturalWidth, img.naturalHeight])
  expect(size).toEqual([2_000, 1_500])

  const noor = await arrive(invitation)
  await firstPage(noor.page).joins({ name: 'Noor', discipline: 'design' })
  const address = new URL(src, place.url).href
  const before = await noor.page.request.get(address)
  expect(before.status()).toBe(404)

  await boardPage(priya.page).isReadyToShare()
  await boardPage(priya.page).goesTo('Share')
  await priya.page.getByRole('button', { name: /^Show (?:the|your)/ }).click()
  await expect(async () => expect((await noor.page.request.get(address)).status()).toBe(200)).toPass()
  await boardPage(noor.page).goesTo('Share')
  await expect(noor.page.locator('.image-shape img')).toBeVisible()
  await expect(async () => {
    const width = await noor.page
      .locator('.image-shape img')
      .evaluate((img: HTMLImageElement) => img.complete && img.naturalWidth)
    expect(width).toBe(2_000)
  }).toPass()
  // In the merge the maps are lanes: from there is a way to the image.
  await boardPage(noor.page).goesTo('Merge')
  await noor.page.getByRole('link', { name: 'An image on Priya’s map' }).click()
  await expect(noor.page.locator('.image-shape img')).toBeVisible()
})

test('adding an image is one step, and so is moving and removing it; words say what it shows', async ({ arrive }) => {
  const { page } = await arrive()
  await startsDrawing(page)
  const images = imagesPage(page)
  await images.pastes([{ name: 'sketch.png', type: 'image/png', bytes: plainPng() }])
  await images.isShown()
  await isClean(page)
  await page.getByLabel('What does it show?').fill('The remote behind the sofa')
  await page.keyboard.press('Escape')
  await expect(images.onCanvas).toHaveAttribute('alt', 'The remote behind the sofa')
  await page.keyboard.press('Delete')
  await expect(images.onCanvas).toHaveCount(0)
  await page.keyboard.press('z')
  await images.isShown()
  await boardPage(page).switchesTo('Outline')
  await expect(page.getByText('Drawn around the moments: an image.')).toBeVisible()
  const list = page.getByRole('region', { name: 'Images on this map' })
  await expect(list.getByRole('img', { name: 'The remote behind the sofa' })).toBeVisible()
  await isClean(page)
  const chooser = page.waitForEvent('filechooser')
  await list.getByRole('button', { name: 'Add an image' }).click()
  await (await chooser).setFiles({ name: 'second.png', mimeType: 'image/png', buffer: Buffer.from(plainPng()) })
  await expect(list.getByLabel('What does second.png show?')).toBeVisible()
  await list.getByRole('button', { name: 'Remove second.png' }).click()
  await expect(list.getByLabel('What does second.png show?')).toHaveCount(0)
})

test('what is no image is refused in a sentence, 50 MB at once, and words are still words', async ({ arrive }) => {
  const { page } = await arrive()
  await startsDrawing(page)
  const images = imagesPage(page)
  const says = (sentence: RegExp) => expect(page.getByText(sentence).first()).toBeVisible()
  await images.pastes([{ name: 'holiday.png', type: 'image/png', bytes: executable() }])
  await says(/not an image that can be kept/)
  const svg = new TextEncoder().encode(svgWithScript)
  await images.pastes([{ name: 'drawing.png', type: 'image/png', bytes: svg }])
  await says(/An SVG file can hold a program/)
  await images.pastes([{ name: 'half.png', type: 'image/png', bytes: plainPng().subarray(0, 80) }])
  await says(/the file is not whole/)
  await canvasPage(page).canvas.evaluate((element) => {
    const data = new DataTransfer()
    data.items.add(new File([new Uint8Array(50 * 1024 * 1024)], 'scan.png', { type: 'image/png' }))
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
  })
  await says(/larger than 40 MB/)
  await expect(images.onCanvas).toHaveCount(0)
  // A table brings its picture along.
  await images.pastes([{ name: 'image.png', type: 'image/png', bytes: plainPng() }], 'Opens the fridge\nIt is empty')
  await boardPage(page).seesMoments(['Opens the fridge', 'It is empty'])
  await expect(images.onCanvas).toHaveCount(0)
})

test('without a connection an image waits on this device, also over a reload, and goes out by itself', async ({
  arrive,
  server,
}) => {
  const { page, context } = await arrive()
  await startsDrawing(page)
  await boardPage(page).isSaved()
  const images = imagesPage(page)
  await context.route(/\/images\//, (route) => route.abort())
  await images.pastes([{ name: 'sketch.png', type: 'image/png', bytes: plainPng() }])
  await images.isShown()
  await expect(images.state).toHaveText(/Kept on this device/)
  await page.reload()
  await images.isShown()
  await expect(images.state).toHaveText(/Kept on this device/)
  await context.unroute(/\/images\//)
  await page.evaluate(() => dispatchEvent(new Event('online')))
  await boardPage(page).isSaved()
  await expect(images.state).toHaveCount(0)
  await page.reload()
  await images.isShown()
  expect(await images.onCanvas.getAttribute('src')).toMatch(/^\/api\//)
  expect(server.output()).not.toContain('error')
})

test('an image is dropped where it is to lie; an AVIF becomes another kind before it is sent', async ({ arrive }) => {
  const { page } = await arrive()
  await startsDrawing(page)
  const images = imagesPage(page)
  const sent = page.waitForRequest((request) => request.method() === 'PUT')
  await images.drops({ name: 'holiday.avif', type: 'image/avif', bytes: avif() }, { x: 900, y: 260 })
  await images.isShown()
  const body = (await sent).postDataBuffer()
  expect(body?.toString('latin1')).toMatch(/^RIFF....WEBP/s)
  expect(body?.toString('latin1')).not.toContain(hidden)
  const box = await images.onCanvas.boundingBox()
  expect(Math.abs((box?.x ?? 0) + (box?.width ?? 0) / 2 - 900)).toBeLessThan(2)
  expect(Math.abs((box?.y ?? 0) + (box?.height ?? 0) / 2 - 260)).toBeLessThan(2)
  await boardPage(page).isSaved()
})

test('an image that was seen here is shown without a connection, and goes when its person leaves', async ({
  arrive,
}) => {
  const { page, context } = await arrive()
  await startsDrawing(page)
  const images = imagesPage(page)
  await images.pastes([{ name: 'sketch.png', type: 'image/png', bytes: plainPng() }])
  await images.isShown()
  await boardPage(page).isSaved()
  await context.route(/\/images\//, (route) => route.abort())
  await page.reload()
  await images.isShown()
  await expect(images.onCanvas).toHaveAttribute('src', /^blob:/)
  await expect(images.state).toHaveCount(0)
  await expect.poll(() => peoplePanel(page).keptCopies()).toContain('pictures')
  await peoplePanel(page).opens()
  await page.getByRole('button', { name: 'Leave this device' }).click()
  await page.getByRole('button', { name: 'Leave this device' }).click()
  await expect.poll(() => peoplePanel(page).keptCopies()).toEqual([])
})

test('what others show is kept by who has seen it, and forgotten where their right ends', async ({ arrive }) => {
  const priya = await arrive()
  await startsDrawing(priya.page)
  const invitation = await boardPage(priya.page).invitesFromHere()
  await imagesPage(priya.page).pastes([{ name: 'sketch.png', type: 'image/png', bytes: plainPng() }])
  await imagesPage(priya.page).isShown()
  await boardPage(priya.page).isReadyToShare()
  await boardPage(priya.page).goesTo('Share')
  await priya.page.getByRole('button', { name: /^Show (?:the|your)/ }).click()
  const noor = await arrive(invitation)
  await firstPage(noor.page).joins({ name: 'Noor', discipline: 'design' })
  await boardPage(noor.page).goesTo('Share')
  const shown = noor.page.locator('.image-shape img')
  await expect(shown).toBeVisible()
  await expect.poll(() => peoplePanel(noor.page).keptCopies()).toContain('pictures')
  await noor.context.route(/\/images\//, (route) => route.abort())
  await noor.page.reload()
  await expect(shown).toHaveAttribute('src', /^blob:/)
  await peoplePanel(priya.page).opens()
  await peoplePanel(priya.page).removes('Noor')
  await expect.poll(() => peoplePanel(noor.page).keptCopies()).toEqual([])
})
