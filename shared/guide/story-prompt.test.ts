import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { storyPrompt } from './story-prompt.ts'

const empty = { question: '', start: '', tooNarrow: '', tooBroad: '' }

function promptFor(question: string): string {
  return storyPrompt({ ...empty, question }).prompt.replace('Tell me about the last time ', '…')
}

describe('the story prompt', () => {
  test.each([
    [
      'How do people entertain themselves with film and TV at the end of a day today?',
      '…you entertained yourself with film and TV at the end of a day.',
    ],
    [
      'How do people get from hungry to fed on an evening when they don’t cook?',
      '…you got from hungry to fed on an evening when you didn’t cook.',
    ],
    ['How do people in pain get to a physiotherapist today?', '…you were in pain and got to a physiotherapist.'],
    ['How do customers who share a flat order their groceries on Sundays?', '…you ordered your groceries on a Sunday.'],
    [
      'How does a subscriber find something and watch it to the end?',
      '…you found something and watched it to the end.',
    ],
    ['how do people plan and cook dinner today', '…you planned and cooked dinner.'],
    ['How do small business owners send their first invoice these days?', '…you sent your first invoice.'],
    ['How do parents with small children plan a weekend?', '…you planned a weekend.'],
    ['When do people without a car go shopping?', '…you had no car and went shopping.'],
    ['What do commuters do when they miss their connection?', '…you missed your connection.'],
    ['What do people do when the train is late?', '…the train was late.'],
    ['What do people use to track their money?', '…you used something to track your money.'],
    ['How do people feel about their bank?', '…you had to do with your bank.'],
    ['How do people use our home screen?', '…you used [service].'],
  ])('%s', (question, prompt) => {
    expect(promptFor(question)).toBe(prompt)
  })

  test('what cannot be turned round without guessing leaves a gap for the team', () => {
    const gap = '…[what your question is about].'
    for (const question of [
      '',
      'Wie kommen Menschen heute zum Physio?',
      'How might we help people relax?',
      'Discovery',
      '🎬',
    ])
      expect(promptFor(question)).toBe(gap)
    expect(storyPrompt({ ...empty, question: 'Wie?', start: 'Notices hunger' }).prompt).toBe(
      'Tell me about the last time you noticed hunger.',
    )
  })

  test('it comes in three widths, and for a story that did not happen', () => {
    expect(
      storyPrompt({
        question: 'How do people decide what to watch?',
        start: 'The day’s duties are over',
        tooNarrow: 'How do people use our home screen?',
        tooBroad: 'How do people relax?',
      }),
    ).toEqual({
      prompt: 'Tell me about the last time you decided what to watch.',
      narrower: 'the last time you used [service]',
      wider: 'the last time you relaxed',
      dry: 'Tell me about the last time you set out to decide what to watch and didn’t.',
    })
    expect(storyPrompt({ ...empty, start: 'The day’s duties are over' }).wider).toBe(
      'the last time the day’s duties were over',
    )
  })

  test('a very long question gives a sentence that can be said', () => {
    const question = `How do freelancers ${'find clients who pay them on time and without a fuss, '.repeat(15)}today?`
    expect(storyPrompt({ ...empty, question }).prompt.length).toBeLessThan(260)
  })

  test('whatever the brief says, it is one sentence that asks for a story', () => {
    const words = fc.constantFrom(
      'How',
      'do',
      'people',
      'who',
      'get',
      'they',
      'and',
      'our',
      'in',
      'is',
      "don't",
      'themselves',
      'cats',
      ',',
      '?',
      '日本',
    )
    const brief = fc.oneof(
      fc.string(),
      fc.array(words, { maxLength: 14 }).map((parts) => parts.join(' ')),
    )
    fc.assert(
      fc.property(brief, brief, (question, start) => {
        const { prompt, dry } = storyPrompt({ ...empty, question, start })
        expect(prompt).toMatch(/^Tell me about the last time .+\.$/s)
        expect(dry).toMatch(/^Tell me about the last time .+\.$/s)
      }),
    )
  })
})
