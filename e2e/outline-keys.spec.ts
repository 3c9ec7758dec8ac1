import { boardPage } from './pages/board-page.ts'
import { canvasPage } from './pages/canvas-page.ts'
import { firstPage } from './pages/first-page.ts'
import { outlinePage } from './pages/outline-page.ts'
import { isClean } from './support/is-clean.ts'
import { expect, test } from './support/test.ts'

for (const colorScheme of ['light', 'dark'] as const)
  test(`in the outline the keys of the canvas mean the same, also for several rows at once, ${colorScheme}`, async ({
    arrive,
  }) => {
    const { page } = await arrive('/', { colorScheme })
    await firstPage(page).startsABoard({ outcome: 'An outcome', name: 'Noor' })
    await boardPage(page).goesTo('Draw alone')
    await boardPage(page).typesMoments(['House goes quiet', 'Clicks through the app', 'Argues', 'Falls asleep'])
    await page.keyboard.press('Escape')
    await boardPage(page).switchesTo('Outline')
    const outline = outlinePage(page)
    const { keyboard } = page
    const row = (heard: RegExp) => outline.row(heard)
    await expect(page.getByText('“Clicks” speaks of a screen')).toBeVisible()

    // Three are chosen, grouped, and put into a chapter.
    await row(/House/).focus()
    await keyboard.press('Shift+ArrowDown')
    await keyboard.press('Shift+ArrowDown')
    await expect(row(/Argues/)).toBeFocused()
    await expect(page.getByText('3 moments chosen.')).toBeAttached()
    await expect(page.locator('.row-face.chosen')).toHaveCount(3)
    const bar = page.getByRole('toolbar', { name: 'What to do with the chosen moments' })
    await expect(bar).toBeVisible()
    await keyboard.press('Control+g')
    await expect(row(/Argues, in a group/)).toBeFocused()
    await expect(page.getByText('in a group')).toHaveCount(3)
    await isClean(page)
    await keyboard.press('Shift+C')
    await expect(bar.getByRole('combobox')).toBeFocused()
    await keyboard.type('Evening')
    await keyboard.press('Enter')
    await expect(row(/Argues/)).toBeFocused()
    await expect(page.getByRole('tree', { name: 'Chapter: Evening' }).getByRole('treeitem')).toHaveCount(3)
    await keyboard.press('z')
    await expect(page.getByRole('tree', { name: 'Chapter: Evening' })).toHaveCount(0)
    await keyboard.press('Control+Shift+G')
    await expect(page.getByText('in a group')).toHaveCount(0)

    // Locked, they are not taken away; unlocked, they go as one step, and come back as one.
    await keyboard.press('Shift+L')
    await keyboard.press('Delete')
    await expect(page.getByText('It is locked, so it stays.').first()).toBeVisible()
    await keyboard.press('Shift+L')
    await keyboard.press('Delete')
    await expect(page.getByRole('treeitem')).toHaveCount(1)
    await expect(row(/Falls asleep/)).toBeFocused()
    await keyboard.press('z')
    await expect(page.getByRole('treeitem')).toHaveCount(4)

    // Joined; and the other keys of a single moment.
    await row(/Clicks/).focus()
    await keyboard.press('Shift+ArrowDown')
    await keyboard.press('j')
    await expect(row(/Clicks through the app Argues/)).toBeFocused()
    await keyboard.press('z')
    await expect(row(/^3, Argues/)).toBeVisible()
    await row(/Argues/).focus()
    await keyboard.press('d')
    await keyboard.type('not again')
    await keyboard.press('Escape')
    await expect(row(/Argues, thinking: not again/)).toBeFocused()
    await keyboard.press('l')
    await expect(page.getByRole('combobox', { name: 'A number, or some letters of the moment' })).toBeFocused()
    await keyboard.type('1')
    await keyboard.press('Enter')
    await keyboard.press('Escape')
    await expect(row(/Argues, .*and again from 1/)).toBeFocused()
    await keyboard.press('n')
    await keyboard.type('Gives in')
    await keyboard.press('Escape')
    await expect(row(/^4, Gives in/)).toBeFocused()
    await keyboard.press('b')
    await keyboard.type('Walks out')
    await keyboard.press('Escape')
    await expect(row(/Walks out/)).toBeFocused()

    // Looked for, and found; given up, the focus is where it was.
    await keyboard.press('/')
    await expect(page.getByRole('combobox', { name: 'Look for a moment' })).toBeFocused()
    await keyboard.type('house')
    await isClean(page)
    await keyboard.press('Enter')
    await expect(row(/House/)).toBeFocused()
    await keyboard.press('/')
    await keyboard.press('Escape')
    await expect(row(/House/)).toBeFocused()

    // All, cut and brought back; and the canvas is laid out from here.
    await keyboard.press('Control+a')
    await expect(page.locator('.row-face.chosen')).toHaveCount(6)
    await keyboard.press('Escape')
    await expect(page.locator('.row-face.chosen')).toHaveCount(0)
    await keyboard.press('Shift+T')
    await expect(page.getByText('The canvas is laid out as a flow.')).toBeAttached()
    await boardPage(page).switchesTo('Canvas')
    const canvas = canvasPage(page)
    await expect(canvas.moment('House')).toBeVisible()
    const [house, clicks] = await Promise.all([canvas.middleOf('House'), canvas.middleOf('Clicks')])
    expect(Math.abs(house.y - clicks.y)).toBeLessThan(2)
    expect(clicks.x).toBeGreaterThan(house.x)
  })
