import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { emptyBrief } from './brief.ts'
import { findScreenWord, productNames } from './screen-words.ts'

describe('a word that speaks of a screen', () => {
  test.each([
    ['Clicks through to the offer', 'Clicks'],
    ['Looks at her dashboard', 'dashboard'],
    ['Lands on the log-in page', 'log-in page'],
    ['Taps the Buy button', 'Buy button'],
    ['The user picks a film', 'The user'],
    ['Opens the settings menu', 'settings menu'],
    ['Gives up at the checkout screen', 'checkout screen'],
    ['Closes the pop-up and clicks again', 'pop-up'],
    ['Wonders about the UI', 'UI'],
  ])('%s: “%s”', (label, word) => {
    expect(findScreenWord(label)).toBe(word)
  })

  test.each([
    'Opens the app',
    'Scrolls row after row',
    'Reads the menu at the restaurant',
    'Buttons up his coat',
    'Pushes the lift button',
    'Presses play',
    'The screen goes dark',
    'Turns the page of the book',
    'Pays the tab',
    'Fills in a form at the desk',
    'Puts the window down',
    'Types a title into search',
    'Gets a notification while cooking',
    'Uses a coffee filter',
    'Guides a friend',
    'Clickety-clack on the train',
    '',
    'مرحبا 🛋️',
  ])('is not in what customers say: %s', (label) => {
    expect(findScreenWord(label)).toBeUndefined()
  })

  test('is in two moments of the samples, which speak of a home screen, and in no other', () => {
    const found: string[] = []
    for (const name of ['streaming-evening', 'friday-pizza', 'booking-a-physio']) {
      const sample: unknown = JSON.parse(readFileSync(new URL(`../../samples/${name}.json`, import.meta.url), 'utf8'))
      const labels = JSON.stringify(sample).match(/(?<="label":")(?:[^"\\]|\\.)*/g) ?? []
      expect(labels.length).toBeGreaterThan(10)
      found.push(...labels.flatMap((label) => findScreenWord(label) ?? []))
    }
    expect(found).toEqual(['home page', 'home screen'])
  })
})

describe('the product’s name', () => {
  const brief = { ...emptyBrief, outcome: 'More evenings on which a subscriber of Streamly watches to the end' }

  test('is read from the outcome and the question that is too narrow', () => {
    expect(productNames(brief)).toEqual(['Streamly'])
    expect(productNames({ ...brief, tooNarrow: 'How do people use the Watchlist on a Friday in March?' })).toEqual([
      'Streamly',
      'Watchlist',
    ])
    expect(findScreenWord('Sees Streamly’s new films', productNames(brief))).toBe('Streamly')
  })

  test('is no word that only begins a sentence, and no name of the customer', () => {
    expect(productNames({ ...emptyBrief, outcome: 'Fewer TV evenings. Hannah is happy. I am too.' })).toEqual([])
    expect(productNames({ ...emptyBrief, actor: 'A subscriber called Hannah' })).toEqual([])
    expect(findScreenWord('Streamlyish evenings', ['Streamly'])).toBeUndefined()
    expect(findScreenWord('What (is) it?', ['(is', 'a+b'])).toBe('(is')
  })
})
