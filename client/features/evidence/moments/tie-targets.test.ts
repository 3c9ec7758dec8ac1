import { expect, test } from 'vitest'
import type { Difference } from '#shared/model/difference.ts'
import type { Evidence } from '#shared/model/interview.ts'
import type { LinkId, MomentId } from '#shared/model/ids.ts'
import type { SharedLink, SharedMoment } from '#shared/model/shared-map.ts'
import { labelOfTarget, momentsOf, stancesOn, targetOfMoment, targetsNear, targetsWith } from './tie-targets.ts'

const id = (name: string) => name as MomentId
const moment = (name: string, label: string): SharedMoment => ({
  id: id(name),
  kind: 'step',
  label,
  thinking: '',
  doing: '',
  sources: [],
})
const link = (from: string, to: string): SharedLink => ({
  id: `${from}-${to}` as LinkId,
  from: id(from),
  to: id(to),
  kind: 'next',
  label: '',
  drawnBy: [],
})
const difference = (key: string, title: string, about: readonly string[]): Difference => ({
  key,
  kind: 'order',
  sides: [],
  moments: about.map(id),
  silent: [],
  severity: 2,
  title,
  question: '',
})

const sits = moment('sits', 'Sits down')
const talks = moment('talks', 'Talks about what to watch')
const opens = moment('opens', 'Opens the app')
const map = {
  moments: [sits, talks, opens],
  links: [link('sits', 'talks'), link('talks', 'opens')],
  allDifferences: [
    difference('a', 'What comes first?', ['talks', 'opens']),
    difference('b', 'Who is there?', ['sits']),
  ],
}

test('offered beside moments are the differences and ways about them, the nearest first', () => {
  expect(targetsNear([talks, opens], map, []).map(({ label }) => label)).toEqual([
    'Difference 1: What comes first?',
    'From “Talks about what to watch” on to “Opens the app”',
  ])
})

test('what a quote is tied to already is not offered again', () => {
  const ties = [{ target: { kind: 'difference', key: 'a' } as const }]
  expect(targetsNear([talks], map, ties)).toEqual([])
})

test('everything on the map is found by its words', () => {
  expect(targetsWith('FIRST', map)).toEqual([
    { target: { kind: 'difference', key: 'a' }, label: 'Difference 1: What comes first?' },
  ])
  expect(targetsWith('sits', map).map(({ target }) => target.kind)).toEqual(['moment', 'link'])
})

test('a tie is called by what it is tied to, as long as that is there', () => {
  expect(labelOfTarget(targetOfMoment(sits).target, map)).toBe('Sits down')
  expect(labelOfTarget({ kind: 'link', from: id('talks'), to: id('opens') }, map)).toMatch(/^From “Talks/)
  expect(labelOfTarget({ kind: 'difference', key: 'gone' }, map)).toBeUndefined()
})

test('a way is about both its ends, a difference about all its moments, and what is gone about none', () => {
  expect(momentsOf({ kind: 'link', from: id('talks'), to: id('opens') }, map)).toEqual(['talks', 'opens'])
  expect(momentsOf({ kind: 'difference', key: 'a' }, map)).toEqual(['talks', 'opens'])
  expect(momentsOf({ kind: 'difference', key: 'gone' }, map)).toEqual([])
})

test('a quote speaks once to a target in one way, however many people tied it there', () => {
  const target = { kind: 'difference', key: 'a' } as const
  const tie = (quote: string, stance: Evidence['stance'], n: number): Evidence => ({
    id: `${quote}${n}` as Evidence['id'],
    interviewId: 'p1' as Evidence['interviewId'],
    quoteId: quote as Evidence['quoteId'],
    target,
    stance,
    by: 'noor' as Evidence['by'],
    at: n,
  })
  const evidence = [tie('one', 'contradicts', 1), tie('one', 'contradicts', 2), tie('two', 'new', 3)]
  expect(stancesOn(target, evidence)).toEqual([
    ['supports', 1],
    ['contradicts', 1],
  ])
  expect(stancesOn({ kind: 'difference', key: 'b' }, evidence)).toEqual([])
})
