import { describe, expect, test } from 'vitest'
import { countMoments, countSentence } from './counts.ts'
import { sharedOf } from './testing/maps.ts'

const moments = sharedOf([
  { id: 'all', sources: ['noor-0', 'priya-0', 'tomasz-0'] },
  { id: 'some', sources: ['noor-1', 'priya-1'] },
  { id: 'one', sources: ['noor-2', 'noor-3'] },
  { id: 'drawn', sources: [] },
]).moments

describe('where the merge stands', () => {
  test('counts authors, not sources, and leaves out what was drawn by hand', () => {
    expect(countMoments(moments, 3)).toEqual({ moments: 3, fromAll: 1, fromSome: 1, fromOne: 1 })
  })

  test('is said in a sentence', () => {
    const { head, rest } = countSentence(countMoments(moments, 3), 3)
    expect(`${head} ${rest}`).toBe('3 moments: 1 from all, 1 from some, 1 from one')
  })

  test('with two maps it says “both”, with one nothing about others', () => {
    const two = countMoments(moments.slice(1), 2)
    expect(countSentence(two, 2).rest).toBe('1 from both, 1 from one')
    expect(countSentence(countMoments(moments.slice(2), 1), 1)).toEqual({ head: '1 moment', rest: '' })
  })

  test('an empty map is no row of zeros', () => {
    expect(countSentence(countMoments([], 3), 3)).toEqual({ head: 'Nothing on the shared map yet', rest: '' })
  })
})
