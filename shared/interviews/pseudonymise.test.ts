import { describe, expect, test } from 'vitest'
import type { Transcript } from '../model/interview.ts'
import { pseudonymise, suggestPseudonyms } from './pseudonymise.ts'

const transcript: Transcript = {
  format: 'txt',
  speakers: [
    { name: 'Noor', role: 'interviewer' },
    { name: 'Will van der Berg', role: 'participant' },
    { name: 'Participant 2', role: 'participant' },
  ],
  utterances: [
    { speaker: 'Noor', at: 1, text: 'Will, will you stay? WILL’s choice. Willow trees, van and bergs.' },
    { speaker: 'Will van der Berg', text: 'Yes Noor. Mr Berg will; will van  der berg does.' },
    { speaker: 'Participant 2', text: 'The participant agrees.' },
  ],
}

describe('pseudonyms', () => {
  test('are suggested by role, keep the numbers that a file has, and spare those of other interviews', () => {
    expect([...suggestPseudonyms(transcript, ['P1', 'I1'])]).toEqual([
      ['Noor', 'I2'],
      ['Will van der Berg', 'P3'],
      ['Participant 2', 'P2'],
    ])
    expect([...suggestPseudonyms(transcript, ['P2'])].map(([, pseudonym]) => pseudonym)).toEqual(['I1', 'P1', 'P3'])
  })

  test('stand wherever a name or a part of it was said, and nowhere else', () => {
    const hidden = pseudonymise(transcript, suggestPseudonyms(transcript, []))
    expect(hidden.speakers.map(({ name }) => name)).toEqual(['I1', 'P1', 'P2'])
    expect(hidden.utterances).toEqual([
      { speaker: 'I1', at: 1, text: 'P1, will you stay? P1’s choice. Willow trees, van and bergs.' },
      { speaker: 'P1', text: 'Yes I1. Mr P1 will; P1 does.' },
      { speaker: 'P2', text: 'The participant agrees.' },
    ])
    expect(JSON.stringify(hidden)).not.toMatch(/Noor|Berg\b|Will\b/)
  })

  test('two names of one person become one speaker, and a name may be kept', () => {
    const renames = new Map([
      ['Noor', 'Noor'],
      ['Will van der Berg', 'P1'],
      ['Participant 2', 'P1'],
    ])
    expect(pseudonymise(transcript, renames).speakers).toEqual([
      { name: 'Noor', role: 'interviewer' },
      { name: 'P1', role: 'participant' },
    ])
    expect(pseudonymise(transcript, renames).utterances[1]?.text).toContain('Yes Noor')
  })

  test('a pseudonym cannot break the line it stands in, and names are no patterns', () => {
    const odd: Transcript = {
      format: 'txt',
      speakers: [{ name: 'A. (B+', role: 'unknown' }],
      utterances: [{ speaker: 'A. (B+', text: 'AxxB and A. (B+ too' }],
    }
    const hidden = pseudonymise(odd, new Map([['A. (B+', 'P1: \nx']]))
    expect(hidden.utterances[0]).toEqual({ speaker: 'P1 x', text: 'AxxB and P1 x too' })
  })
})
