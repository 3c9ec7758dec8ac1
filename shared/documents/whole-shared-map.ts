import * as Y from 'yjs'
import type { LinkId, MomentId, PersonId } from '../model/ids.ts'
import type { Decided, SharedMap } from '../model/shared-map.ts'
import { entriesOf } from './entries.ts'
import { readAuthors } from './map-authors.ts'
import { addAll, momentsOf } from './map-document.ts'
import { markSchema } from './schema.ts'
import { apartOf, cutOf, differencesOf, drawnOf, laterOf, placementsOf, readSharedMap } from './shared-map-document.ts'
import { readDecided } from './read-decisions.ts'
import { act, localOrigin, type Origin } from './transact.ts'

/** What `map-shared` knows beside what is shown: who did what by hand. Together with `SharedMap` it is all of it. */
export type SharedMapHands = {
  /** Moments that have sources and would stay without them, as somebody drew them here. */
  readonly byHand: ReadonlySet<MomentId>
  readonly addedBy: ReadonlyMap<MomentId | LinkId, PersonId>
  /** Who took derived links away, by `from|to`. */
  readonly cuts: ReadonlyMap<string, Decided>
}

export function readSharedMapHands(doc: Y.Doc): SharedMapHands {
  const { moments, drawnLinks } = readSharedMap(doc)
  const shown = new Set<string>([...moments.map(({ id }) => id), ...drawnLinks.map(({ id }) => id)])
  const byHand = new Set<MomentId>()
  for (const { id, sources } of moments)
    if (sources.length > 0 && !momentsOf(doc).get(id)?.has('minted')) byHand.add(id)
  const addedBy = new Map([...readAuthors(doc)].filter(([id]) => shown.has(id)))
  const cuts = new Map<string, Decided>()
  for (const [key, value] of entriesOf(cutOf(doc))) cuts.set(key, readDecided(value) ?? { by: '' as PersonId, at: 0 })
  return { byHand, addedBy, cuts }
}

/** Fills an empty `map-shared` with a shared map and everything that was decided on it. */
export function writeSharedMap(
  doc: Y.Doc,
  shared: SharedMap & Partial<SharedMapHands>,
  origin: Origin = localOrigin,
): void {
  const addedBy = (id: MomentId | LinkId) => {
    const by = shared.addedBy?.get(id)
    return by ? { by } : {}
  }
  act(
    doc,
    () => {
      markSchema(doc)
      addAll(
        doc,
        {
          moments: shared.moments.map((moment) => ({ ...moment, ...addedBy(moment.id) })),
          links: shared.drawnLinks.map((link) => ({ ...link, ...addedBy(link.id) })),
        },
        origin,
      )
      for (const { id, sources } of shared.moments)
        if (sources.length > 0 && !shared.byHand?.has(id)) momentsOf(doc).get(id)?.set('minted', true)
      for (const { sourceId, momentId, ...placement } of shared.placements)
        placementsOf(doc).set(`${sourceId}|${momentId}`, { ...placement })
      for (const { a, b, by, at } of shared.keptApart) apartOf(doc).set(`${a}|${b}`, { by, at })
      for (const { key, by, at } of shared.putOff) laterOf(doc).set(key, { by, at })
      for (const { key, ...decision } of shared.differences) differencesOf(doc).set(key, { ...decision })
      for (const { key, ...drawn } of shared.drawnDifferences ?? []) drawnOf(doc).set(key, { ...drawn })
      for (const key of shared.cutLinks) {
        const { by, at } = shared.cuts?.get(key) ?? { by: '', at: 0 }
        cutOf(doc).set(key, { by, at })
      }
    },
    origin,
  )
}
