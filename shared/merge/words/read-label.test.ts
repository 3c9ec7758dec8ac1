import { expect, test } from 'vitest'
import { loadRelations } from '../load-relations.ts'
import { noRelations } from '../word-relations.ts'
import { readLabel } from './read-label.ts'

const relations = await loadRelations()
const stemsOf = (label: string): readonly string[] => readLabel(label, relations).words.map((word) => word.stem)

test('words are compared by their stems, irregular forms too', () => {
  expect(stemsOf('Chose toppings')).toEqual(stemsOf('Chooses a topping'))
  expect(stemsOf('Went home')).toEqual(stemsOf('Goes home'))
})

test('a verb and its particle are one word, also when something stands between them', () => {
  expect(stemsOf('Looks the title up')).toContain('look_up')
  expect(stemsOf('Looks up the title')).toContain('look_up')
  expect(stemsOf('Writes the date on the calendar')).not.toContain('write_on')
})

test('speaking with one another and company count as words, whatever they are called (M23)', () => {
  for (const label of ['Asks the flatmates what they want', 'Haggles with the other one', 'The group chat argues'])
    expect(stemsOf(label)).toEqual(expect.arrayContaining(['>talk', '>company']))
  expect(stemsOf('Opens one app after the other')).not.toContain('>company')
})

test('short and new words are read as what they stand for', () => {
  expect(stemsOf('telly')).toEqual(stemsOf('TV'))
  expect(stemsOf('Opens the app')).toEqual(stemsOf('Opens the application'))
  expect(stemsOf('signUp')).toEqual(stemsOf('signs up'))
})

test('where a movement goes is kept', () => {
  expect(stemsOf('Gets into the tub')).toContain('>in')
  expect(stemsOf('Steps out of the tub')).toContain('>out')
  expect(stemsOf('Exits the tub')).toContain('>out')
})

test('what does not happen is noticed, and is not a word', () => {
  for (const label of ['Can’t find the door', "Doesn't answer", 'Nobody answers', 'No free dates'])
    expect(readLabel(label, relations).isNegated).toBe(true)
  expect(stemsOf('Not found')).not.toContain('not')
})

test('light verbs and words that many labels have weigh less than what they are done to', () => {
  const [takes, bag] = readLabel('Takes the bag', relations).words
  expect(takes?.emphasis).toBeLessThan(bag?.emphasis ?? 0)
  const [first, session] = readLabel('First session', relations).words
  expect(first?.emphasis).toBeLessThan(session?.emphasis ?? 0)
})

test('parts of a label are told apart', () => {
  const { words } = readLabel('Turns the telly on and opens an app', relations)
  expect(new Set(words.map((word) => word.clause)).size).toBe(2)
})

test('a label of function words alone is compared by them, an empty one by nothing', () => {
  expect(readLabel('So what', relations).words.length).toBeGreaterThan(0)
  expect(readLabel(' … ', relations).words).toEqual([])
})

test('labels in any language are split into words', () => {
  expect(readLabel('Öffnet die Wohnungstür', noRelations).words).toHaveLength(3)
  expect(readLabel('注文 する', noRelations).words).toHaveLength(2)
})
