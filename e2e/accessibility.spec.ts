import { boardPage } from './pages/board-page.ts'
import { firstPage } from './pages/first-page.ts'
import { peoplePanel } from './pages/people-panel.ts'
import { isClean } from './support/is-clean.ts'
import { interview } from './support/stories.ts'
import { expect, test } from './support/test.ts'

for (const colorScheme of ['light', 'dark'] as const) {
  test(`every page is free of accessibility violations, ${colorScheme}`, async ({ arrive }) => {
    test.setTimeout(300_000)
    const { page } = await arrive('/', { colorScheme, reducedMotion: 'reduce' })
    await isClean(page, 'first page')

    await firstPage(page).opensTheSample()
    const visitor = boardPage(page)
    await expect(page.getByRole('heading', { name: /same moment\?|Only/ })).toBeVisible()
    await isClean(page, 'merge')
    await page.keyboard.press('a')
    await page.keyboard.press('Shift+A')
    await expect(page.locator('.merge-count')).toContainText('moment')
    await isClean(page, 'merge, begun')
    await page.goto(page.url().replace(/\/merge.*/, '/merge?view=differences'))
    await expect(page.getByRole('heading', { name: /difference/i }).first()).toBeVisible()
    await isClean(page, 'differences')

    await visitor.goesTo('Brief')
    await expect(page.getByLabel('Which question do you want to draw?')).toBeVisible()
    await isClean(page, 'brief')

    await visitor.goesTo('Draw alone')
    // The visitor's map is begun: they go on from its last moment.
    await page.locator('.moment', { hasText: 'Scrolls and scrolls' }).dblclick({ force: true })
    await page.keyboard.press('Enter')
    await visitor.typesMoments(['Begins somewhere', 'Goes on', '! Goes wrong'])
    await page.keyboard.press('Escape')
    await isClean(page, 'canvas')
    await page.keyboard.press('s')
    await page.keyboard.press('Enter')
    await page.keyboard.type('Ask Jo')
    await isClean(page, 'canvas, an open note')
    await page.keyboard.press('Escape')
    await page.keyboard.press('f')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'More', exact: true }).click()
    await isClean(page, 'canvas, a figure and all tools')
    await page.keyboard.press('Escape')
    await page.getByRole('application').focus()
    await page.keyboard.press('Home')
    await page.keyboard.press('Shift+S')
    await isClean(page, 'canvas, a sketch')
    await page.keyboard.press('Escape')
    await visitor.switchesTo('Outline')
    await page.getByText('Goes on', { exact: true }).click()
    await isClean(page, 'outline')

    await visitor.goesTo('Share')
    await expect(page.getByRole('heading', { name: 'Read each other’s maps' })).toBeVisible()
    await isClean(page, 'share')

    await visitor.goesTo('Interviews')
    await page.getByRole('link', { name: 'Add an interview' }).click()
    await page.getByLabel('Transcript or notes').fill(interview)
    await isClean(page, 'adding an interview')
    await page.getByRole('button', { name: 'Read it' }).click()
    await expect(page.getByLabel('Pseudonym for Hannah Berg')).toBeVisible()
    await isClean(page, 'checking an interview')
    await page.getByText('They know that we keep these words').click()
    await page.getByRole('button', { name: 'Keep this interview' }).click()
    await expect(page.getByLabel(/What was said in the interview with/)).toBeVisible()
    await isClean(page, 'interviews')

    await visitor.goesTo('Guide')
    await expect(page.getByRole('heading', { name: 'What we want to learn' })).toBeVisible()
    await isClean(page, 'guide')
    await page.getByRole('link', { name: 'Versions' }).click()
    await page.getByLabel('What is this version?').fill('as far as we came')
    await page.getByRole('button', { name: 'Keep a version' }).click()
    await page.getByRole('button', { name: 'Go back to this map' }).click()
    await isClean(page, 'versions')
    await page.keyboard.press('Escape')
    await peoplePanel(page).opens()
    await isClean(page, 'people')
  })
}
