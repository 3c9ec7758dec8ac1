import { describe, expect, test } from 'vitest'
import { areDisjoint, channelsIn } from './channels.ts'
import { areApart, quantitiesIn } from './quantities.ts'
import { namesCompany } from './words.ts'

describe('amounts in words', () => {
  test.each([
    ['Forty minutes gone and still nothing chosen', [[2_400, 'time']]],
    ['Two minutes, I know what I want', [[120, 'time']]],
    ['Waits half an hour', [[1_800, 'time']]],
    ['Waits an hour', [[3_600, 'time']]],
    ['Puts up with it for a few weeks', [[1_814_400, 'time']]],
    ['2.5 hours later', [[9_000, 'time']]],
    ['Six euros for delivery?', [[6, 'euros']]],
    ['Gets three proposed times by e-mail', [[3, 'times']]],
    ['Compares 1,200 offers', [[1_200, 'offers']]],
  ])('%s', (text, amounts) => {
    expect(quantitiesIn(text).map(({ value, unit }) => [value, unit])).toEqual(amounts)
  })

  test.each([
    'Googles the symptoms at 2 a.m.',
    '20:30, no dinner planned',
    'One more won’t hurt',
    'Can we agree on one?',
    'Opens the fridge: half a lemon and old rice',
    'Stops going after the third time',
    'Calls one practice after another',
    'The first night',
    '',
  ])('none in %j', (text) => {
    expect(quantitiesIn(text)).toEqual([])
  })

  test('sixty minutes and an hour are the same, forty and two are not', () => {
    const [hour, minutes, two] = ['an hour', 'sixty minutes', 'two minutes'].map((text) => quantitiesIn(text)[0])
    if (!hour || !minutes || !two) throw new Error('three amounts')
    expect(areApart(hour, minutes)).toBe(false)
    expect(areApart(minutes, two)).toBe(true)
  })
})

describe('channels in words', () => {
  test.each([
    ['Calls the pizzeria', ['a call']],
    ['Phones the practice after all', ['a call']],
    ['Books by phone', ['a call']],
    ['Holds the phone to pay', ['a phone']],
    ['Fills in the booking form on the website', ['the web']],
    ['Gets an e-mail', ['e-mail']],
    ['Opens the app', ['an app']],
    ['Sits down', []],
  ])('%s', (text, names) => {
    expect([...channelsIn(text)]).toEqual(names)
  })

  test('nothing named is no channel of its own', () => {
    expect(areDisjoint(channelsIn('Calls'), channelsIn('Sits'))).toBe(false)
    expect(areDisjoint(channelsIn('Calls'), channelsIn('Opens the app'))).toBe(true)
    // To pay in cash and to write in the chat are no two ways to do one thing.
    expect(areDisjoint(channelsIn('Tips in cash'), channelsIn('Complains in the chat'))).toBe(false)
    expect(areDisjoint(channelsIn('Pays by card'), channelsIn('Holds the phone to pay'))).toBe(true)
    expect(areDisjoint(channelsIn('Looks at the phone'), channelsIn('Goes to the counter'))).toBe(true)
  })
})

test.each([
  ['Asks partner what they’re in the mood for', true],
  ['Remembers a colleague’s tip', true],
  ['Haggles with the other one', true],
  ['Can we agree on one?', true],
  ['Presses play', false],
  ['Rings the practice', false],
  ['Searches the other shop', false],
])('%s: somebody else is named: %s', (text, isThere) => {
  expect(namesCompany(text)).toBe(isThere)
})
