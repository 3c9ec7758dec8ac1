import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { briefFields, emptyBrief } from '../model/brief.ts'
import type { EvidenceId, InterviewId, MomentId, PersonId, QuoteId } from '../model/ids.ts'
import type { Evidence } from '../model/interview.ts'
import {
  addEvidence,
  briefText,
  changeStance,
  editGuide,
  readBrief,
  readEvidence,
  readGuideEdits,
  readPaths,
  removeEvidence,
  writeBrief,
  writePath,
} from './board-document.ts'
import { readerOf, createPeers } from './testing/peers.ts'

const tie: Evidence = {
  id: 'e1' as EvidenceId,
  interviewId: 'i1' as InterviewId,
  quoteId: 'q1' as QuoteId,
  target: { kind: 'moment', id: 'm1' as MomentId },
  stance: 'supports',
  by: 'noor' as PersonId,
  at: 5,
}

describe('the board’s own document', () => {
  test('a brief reads as it was written, field by field', () => {
    const doc = new Y.Doc()
    expect(readBrief(doc)).toEqual(emptyBrief)
    const brief = Object.fromEntries(briefFields.map((field) => [field, `the ${field}`]))
    writeBrief(doc, brief)
    writeBrief(doc, { actor: 'A viewer' })
    expect(readBrief(readerOf(doc))).toEqual({ ...brief, actor: 'A viewer' })
  })

  test('two people write one field, or two, at once', () => {
    const peers = createPeers(2, 'board')
    const [noor, priya] = peers.docs
    if (!noor || !priya) throw new Error('two were asked for')
    briefText(noor, 'question').insert(0, 'How do people watch?')
    peers.settle()
    briefText(noor, 'question').insert(13, ' today')
    briefText(priya, 'question').insert(0, 'Today: ')
    writeBrief(priya, { start: 'The day is over' })
    peers.settle()
    expect(readBrief(noor)).toEqual(readBrief(priya))
    expect(readBrief(noor)).toMatchObject({ question: 'Today: How do people today watch?', start: 'The day is over' })
    peers.close()
  })

  test('evidence of every sort reads as it was written, and its stance changes apart from it', () => {
    const doc = new Y.Doc()
    const all: Evidence[] = [
      tie,
      { ...tie, id: 'e2' as EvidenceId, target: { kind: 'link', from: 'a' as MomentId, to: 'b' as MomentId } },
      { ...tie, id: 'e3' as EvidenceId, target: { kind: 'difference', key: 'order:x' }, stance: 'new' },
    ]
    for (const one of all) addEvidence(doc, one)
    expect(readEvidence(readerOf(doc))).toEqual(all)
    changeStance(doc, tie.id, 'contradicts')
    removeEvidence(doc, ['e2' as EvidenceId])
    expect(readEvidence(doc)).toEqual([{ ...tie, stance: 'contradicts' }, all[2]])
  })

  test('a story’s path is the moments it went through, in that order', () => {
    const doc = new Y.Doc()
    const path = { interviewId: 'i1' as InterviewId, moments: ['b', 'a', 'b'] as MomentId[] }
    writePath(doc, path)
    expect(readPaths(readerOf(doc))).toEqual([path])
  })

  test('a changed line of the guide can be given back to the map', () => {
    const doc = new Y.Doc()
    const edit = { hidden: true, text: 'In our words', by: 'noor' as PersonId, at: 3 }
    editGuide(doc, 'line-1', edit)
    expect(readGuideEdits(readerOf(doc))).toEqual(new Map([['line-1', edit]]))
    editGuide(doc, 'line-1', undefined)
    expect(readGuideEdits(doc).size).toBe(0)
  })

  test('a newer app’s schema number is not written over', () => {
    const doc = new Y.Doc()
    doc.getMap('meta').set('schema', 7)
    writeBrief(doc, { actor: 'x' })
    addEvidence(doc, tie)
    expect(doc.getMap('meta').get('schema')).toBe(7)
  })
})
