import { describe, expect, test } from 'vitest'
import type { EvidenceId, InterviewId, MomentId, PersonId, QuoteId } from '../model/ids.ts'
import type { Evidence, Stance } from '../model/interview.ts'
import type { EvidenceTarget } from '../model/shared-map.ts'
import { voicesOn } from './difference-evidence.ts'

const m = (id: string) => id as MomentId
const difference = { key: 'order:a|b', moments: [m('a'), m('b')] }
let ties = 0
const tie = (interview: string, quote: string, stance: Stance, target: EvidenceTarget): Evidence => ({
  id: `e${++ties}` as EvidenceId,
  interviewId: interview as InterviewId,
  quoteId: quote as QuoteId,
  by: 'noor' as PersonId,
  at: 1,
  stance,
  target,
})

describe('which interviews have spoken to a difference', () => {
  test('to itself, its moments and the ways between them; each quote once for a stance', () => {
    const evidence = [
      tie('p2', 'q1', 'supports', { kind: 'moment', id: m('a') }),
      tie('p2', 'q1', 'supports', { kind: 'moment', id: m('b') }),
      tie('p2', 'q2', 'contradicts', { kind: 'difference', key: 'order:a|b' }),
      tie('p1', 'q3', 'nuances', { kind: 'link', from: m('b'), to: m('a') }),
      tie('p1', 'q4', 'supports', { kind: 'link', from: m('b'), to: m('c') }),
      tie('p1', 'q5', 'supports', { kind: 'difference', key: 'feeling:c' }),
      tie('withdrawn', 'q6', 'supports', { kind: 'moment', id: m('a') }),
    ]
    const voices = voicesOn(difference, evidence, ['p1', 'p2', 'p3'] as InterviewId[])
    expect(voices.map(({ interviewId, stances }) => [interviewId, ...stances])).toEqual([
      ['p1', ['nuances', 1]],
      ['p2', ['supports', 1], ['contradicts', 1]],
    ])
  })
})
