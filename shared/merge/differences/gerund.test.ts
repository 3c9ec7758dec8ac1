import { describe, expect, test } from 'vitest'
import { coreOf, gerundOf } from './gerund.ts'

describe('a label said as what somebody was doing', () => {
  test.each([
    ['Opens the app, greeted by the home screen', 'opening the app'],
    ['Turns the telly on and opens a streaming app', 'turning the telly on and opening a streaming app'],
    ['Sits down on the sofa', 'sitting down on the sofa'],
    ['Chooses toppings', 'choosing toppings'],
    ['Tries to log in', 'trying to log in'],
    ['Is offered a date three weeks away', 'being offered a date three weeks away'],
    ['Lies on the table and is finally listened to', 'lying on the table'],
    ['Wakes up and can’t turn the head', 'waking up'],
    ['I open the app', 'opening the app'],
    ['The customer rings the shop', 'ringing the shop'],
    ['take off clothes', 'taking off clothes'],
    ['to wash body', 'washing body'],
  ])('%s', (label, said) => {
    expect(gerundOf(label)).toBe(said)
  })

  test.each([
    'Profile picker',
    'Laptop shut, evening begins',
    '20:30, no dinner planned',
    'Codes expire',
    'Text reminder the day before',
    'Search hit belongs to another catalogue',
    'Group chat argues',
    'Glass breaks',
    'Öffnet die App',
    'Pays',
    '',
  ])('what is not surely a verb is left alone: %j', (label) => {
    expect(gerundOf(label)).toBeUndefined()
  })

  test.each([
    ['being offered a date three weeks away', 'being offered a date'],
    ['typing a name into search', 'typing a name'],
    ['checking what’s in the fridge', 'checking what’s in the fridge'],
    ['nodding off before the end', 'nodding off before the end'],
    ['getting hungry after work', 'getting hungry'],
    ['scrolling through the rows on the home page', 'scrolling through the rows'],
    ['opening the app', 'opening the app'],
    ['eating it and asking for the money', 'eating it and asking for the money'],
  ])('a question says less: %s', (gerund, core) => {
    expect(coreOf(gerund)).toBe(core)
  })
})
