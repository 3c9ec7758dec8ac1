import * as fc from 'fast-check'
import { countedStances } from '../model/interview.ts'
import { describe, expect, test } from 'vitest'
import type { InterviewId, MomentId, PersonId, QuoteId, EvidenceId } from '../model/ids.ts'
import type { Evidence, Stance } from '../model/interview.ts'
import { formatInterviewText, formatTime, parseTime, readInterviewText } from './interview-text.ts'
import { suggestTargets } from './suggest-targets.ts'
import { countSupport } from './support.ts'

describe('the canonical text of an interview', () => {
  const speakers = [{ name: 'P1' }, { name: 'I1' }, { name: 'P1 and P2' }]

  test('is one utterance a line, with time and name where they are known', () => {
    const text = formatInterviewText([
      { speaker: 'P1', at: 10.4, text: 'That was\nTuesday.' },
      { speaker: 'I1', text: 'And then?' },
      { speaker: '', at: 3_723, text: 'Laughter' },
    ])
    expect(text).toBe('[0:10] P1: That was Tuesday.\nI1: And then?\n[1:02:03] Laughter')
  })

  test('is read back with the offsets of the words that were spoken', () => {
    const text = '[0:10] P1: That was Tuesday.\n\n  P1 and P2: Yes: both.\nPS: no speaker'
    const { utterances } = readInterviewText(text, speakers)
    expect(utterances.map(({ speaker, at, text }) => ({ speaker, at, text }))).toEqual([
      { speaker: 'P1', at: 10, text: 'That was Tuesday.' },
      { speaker: '', at: undefined, text: 'P1 and P2: Yes: both.' },
      { speaker: '', at: undefined, text: 'PS: no speaker' },
    ])
    for (const { start, end, text: spoken } of utterances) expect(text.slice(start, end)).toBe(spoken)
  })

  test('what was formatted is read as it was', () => {
    const utterance = fc.record({
      speaker: fc.constantFrom('P1', 'I1', 'P1 and P2'),
      at: fc.option(fc.nat(20_000), { nil: undefined }),
      text: fc.string({ unit: 'grapheme', minLength: 1 }).map((text) => `x${text.replaceAll(/\s/g, '')}`),
    })
    fc.assert(
      fc.property(fc.array(utterance), (utterances) => {
        const spoken = utterances.map(({ speaker, at, text }) => ({
          speaker,
          text,
          ...(at === undefined ? {} : { at }),
        }))
        const text = formatInterviewText(spoken)
        const read = readInterviewText(text, speakers).utterances
        expect(read.map(({ start: _start, end: _end, ...rest }) => rest)).toEqual(spoken)
        expect(read.map(({ start, end }) => text.slice(start, end))).toEqual(spoken.map((one) => one.text))
      }),
    )
  })

  test('times are read as recorders write them', () => {
    expect(['0:09', '00:01:20', '00:00:04.120', '00:00:04,5', '1:99', 'x'].map(parseTime)).toEqual([
      9,
      80,
      4.12,
      4.5,
      undefined,
      undefined,
    ])
    fc.assert(
      fc.property(fc.nat(200_000), (seconds) => {
        expect(parseTime(formatTime(seconds))).toBe(seconds)
      }),
    )
  })
})

function tie(quote: string, moment: string, stance: Stance, interview = 'i1'): Evidence {
  return {
    id: `${quote}${moment}${stance}${interview}` as EvidenceId,
    interviewId: interview as InterviewId,
    quoteId: quote as QuoteId,
    target: { kind: 'moment', id: moment as MomentId },
    stance,
    by: 'p' as PersonId,
    at: 1,
  }
}

const nothing = Object.fromEntries(countedStances.map((stance) => [stance, 0]))

describe('what interviews say about a moment', () => {
  test('quotes are counted by stance and stories by who came by, each once', () => {
    const counts = countSupport(
      [
        tie('q1', 'm', 'supports'),
        tie('q1', 'm', 'supports'),
        tie('q2', 'm', 'contradicts', 'i2'),
        tie('q3', 'n', 'new'),
      ],
      [{ interviewId: 'i3' as InterviewId, moments: ['m', 'm'] as MomentId[] }],
    )
    expect(counts).toEqual([
      { ...nothing, momentId: 'm', stories: 2, supports: 1, contradicts: 1 },
      { ...nothing, momentId: 'n', stories: 1, supports: 1 },
    ])
  })

  test('moments that share rare words with a quote come first, and the words are named', () => {
    const moments = ['Opens the app', 'Scrolls through the rows of the app', 'Falls asleep in front of the app'].map(
      (label, at) => ({ id: `m${at}` as MomentId, kind: 'step' as const, label, thinking: '', doing: '' }),
    )
    const [first, ...rest] = suggestTargets('I always fall asleep while the app plays', moments)
    expect(first?.moment.id).toBe('m2')
    expect(first?.words).toEqual(['fall', 'asleep', 'app'])
    expect(rest.map((target) => target.moment.id)).toEqual(['m0', 'm1'])
    expect(suggestTargets('', moments)).toEqual([])
    expect(suggestTargets('Schlaf', moments)).toEqual([])
  })
})
