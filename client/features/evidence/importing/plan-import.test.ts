import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parseTranscript } from '#shared/interviews/parse-transcript.ts'
import { suggestPseudonyms } from '#shared/interviews/pseudonymise.ts'
import type { Transcript } from '#shared/model/interview.ts'
import { type ImportAnswers, planImport, readOthers } from './plan-import.ts'

function readSample(name: string): Transcript {
  const read = parseTranscript(readFileSync(`samples/interviews/${name}`, 'utf8'), { fileName: name })
  if (!read.ok) throw new Error(read.sentence)
  return read.transcript
}

function answersFor(transcript: Transcript, more: Partial<ImportAnswers> = {}): ImportAnswers {
  return {
    pseudonyms: suggestPseudonyms(transcript, []),
    roles: new Map(),
    others: '',
    title: '',
    date: '2026-03-03',
    ...more,
  }
}

test('a Teams transcript becomes canonical text under pseudonyms, and no name is left in it', () => {
  const transcript = readSample('streaming-1-teams.vtt')
  const { interview, troubles } = planImport(transcript, answersFor(transcript, { others: 'Jo = J.' }))
  expect(troubles.size).toBe(0)
  expect(interview.speakers).toEqual([
    { name: 'I1', role: 'interviewer' },
    { name: 'P1', role: 'participant' },
  ])
  expect(interview.text).toContain('[0:10] P1: That was Tuesday.')
  expect(JSON.stringify(interview)).not.toMatch(/Noor|Participant 1|\bJo\b/)
})

test('a role that a person corrected is what is stored', () => {
  const transcript = readSample('streaming-2-otter.txt')
  const [first] = transcript.speakers
  const roles = new Map([[first?.name ?? '', 'unknown' as const]])
  expect(planImport(transcript, answersFor(transcript, { roles })).interview.speakers[0]?.role).toBe('unknown')
})

test('a missing pseudonym, one with a colon and a participant’s own name are pointed out', () => {
  const transcript: Transcript = {
    format: 'txt',
    speakers: ['Ana', 'Ben', 'Cem', 'P4'].map((name) => ({ name, role: 'participant' })),
    utterances: [{ speaker: 'Ana', text: 'Hello' }],
  }
  const pseudonyms = new Map([
    ['Ana', ' '],
    ['Ben', 'P: 2'],
    ['Cem', 'Cem'],
    ['P4', 'P4'],
  ])
  expect([...planImport(transcript, answersFor(transcript, { pseudonyms })).troubles.keys()]).toEqual([
    'Ana',
    'Ben',
    'Cem',
  ])
})

test('other names are given line by line, with or without what to write instead', () => {
  expect([...readOthers('Jo = the partner\n\n  Kofi\n= nothing')]).toEqual([
    ['Jo', 'the partner'],
    ['Kofi', 'K.'],
  ])
})
