import { describe, expect, test } from 'vitest'
import { addEvidence, readEvidence, readPaths, writePath } from '#shared/documents/board-document.ts'
import { readInterview, writeInterviewText } from '#shared/documents/interview-document.ts'
import { readMoments } from '#shared/documents/map-document.ts'
import { systemOrigin } from '#shared/documents/transact.ts'
import {
  asId,
  type EvidenceId,
  type InterviewId,
  type MomentId,
  type PersonId,
  type QuoteId,
} from '#shared/model/ids.ts'
import { createTestDocument } from '../../sync/testing/test-document.ts'
import { createEvidenceActions } from './create-evidence-actions.ts'
import { createEvidenceStore } from './evidence-store.ts'
import { messages } from './messages.ts'

const text = 'I hunted for the remote.\n\nThen I gave up.'
const hunted = { start: 0, end: 24 }
const gaveUp = { start: 26, end: 41 }
const interviewId = asId<InterviewId>('interview-1')
const by = asId<PersonId>('person-noor')
const hunts = { target: { kind: 'moment', id: asId<MomentId>('hunts') }, label: 'Hunts' } as const
const sleeps = { target: { kind: 'moment', id: asId<MomentId>('sleeps') }, label: 'Sleeps' } as const

/** One person at an interview, on real documents. */
function listener() {
  const interview = createTestDocument({ kind: 'interview', interviewId })
  const board = createTestDocument({ kind: 'board' })
  const sharedMap = createTestDocument({ kind: 'map-shared' })
  writeInterviewText(interview.doc, { title: 'P1', date: '', speakers: [], text }, systemOrigin)
  const store = createEvidenceStore()
  const heard: string[] = []
  let clock = 0
  const actions = createEvidenceActions({
    interviewId,
    interview,
    board,
    sharedMap,
    store,
    canWrite: true,
    by,
    now: () => ++clock,
    mint: <T extends string>() => `new${++clock}` as T,
    announce: (sentence) => void heard.push(sentence),
  })
  const quotes = () => readInterview(interview.doc, interviewId).quotes
  return {
    ...actions,
    board,
    store,
    heard,
    quotes,
    said: () => quotes().map(({ exact }) => exact),
    ties: () =>
      readEvidence(board.doc).map(({ target, stance }) => `${target.kind === 'moment' ? target.id : ''} ${stance}`),
    path: () => readPaths(board.doc).find((path) => path.interviewId === interviewId)?.moments,
    moments: () => readMoments(sharedMap.doc),
    attention: () => store.getState().attention,
    quoteId: () => quotes()[0]?.id ?? asId<QuoteId>(''),
  }
}

describe('a passage that is tied', () => {
  test('becomes a quote and its tie, which undo takes back together', () => {
    const person = listener()
    person.link({ passage: hunted }, hunts, 'supports')
    expect(person.said()).toEqual(['I hunted for the remote.'])
    expect(person.ties()).toEqual(['hunts supports'])
    expect(readEvidence(person.board.doc)).toMatchObject([{ interviewId, quoteId: person.quoteId(), by }])
    expect(person.attention()).toEqual({ kind: 'quote', quoteId: person.quoteId() })
    expect(person.store.getState().lastDone).toBe(messages.done.linked('Hunts', 'supports'))
    person.undo()
    expect(person.said()).toEqual([])
    expect(person.ties()).toEqual([])
    expect(person.store.getState().lastDone).toBe('')
    expect(person.heard).toEqual([messages.done.linked('Hunts', 'supports'), messages.done.undone])
  })

  test('without words it says nothing: no tie, and nothing to take back', () => {
    const person = listener()
    const empty = { passage: { start: 24, end: 26 } }
    person.link(empty, hunts, 'supports')
    person.addNewMoment(empty, 'Waits')
    person.keep(empty.passage)
    person.undo()
    expect(person.ties()).toEqual([])
    expect(person.moments()).toEqual([])
    expect(person.heard).toEqual([])
    expect(person.attention()).toEqual({ kind: 'nothing' })
  })

  test('a second time it speaks differently, and is no second tie; to something else it is one more', () => {
    const person = listener()
    person.link({ passage: hunted }, hunts, 'supports')
    const quoteId = person.quoteId()
    person.link({ quoteId }, hunts, 'contradicts')
    expect(person.ties()).toEqual(['hunts contradicts'])
    person.link({ quoteId }, sleeps, 'nuances')
    expect(person.ties().sort()).toEqual(['hunts contradicts', 'sleeps nuances'])
    expect(person.quotes()).toHaveLength(1)
    person.link({ passage: gaveUp }, hunts, 'supports')
    expect(person.ties()).toHaveLength(3)
    // What was only tied anew is taken back without its quote.
    person.undo()
    person.undo()
    expect(person.ties()).toEqual(['hunts contradicts'])
    expect(person.quotes()).toHaveLength(1)
  })

  test('the first tie of a board leaves the whole map in view; where there was evidence it stays folded', () => {
    const first = listener()
    first.link({ passage: hunted }, hunts, 'supports')
    expect(first.store.getState().showsUnheard).toBe(true)
    const traced = listener()
    writePath(traced.board.doc, { interviewId: asId('interview-2'), moments: [hunts.target.id] }, systemOrigin)
    traced.link({ passage: hunted }, hunts, 'supports')
    expect(traced.store.getState().showsUnheard).toBe(false)
    const tied = listener()
    const other = { id: asId<EvidenceId>('e'), quoteId: asId<QuoteId>('q'), target: hunts.target, at: 1, by }
    addEvidence(tied.board.doc, { ...other, interviewId: asId('interview-2'), stance: 'new' }, systemOrigin)
    tied.link({ passage: hunted }, hunts, 'supports')
    expect(tied.store.getState().showsUnheard).toBe(false)
  })

  test('it is tied no more, or otherwise: that is said, undo brings it back, and its quote stays', () => {
    const person = listener()
    person.link({ passage: hunted }, hunts, 'supports')
    person.link({ quoteId: person.quoteId() }, sleeps, 'supports')
    const [tie] = readEvidence(person.board.doc).filter(
      ({ target }) => target.kind === 'moment' && target.id === 'hunts',
    )
    if (!tie) throw new Error('it was tied')
    person.restance(tie, 'Hunts', 'nuances')
    expect(person.ties().sort()).toEqual(['hunts nuances', 'sleeps supports'])
    expect(person.heard.at(-1)).toBe(messages.done.linked('Hunts', 'nuances'))
    person.unlink(tie, 'Hunts')
    expect(person.ties()).toEqual(['sleeps supports'])
    expect(person.heard.at(-1)).toBe(messages.done.unlinked('Hunts'))
    expect(person.quotes()).toHaveLength(1)
    person.undo()
    expect(person.ties().sort()).toEqual(['hunts nuances', 'sleeps supports'])
    person.undo()
    expect(person.ties().sort()).toEqual(['hunts supports', 'sleeps supports'])
  })
})

describe('a highlight', () => {
  test('is kept without a tie, and attended to', () => {
    const person = listener()
    person.keep(gaveUp)
    expect(person.said()).toEqual(['Then I gave up.'])
    expect(person.ties()).toEqual([])
    expect(person.attention()).toEqual({ kind: 'quote', quoteId: person.quoteId() })
    expect(person.heard).toEqual([messages.done.kept])
    person.undo()
    expect(person.said()).toEqual([])
  })

  test('goes with its ties and no others, and comes back with them', () => {
    const person = listener()
    person.link({ passage: hunted }, hunts, 'supports')
    person.link({ quoteId: person.quoteId() }, sleeps, 'nuances')
    const first = person.quoteId()
    person.link({ passage: gaveUp }, sleeps, 'contradicts')
    person.removeQuote(first)
    expect(person.said()).toEqual(['Then I gave up.'])
    expect(person.ties()).toEqual(['sleeps contradicts'])
    expect(person.attention()).toEqual({ kind: 'nothing' })
    expect(person.heard.at(-1)).toBe(messages.done.removed)
    person.undo()
    expect(person.said()).toHaveLength(2)
    expect(person.ties()).toHaveLength(3)
  })

  test('that was tied to nothing goes alone: undo leaves the board as it is', () => {
    const person = listener()
    person.keep(hunted)
    person.addStep(hunts.target.id, 'Hunts')
    person.removeQuote(person.quoteId())
    person.undo()
    expect(person.said()).toEqual(['I hunted for the remote.'])
    expect(person.path()).toEqual(['hunts'])
  })
})

test('a moment that the story has and the map had not is drawn, tied as new, and taken back as one', () => {
  const person = listener()
  person.addNewMoment({ passage: gaveUp }, 'Gives up')
  const [made] = person.moments()
  expect(made).toMatchObject({ label: 'Gives up' })
  expect(person.ties()).toEqual([`${made?.id} new`])
  expect(person.attention()).toEqual({ kind: 'quote', quoteId: person.quoteId() })
  expect(person.heard).toEqual([messages.done.addedMoment('Gives up')])
  person.undo()
  expect([person.moments(), person.ties(), person.said()]).toEqual([[], [], []])
})

test('the story is traced step by step, a moment may come twice, and a step is taken out by its place', () => {
  const person = listener()
  const other = { interviewId: asId<InterviewId>('interview-2'), moments: [sleeps.target.id] }
  writePath(person.board.doc, other, systemOrigin)
  for (const { target, label } of [hunts, sleeps, hunts]) person.addStep(target.id, label)
  expect(person.path()).toEqual(['hunts', 'sleeps', 'hunts'])
  expect(person.heard.at(-1)).toBe(messages.done.step('Hunts', 3))
  person.removeStep(0, 'Hunts')
  expect(person.path()).toEqual(['sleeps', 'hunts'])
  expect(person.heard.at(-1)).toBe(messages.done.stepGone('Hunts'))
  person.undo()
  expect(person.path()).toEqual(['hunts', 'sleeps', 'hunts'])
  expect(readPaths(person.board.doc)).toContainEqual(other)
})

describe('what somebody attends to', () => {
  test('what is chosen for a passage is let go of with it, and there is nothing to choose for a moment', () => {
    const store = createEvidenceStore()
    store.aim(hunts)
    store.want('new')
    expect(store.getState().attention).toEqual({ kind: 'nothing' })
    store.attend({ kind: 'passage', passage: hunted })
    store.want('more')
    expect(store.getState().attention).toEqual({ kind: 'passage', passage: hunted, wants: 'more' })
    store.aim(hunts)
    expect(store.getState().attention).toEqual({ kind: 'passage', passage: hunted, target: hunts })
    store.want('new')
    expect(store.getState().attention).toEqual({ kind: 'passage', passage: hunted, target: hunts, wants: 'new' })
    store.want(undefined)
    store.aim(undefined)
    expect(store.getState().attention).toEqual({ kind: 'passage', passage: hunted })
    store.attend({ kind: 'quote', quoteId: asId('q') })
    store.aim(sleeps)
    store.want('more')
    expect(store.getState().attention).toEqual({ kind: 'quote', quoteId: 'q', target: sleeps, wants: 'more' })
    store.setState({ lastDone: 'Done.' })
    store.attend({ kind: 'moment', momentId: hunts.target.id })
    expect(store.getState().lastDone).toBe('')
    store.aim(sleeps)
    expect(store.getState().attention).toEqual({ kind: 'moment', momentId: 'hunts' })
  })
})
