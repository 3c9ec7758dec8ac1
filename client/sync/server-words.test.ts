import { expect, test } from 'vitest'
import { saidByServer } from './server-words.ts'

test('what the server says is said by the catalogue, with the values that it sent', () => {
  const full = { reason: 'interviewsFull', values: [40], sentence: 'as the server would put it' }
  expect(saidByServer(full)).toBe('This board has 40 interviews, which is all it can hold.')
})

test('a sentence that only a newer server knows is shown as it sent it', () => {
  expect(saidByServer({ reason: 'ofTomorrow', values: [], sentence: 'It is tomorrow.' })).toBe('It is tomorrow.')
})
