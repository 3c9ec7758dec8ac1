import * as Y from 'yjs'
import { describe, expect, test } from 'vitest'
import { readSharedMap } from '#shared/documents/shared-map-document.ts'
import { createUndo } from '#shared/documents/undo.ts'
import { withDrawnDifferences } from '#shared/merge/drawn-differences.ts'
import { sharedFlow } from '#shared/merge/shared-flow.ts'
import type { Difference } from '#shared/model/difference.ts'
import { asId, type InterviewId, type PersonId } from '#shared/model/ids.ts'
import { readMergeBoard } from '#shared/merge/merge-board.ts'
import { momentId } from '../testing/maps.ts'
import { createDecider } from '../testing/decider.ts'
import { type DifferenceEntry, entriesOf, planErase, planMove, planWriteDown } from './plan-difference.ts'

const difference: Difference = {
  key: 'order:a|b',
  kind: 'order',
  sides: [],
  moments: [momentId('a'), momentId('b')],
  silent: [],
  severity: 3,
  title: 'What comes first?',
  question: 'Tell me how the evening began.',
}

function board() {
  const doc = new Y.Doc()
  const undo = createUndo(doc, 'map-shared')
  let clock = 0
  const shared = () => readSharedMap(doc)
  const entry = (): DifferenceEntry => {
    const [first] = entriesOf([difference], shared())
    if (!first) throw new Error('one difference')
    return first
  }
  const decider = () =>
    createDecider({
      doc,
      by: asId<PersonId>('person-noor'),
      now: () => ++clock,
      mintId: () => momentId('new'),
      board: readMergeBoard({ maps: [], shared: shared(), flow: sharedFlow(shared(), []), slotOf: () => 'reed' }),
    })
  return { entry, decider, undo, shared }
}

describe('a difference', () => {
  test('is open until somebody decides, and numbered as it is listed', () => {
    expect(board().entry()).toMatchObject({ number: 1, state: 'open', question: difference.question })
  })

  test('goes into the guide and out of it again, one undo step each', () => {
    const { entry, decider, undo } = board()
    decider().write(planMove(entry(), { state: 'question' }))
    expect(entry().state).toBe('question')
    decider().write(planMove(entry(), { state: 'open' }))
    expect(entry().state).toBe('open')
    undo.undo()
    expect(entry().state).toBe('question')
  })

  test('keeps the team’s own question through everything that follows', () => {
    const { entry, decider } = board()
    decider().write(planMove(entry(), { question: '  How did last night begin? ' }))
    decider().write(planMove(entry(), { state: 'settled', because: 'P1 and P4 told it this way' }))
    expect(entry()).toMatchObject({
      state: 'settled',
      question: 'How did last night begin?',
      decision: { because: 'P1 and P4 told it this way' },
    })
    decider().write(planMove(entry(), { state: 'reopened' }))
    expect(entry()).toMatchObject({ state: 'reopened', question: 'How did last night begin?' })
    expect(entry().decision?.because).toBeUndefined()
  })

  test('does not store a question that nobody changed', () => {
    const { entry, decider } = board()
    decider().write(planMove(entry(), { question: difference.question }))
    expect(entry().decision?.question).toBeUndefined()
  })

  test('what people write down is listed with the rest, has its question, and can be taken back', () => {
    const { decider, shared } = board()
    const sides = [
      { claim: 'Alone', mapIds: [], sourceIds: [] },
      { claim: 'Together', mapIds: [], sourceIds: [] },
    ]
    const key = 'drawn:new'
    decider().write(planWriteDown(key, { variants: sides, moments: [momentId('a')], question: ' ' }, sides))
    const entries = () => entriesOf(withDrawnDifferences([difference], shared(), []), shared())
    const [, written] = entries()
    if (!written) throw new Error('it is listed')
    expect(written).toMatchObject({ number: 2, state: 'open', difference: { key, title: '“Alone” or “Together”?' } })
    expect(written.question).toMatch(/^Tell me about the last time/)
    decider().write(planMove(written, { state: 'question' }))
    expect(entries()[1]?.state).toBe('question')
    decider().write(planErase(written))
    expect(entries()).toHaveLength(1)
  })

  test('says which interviews settled it until it is opened again', () => {
    const { entry, decider } = board()
    decider().write(
      planMove(entry(), { state: 'settled', because: 'P1 told it', interviews: [asId<InterviewId>('p1')] }),
    )
    decider().write(planMove(entry(), { question: 'How did it begin?' }))
    expect(entry().decision).toMatchObject({ state: 'settled', because: 'P1 told it', interviews: ['p1'] })
    decider().write(planMove(entry(), { state: 'reopened' }))
    expect(entry().decision?.interviews).toBeUndefined()
  })
})
