import { describe, expect, test } from 'vitest'
import { sharedFlow } from '#shared/merge/shared-flow.ts'
import { readMergeBoard } from '#shared/merge/merge-board.ts'
import { mapOf, momentId, sharedOf } from '../testing/maps.ts'
import { createGuard } from './guard.ts'

const maps = [
  mapOf({
    id: 'noor',
    labels: ['Opens the app', 'Hunts for the remote', 'Chooses a film', 'Falls asleep'],
    kinds: { 1: 'pain' },
  }),
  mapOf({ id: 'priya', labels: ['Opens the television', 'Looks for the remote', 'Takes a film', 'Nods off'] }),
]

function guard(shared: Parameters<typeof sharedOf>[0] = []) {
  const map = sharedOf(shared)
  const { warnings } = createGuard(
    readMergeBoard({ maps, shared: map, flow: sharedFlow(map, maps), slotOf: () => 'reed' }),
  )
  return (ids: readonly string[], into?: string, relation: 'same' | 'part-of' = 'same') =>
    warnings(ids.map(momentId), into === undefined ? undefined : { sourceId: momentId(into) }, relation)
}

describe('the guard against saying too much with one moment', () => {
  test('says nothing where there is nothing to say', () => {
    expect(guard()(['noor-2', 'priya-2'])).toEqual([])
    expect(guard()(['noor-2'])).toEqual([])
  })

  test('two of one author, also where one of them has its place already', () => {
    expect(guard()(['noor-0', 'noor-2'])).toContain('Noor drew these as two moments.')
    const shared = [{ id: 'm', sources: ['noor-0', 'priya-0'] }]
    expect(guard(shared)(['noor-2'], 'priya-0')).toContain('Noor drew these as two moments.')
  })

  test('what goes wrong with what does not', () => {
    expect(guard()(['noor-1', 'priya-1'])).toEqual([
      '“Hunts for the remote” goes wrong, “Looks for the remote” does not.',
    ])
  })

  test('either end of the story, and words that have nothing in common', () => {
    expect(guard()(['noor-0', 'priya-3'])).toEqual([
      'They stand far apart in the story.',
      'Their words have nothing in common.',
    ])
  })

  test('a part may be of the same author and of another kind than its whole', () => {
    expect(guard()(['noor-1'], 'noor-2', 'part-of')).toEqual([])
  })
})
