import { writeFile } from 'node:fs/promises'
import { plainPng } from '../shared/images/testing/pictures.ts'
import { boardPage } from './pages/board-page.ts'
import { firstPage } from './pages/first-page.ts'
import { mergePage } from './pages/merge-page.ts'
import { expect, test } from './support/test.ts'

test('sketches, images and chapters come along into the merge, with whose they are, once the map is shown', async ({
  arrive,
}, info) => {
  const path = info.outputPath('board.json')
  await writeFile(path, JSON.stringify(evening))
  const { page } = await arrive('/', { reducedMotion: 'reduce' })
  await firstPage(page).opensAFile(path, 'Sam')
  const sam = mergePage(page)
  await expect(sam.question).toBeVisible()
  const invitation = await boardPage(page).invitesFromHere()
  const guest = await arrive(invitation, { reducedMotion: 'reduce' })
  await firstPage(guest.page).joins({ name: 'Ada', discipline: 'design' })

  await boardPage(guest.page).goesTo('Draw alone')
  await boardPage(guest.page).typesMoments(['> Friday evening, finally', 'Is hungry'])
  await guest.page.keyboard.press('Escape')
  const canvas = guest.page.getByRole('application')
  await canvas.evaluate((element, base64) => {
    const data = new DataTransfer()
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
    data.items.add(new File([bytes], 'fridge.png', { type: 'image/png' }))
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
  }, Buffer.from(plainPng()).toString('base64'))
  await expect(guest.page.locator('.image-shape img')).toBeVisible()
  await boardPage(guest.page).isSaved()
  await boardPage(guest.page).isReadyToShare()

  // Nothing of it is there before the map is shown.
  await expect(page.getByRole('button', { name: /Ada’s image/ })).toHaveCount(0)
  await boardPage(page).goesTo('Share')
  await page.getByRole('button', { name: 'Show the map of Ada' }).click()
  await boardPage(page).goesTo('Merge')
  const small = page.locator('.lane-picture').getByRole('button', { name: /^Ada’s image/ })
  await expect(small.locator('img')).toBeVisible()
  await small.press('Enter')
  const large = page.getByRole('dialog', { name: 'Ada’s image' })
  await expect(large.locator('img')).toBeVisible()
  // Letters decide nothing behind it.
  const count = await sam.count.innerText()
  await page.keyboard.press('a')
  await page.keyboard.press('Escape')
  await expect(large).toBeHidden()
  await sam.seesCount(count)

  // A chapter stands where it begins; a sketch is small on the card, and large on demand.
  await expect(page.locator('.lane-chapter')).toHaveText(['Before'])
  const sketch = sam.panel.getByRole('button', { name: 'Kim’s sketch: an empty plate. Look at it large' })
  await expect(async () => {
    if (!(await sketch.isVisible())) await sam.presses('n')
    await expect(sketch).toBeVisible({ timeout: 1_000 })
  }).toPass({ timeout: 15_000 })
  await sketch.press('Enter')
  const plate = page.getByRole('dialog', { name: 'Kim’s sketch: an empty plate' })
  await expect(plate.locator('.sketch-picture')).toBeVisible()
  await plate.getByRole('button', { name: 'Close' }).click()

  // On the moment that it becomes, in the outline as well.
  await sam.presses('a')
  await sam.seesCount(/^1 moment/)
  await sam.looksAtTheOutline()
  await page.locator('.outline-rows .outline-label').first().click()
  await expect(sketch).toBeVisible()
  await expect(sam.panel).toContainText('In the chapter “Before”')
})

const line = (id: string, x: number) => ({ id, width: 1, points: [x, 10, x + 40, 60, x + 80, 10] })
const evening = {
  tributary: 1,
  title: 'Friday',
  brief: { outcome: 'Fewer hungry Fridays' },
  maps: ['Kim', 'Sam'].map((name) => ({
    id: name,
    author: { name, discipline: 'design' },
    moments: [
      {
        id: `${name}1`,
        kind: 'start',
        label: 'Gets hungry',
        ...(name === 'Kim'
          ? { chapter: 'Before', sketch: { strokes: [line('a', 10), line('b', 60)], words: 'an empty plate' } }
          : {}),
      },
      { id: `${name}2`, kind: 'step', label: 'Opens the fridge' },
    ],
    links: [{ from: `${name}1`, to: `${name}2`, kind: 'next' }],
  })),
}
