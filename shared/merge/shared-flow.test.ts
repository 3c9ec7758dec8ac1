import { describe, expect, test } from 'vitest'
import { derivedLinkId } from '../model/experience-map.ts'
import { asId, type MomentId } from '../model/ids.ts'
import type { Placement, SharedMap, SharedMoment } from '../model/shared-map.ts'
import { sharedFlow } from './shared-flow.ts'
import { id, mapOf, nothingDecided, placed } from './testing/boards.ts'

const noor = mapOf('noor', ['Sits down', 'Talks', 'Opens the app', 'Browses'], [[3, 2, 'loop']])
const priya = mapOf('priya', ['Sits down', 'Opens the app', 'Talks'])

function sharedOf(sources: Readonly<Record<string, readonly MomentId[]>>, more: Partial<SharedMap> = {}): SharedMap {
  const moments = Object.entries(sources).map(([name, ids]): SharedMoment => ({
    id: asId<MomentId>(name),
    kind: 'step',
    label: name,
    thinking: '',
    doing: '',
    sources: placed(name, ...ids),
  }))
  const placements: readonly Placement[] = moments.flatMap((moment) => moment.sources)
  return { ...nothingDecided, moments, placements, drawnLinks: [], cutLinks: new Set(), ...more }
}

const all = {
  sits: [id('noor', 0), id('priya', 0)],
  talks: [id('noor', 1), id('priya', 2)],
  opens: [id('noor', 2), id('priya', 1)],
  browses: [id('noor', 3)],
}

const draw = (from: MomentId, to: MomentId) => ({
  id: derivedLinkId(from, to, 'next'),
  from,
  to,
  kind: 'next' as const,
  label: '',
})

const told = (shared: SharedMap): readonly string[] =>
  sharedFlow(shared, [noor, priya]).links.map((link) => `${link.from} ${link.kind} ${link.to}: ${link.drawnBy.join()}`)

describe('the flow of the shared map', () => {
  test('is the union of what the members drew, with who drew each link, loops included', () => {
    expect(told(sharedOf(all))).toEqual([
      'browses loop opens: noor',
      'opens next browses: noor',
      'opens next talks: priya',
      'sits next opens: priya',
      'sits next talks: noor',
      'talks next opens: noor',
    ])
  })

  test('has no link where both ends became one moment, nor where an end is placed nowhere', () => {
    const shared = sharedOf({ sits: all.sits, both: [id('noor', 1), id('noor', 2)] })
    expect(told(shared)).toEqual(['sits next both: noor'])
  })

  test('has what somebody drew on it, once, and not what somebody cut', () => {
    const [sits, talks, browses] = ['sits', 'talks', 'browses'].map((name) => asId<MomentId>(name))
    if (!sits || !talks || !browses) throw new Error('three ids')
    const shared = sharedOf(all, {
      cutLinks: new Set(['opens|talks']),
      drawnLinks: [draw(sits, browses), draw(sits, talks), draw(sits, asId<MomentId>('gone'))],
    })
    const links = told(shared)
    expect(links).toContain('sits next browses: ')
    expect(links.filter((link) => link.startsWith('sits next talks'))).toEqual(['sits next talks: noor'])
    expect(links.some((link) => link.startsWith('opens next talks'))).toBe(false)
    expect(links.some((link) => link.includes('gone'))).toBe(false)
  })

  test('is the same whatever the order of the maps and of their links', () => {
    const shared = sharedOf(all)
    const turned = [priya, noor].map((map) => ({ ...map, links: map.links.toReversed() }))
    expect(sharedFlow(shared, turned)).toEqual(sharedFlow(shared, [noor, priya]))
  })
})
