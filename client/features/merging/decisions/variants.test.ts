import { describe, expect, test } from 'vitest'
import { sharedFlow } from '#shared/merge/shared-flow.ts'
import { derivedLinkId } from '#shared/model/experience-map.ts'
import type { SharedMap } from '#shared/model/shared-map.ts'
import { readMergeBoard } from '#shared/merge/merge-board.ts'
import { mapOf, momentId, sharedOf } from '../testing/maps.ts'
import { draftFrom, sidesOf, withVoice } from './variants.ts'

const maps = [
  mapOf({ id: 'noor', labels: ['Gets home', 'Asks a friend'] }),
  mapOf({ id: 'priya', labels: ['Comes home', 'Looks it up'] }),
]
const [start, ask, search] = ['start', 'ask', 'search'].map(momentId)

function board() {
  const shared: SharedMap = sharedOf([
    { id: 'start', sources: ['noor-0', 'priya-0'] },
    { id: 'ask', sources: ['noor-1'] },
    { id: 'search', sources: ['priya-1'] },
  ])
  const back = { id: derivedLinkId(momentId('ask'), momentId('start'), 'loop'), kind: 'loop' as const, label: '' }
  const looping = { ...shared, drawnLinks: [{ ...back, from: momentId('ask'), to: momentId('start') }] }
  return readMergeBoard({ maps, shared: looping, flow: sharedFlow(looping, maps), slotOf: () => 'reed' })
}

describe('writing a difference down', () => {
  test('at a fork each way on is a variant, with whoever drew it', () => {
    const draft = draftFrom([momentId('start')], board())
    expect(draft.variants).toEqual([
      { claim: 'ask', mapIds: ['noor'], sourceIds: ['noor-1'] },
      { claim: 'search', mapIds: ['priya'], sourceIds: ['priya-1'] },
    ])
    expect(draft.moments).toEqual([start, ask, search])
  })

  test('of several moments each is a variant; of one without a fork, or of nothing, two are left to be written', () => {
    expect(draftFrom([momentId('noor-1'), momentId('search')], board()).variants.map(({ claim }) => claim)).toEqual([
      'Asks a friend',
      'search',
    ])
    expect(draftFrom([momentId('ask')], board())).toMatchObject({
      variants: [{ claim: '' }, { claim: '' }],
      moments: [ask],
    })
    expect(draftFrom([], board()).variants).toHaveLength(2)
  })

  test('takes two variants with words; a voice that is taken away takes what it drew with it', () => {
    const draft = draftFrom([momentId('start')], board())
    const [first, second] = draft.variants
    if (!first || !second) throw new Error('two ways on')
    expect(sidesOf(draft)).toHaveLength(2)
    expect(sidesOf({ ...draft, variants: [first, { ...second, claim: '  ' }] })).toBeUndefined()
    const [noor] = first.mapIds
    if (!noor) throw new Error('Noor drew it')
    expect(withVoice(first, noor, false, board())).toEqual({ claim: 'ask', mapIds: [], sourceIds: [] })
    expect(withVoice(second, noor, true, board()).mapIds).toEqual(['priya', 'noor'])
  })
})
