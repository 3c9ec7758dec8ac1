import * as Y from 'yjs'
import type { InterviewId, MomentId, PersonId } from '../model/ids.ts'
import type { KeptWording, PlacedInto, Source, SourcePair } from '../model/merge-edits.ts'
import type { DifferenceState, DrawnDifference, Relation } from '../model/shared-map.ts'
import { addAll, changeMoment, momentsOf } from './map-document.ts'
import { readPair } from './read-decisions.ts'
import { markSchema } from './schema.ts'
import {
  apartOf,
  cutOf,
  differencesOf,
  drawnOf,
  laterOf,
  placementsOf,
  readPlacements,
  twinsOf,
} from './shared-map-document.ts'
import { act, localOrigin, type Origin } from './transact.ts'

// What people decide on the shared map, verb by verb. A whole decision is a plan of several: `apply-merge-edits.ts`.

/** What is done to moments that are shown is done to their twins, or these would come to light. */
function hiddenBehind(doc: Y.Doc, momentIds: readonly MomentId[]): readonly MomentId[] {
  const wanted = new Set(momentIds)
  return [...twinsOf(readPlacements(doc))].flatMap(([hidden, shown]) => (wanted.has(shown) ? [hidden] : []))
}

/** Sources and the shared moment they go to. */
type Placing = {
  readonly into: PlacedInto
  readonly sources: readonly Source[]
  readonly relation?: Relation
}

/** Joins sources into one shared moment. A source that was elsewhere moves here. One transaction, one undo step. */
export function placeSources(
  doc: Y.Doc,
  into: Placing['into'],
  sources: readonly Source[],
  { relation = 'same', ...decided }: { readonly by: PersonId; readonly at: number; readonly relation?: Relation },
  origin: Origin = localOrigin,
): void {
  placeAll(doc, [{ into, sources, relation }], decided, origin)
}

/** Many joinings as one action; the document is looked through once, however many they are. */
export function placeAll(
  doc: Y.Doc,
  placings: readonly Placing[],
  decided: { readonly by: PersonId; readonly at: number },
  origin: Origin = localOrigin,
): void {
  const fresh = new Set(placings.flatMap(({ into }) => ('moment' in into ? [into.moment.id] : [])))
  const possible = placings.filter(
    ({ into }) => 'moment' in into || fresh.has(into.momentId) || momentsOf(doc).get(into.momentId) instanceof Y.Map,
  )
  if (possible.length === 0) return
  act(
    doc,
    () => {
      markSchema(doc)
      const minted = possible.flatMap(({ into }) => ('moment' in into ? [{ ...into.moment, by: decided.by }] : []))
      if (minted.length > 0) addAll(doc, { moments: minted, links: [] }, origin)
      for (const { id } of minted) momentsOf(doc).get(id)?.set('minted', true)
      const joined = possible.flatMap(({ into }) => ('momentId' in into ? [into.momentId] : []))
      if (joined.length > 0) forgetPlacementsIn(doc, hiddenBehind(doc, joined))
      for (const id of joined) {
        const fields = momentsOf(doc).get(id)
        if (fields?.has('gone')) fields.delete('gone')
      }
      const placements = placementsOf(doc)
      const known = placementKeysOf(doc, new Set(possible.flatMap(({ sources }) => sources.map((one) => one.sourceId))))
      for (const { into, sources, relation = 'same' } of possible) {
        const momentId = 'moment' in into ? into.moment.id : into.momentId
        for (const { sourceId, mapId, wording } of sources) {
          const here = `${sourceId}|${momentId}`
          for (const key of known.get(sourceId) ?? []) if (key !== here) placements.delete(key)
          placements.set(here, { mapId, relation, ...(wording ? { wording } : {}), by: decided.by, at: decided.at })
          known.set(sourceId, [here])
        }
      }
    },
    origin,
  )
}

/** Decides that a source belongs where it is, with the words it has now. Who placed it there stays as it was. */
export function keepWording(
  doc: Y.Doc,
  kept: readonly KeptWording[],
  checked: { readonly by: PersonId; readonly at: number },
  origin: Origin = localOrigin,
): void {
  act(
    doc,
    () => {
      for (const { sourceId, momentId, wording } of kept) {
        const key = `${sourceId}|${momentId}`
        const known = placementsOf(doc).get(key)
        if (typeof known === 'object' && known !== null)
          placementsOf(doc).set(key, { ...known, wording, checked: { by: checked.by, at: checked.at } })
      }
    },
    origin,
  )
}

/** Takes sources out of their shared moments; a minted moment that is left without sources is not shown any more. */
export function unplaceSources(doc: Y.Doc, sources: readonly MomentId[], origin: Origin = localOrigin): void {
  act(
    doc,
    () => {
      for (const keys of placementKeysOf(doc, new Set(sources)).values())
        for (const key of keys) placementsOf(doc).delete(key)
    },
    origin,
  )
}

/** Decides that sources are not the same moment, pair by pair; a suggestion never joins them again. */
export function keepApart(
  doc: Y.Doc,
  pairs: readonly SourcePair[],
  decided: { readonly by: PersonId; readonly at: number },
  origin: Origin = localOrigin,
): void {
  act(
    doc,
    () => {
      markSchema(doc)
      for (const [a, b] of pairs) {
        const key = a < b ? `${a}|${b}` : `${b}|${a}`
        if (!apartOf(doc).has(key)) apartOf(doc).set(key, { by: decided.by, at: decided.at })
      }
    },
    origin,
  )
}

export function bringTogether(doc: Y.Doc, a: MomentId, b: MomentId, origin: Origin = localOrigin): void {
  act(doc, () => apartOf(doc).delete(a < b ? `${a}|${b}` : `${b}|${a}`), origin)
}

/** Puts a suggestion off (`later: true`) or takes it up again. */
export function putOff(
  doc: Y.Doc,
  key: string,
  later: boolean,
  decided: { readonly by: PersonId; readonly at: number },
  origin: Origin = localOrigin,
): void {
  act(doc, () => (later ? laterOf(doc).set(key, { by: decided.by, at: decided.at }) : laterOf(doc).delete(key)), origin)
}

export function decideDifference(
  doc: Y.Doc,
  key: string,
  decision: {
    readonly state: DifferenceState
    readonly question?: string
    readonly because?: string
    readonly interviews?: readonly InterviewId[]
    readonly by: PersonId
    readonly at: number
  },
  origin: Origin = localOrigin,
): void {
  act(doc, () => differencesOf(doc).set(key, { ...decision }), origin)
}

/** Writes down a difference that nothing derives, or writes it anew under its key. */
export function drawDifference(
  doc: Y.Doc,
  { key, sides, ...drawn }: DrawnDifference,
  origin: Origin = localOrigin,
): void {
  act(
    doc,
    () => {
      markSchema(doc)
      drawnOf(doc).set(key, { ...drawn, sides: sides.map((side) => ({ ...side })) })
    },
    origin,
  )
}

/** Takes back a difference that people wrote down, with what was decided about it. */
export function eraseDifference(doc: Y.Doc, key: string, origin: Origin = localOrigin): void {
  act(
    doc,
    () => {
      drawnOf(doc).delete(key)
      differencesOf(doc).delete(key)
    },
    origin,
  )
}

/** Renames a shared moment; the members' own wordings stay with their sources. */
export function renameSharedMoment(
  doc: Y.Doc,
  id: MomentId,
  label: string,
  labelFrom?: MomentId,
  origin: Origin = localOrigin,
): void {
  const fields = momentsOf(doc).get(id)
  if (!(fields instanceof Y.Map)) return
  act(
    doc,
    () => {
      changeMoment(doc, id, { label }, origin)
      if (labelFrom) fields.set('labelFrom', labelFrom)
      else fields.delete('labelFrom')
    },
    origin,
  )
}

/** Takes a moment off the shared map; `gone` keeps its words for undo and for late edits. Its sources are open again. */
export function takeOffSharedMap(
  doc: Y.Doc,
  ids: readonly MomentId[],
  decided: { readonly by: PersonId; readonly at: number },
  origin: Origin = localOrigin,
): void {
  act(
    doc,
    () => {
      const all = [...ids, ...hiddenBehind(doc, ids)]
      for (const id of all) {
        const fields = momentsOf(doc).get(id)
        if (fields instanceof Y.Map) fields.set('gone', { by: decided.by, at: decided.at })
      }
      forgetPlacementsIn(doc, all)
    },
    origin,
  )
}

/** Takes a derived link away from the shared map, or brings it back. */
export function cutLink(
  doc: Y.Doc,
  from: MomentId,
  to: MomentId,
  cut: boolean,
  decided: { readonly by: PersonId; readonly at: number },
  origin: Origin = localOrigin,
): void {
  const key = `${from}|${to}`
  act(doc, () => (cut ? cutOf(doc).set(key, { by: decided.by, at: decided.at }) : cutOf(doc).delete(key)), origin)
}

/** The keys under which each of these sources is placed. */
function placementKeysOf(doc: Y.Doc, sources: ReadonlySet<MomentId>): Map<MomentId, readonly string[]> {
  const found = new Map<MomentId, readonly string[]>()
  for (const key of placementsOf(doc).keys()) {
    const sourceId = readPair(key)?.[0]
    if (sourceId && sources.has(sourceId)) found.set(sourceId, [...(found.get(sourceId) ?? []), key])
  }
  return found
}

function forgetPlacementsIn(doc: Y.Doc, momentIds: readonly MomentId[]): void {
  const wanted = new Set(momentIds)
  for (const key of placementsOf(doc).keys()) {
    const momentId = readPair(key)?.[1]
    if (momentId && wanted.has(momentId)) placementsOf(doc).delete(key)
  }
}
