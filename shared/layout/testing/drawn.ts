import type { ExperienceMap } from '../../model/experience-map.ts'
import type { LinkId, MomentId } from '../../model/ids.ts'
import { type MapEdits, withEdits } from '../../model/map-edits.ts'
import type { Moment, MomentKind } from '../../model/moment.ts'
import { outlineOf } from '../outline-order.ts'

export type Drawn = Pick<ExperienceMap, 'moments' | 'links'>

export const id = (letter: string) => letter as MomentId

/** Mints n1, n2, n3 … */
export function minter(): () => LinkId {
  let count = 0
  return () => `n${++count}` as LinkId
}

/** `a>b b!c c@a`: next, error and loop links; each moment is labelled with its letter; `facts`: its kind, or whatever else is said of it. */
export function drawn(links: string, facts: Readonly<Record<string, MomentKind | Partial<Moment>>> = {}): Drawn {
  const ids = [...new Set(links.replace(/[^a-z]/g, ''))]
  return {
    moments: ids.map((letter) => ({
      kind: 'step',
      label: letter,
      thinking: '',
      doing: '',
      ...factsOf(facts[letter]),
      id: id(letter),
    })),
    links: links
      .split(' ')
      .filter((part) => part.length === 3)
      .map((part) => ({
        id: part.replace(/[>!@]/, '') as LinkId,
        from: id(part.charAt(0)),
        to: id(part.charAt(2)),
        kind: ({ '>': 'next', '!': 'error', '@': 'loop' } as const)[part.charAt(1)] ?? 'next',
        label: '',
      })),
  }
}

export function linksOf(map: Drawn): string {
  const signs = { next: '>', error: '!', loop: '@' }
  return map.links
    .map((link) => `${link.from}${signs[link.kind]}${link.to}`)
    .sort()
    .join(' ')
}

export function rowsOf(map: Drawn): string {
  return outlineOf(map)
    .map((row) => `${row.number} ${row.momentId}`)
    .join(', ')
}

/** The map after a plan that there must be. */
export function after(map: Drawn, edits: MapEdits | undefined): Drawn {
  if (!edits) throw new Error('nothing was planned')
  return withEdits(map, edits)
}

function factsOf(facts: MomentKind | Partial<Moment> | undefined): Partial<Moment> {
  return typeof facts === 'string' ? { kind: facts } : (facts ?? {})
}
