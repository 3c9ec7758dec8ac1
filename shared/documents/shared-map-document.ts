import * as Y from 'yjs'
import type { InterviewId, MapId, MomentId, PersonId } from '../model/ids.ts'
import type { PlacedWording } from '../model/placed-wording.ts'
import {
  type DifferenceDecision,
  type DifferenceState,
  type DrawnDifference,
  type KeptApart,
  type MergeDecisions,
  type Placement,
  type PutOff,
  type Relation,
  type SharedMap,
  type SharedMoment,
} from '../model/shared-map.ts'
import { entriesOf } from './entries.ts'
import {
  addAll,
  changeMoment,
  linksOf,
  momentsOf,
  type NewMoment,
  readLinks,
  readMoment,
  readMoments,
} from './map-document.ts'
import {
  field,
  isDifferenceState,
  readChecked,
  readDecided,
  readDrawn,
  readInterviews,
  readMapId,
  readPair,
} from './read-decisions.ts'
import { markSchema } from './schema.ts'
import { act, localOrigin, type Origin } from './transact.ts'

/**
 * What `map-shared` holds beside its moments and links: only what a person decided.
 *
 *   moments      … and minted: made for sources, and shown while it has any
 *   placements   sourceId|momentId → { mapId, relation, wording?, checked?, by, at }   a set: one for a source is the normal case
 *   apart        a|b (a < b)       → { by, at }
 *   later        key               → { by, at }
 *   differences  key               → { state, question?, because?, interviews?, by, at }
 *   drawn        key               → { kind, title, question, sides, moments, by, at }   differences people wrote down
 *   cut          from|to           → { by, at }                    derived links somebody took away
 *
 * Values are whole JSON objects: each is one fact that one person decides at once. Keys are flat: two people who add to
 * a set at once both win.
 */
type Flat = Y.Map<unknown>

export const placementsOf = (doc: Y.Doc): Flat => doc.getMap('placements')
export const apartOf = (doc: Y.Doc): Flat => doc.getMap('apart')
export const laterOf = (doc: Y.Doc): Flat => doc.getMap('later')
export const differencesOf = (doc: Y.Doc): Flat => doc.getMap('differences')
export const drawnOf = (doc: Y.Doc): Flat => doc.getMap('drawn')
export const cutOf = (doc: Y.Doc): Flat => doc.getMap('cut')

/** Everything on the shared map, as plain values. */
export function readSharedMap(doc: Y.Doc): SharedMap {
  const decisions = readMergeDecisions(doc)
  const byMoment = Map.groupBy(decisions.placements, (placement) => placement.momentId)
  const moments: SharedMoment[] = []
  for (const moment of readMoments(doc)) {
    const fields = momentsOf(doc).get(moment.id)
    const sources = byMoment.get(moment.id) ?? []
    // What was minted for sources and has none (left, or of its own: a twin's) stands for nothing.
    if (sources.length === 0 && fields?.has('minted')) continue
    const labelFrom = fields?.get('labelFrom')
    moments.push({
      ...moment,
      sources,
      ...(typeof labelFrom === 'string' ? { labelFrom: labelFrom as MomentId } : {}),
    })
  }
  return {
    ...decisions,
    moments,
    drawnLinks: readLinks(doc),
    cutLinks: new Set(entriesOf(cutOf(doc)).map(([key]) => key)),
    drawnDifferences: entriesOf(drawnOf(doc)).flatMap(([key, value]) => readDrawn(key, value) ?? []),
  }
}

export function readMergeDecisions(doc: Y.Doc): MergeDecisions {
  const all = readPlacements(doc)
  const twins = twinsOf(all)
  const placements = twins.size === 0 ? all : all.filter(({ momentId }) => !twins.has(momentId))
  const keptApart: KeptApart[] = []
  for (const [key, value] of entriesOf(apartOf(doc))) {
    const pair = readPair(key)
    const decided = readDecided(value)
    if (pair && decided) keptApart.push({ ...decided, a: pair[0], b: pair[1] })
  }
  const putOff: PutOff[] = []
  for (const [key, value] of entriesOf(laterOf(doc))) {
    const decided = readDecided(value)
    if (decided) putOff.push({ ...decided, key })
  }
  const differences: DifferenceDecision[] = []
  for (const [key, value] of entriesOf(differencesOf(doc))) {
    const decided = readDecided(value)
    const state = field(value, 'state')
    if (!decided || !isDifferenceState(state)) continue
    const question = field(value, 'question')
    const because = field(value, 'because')
    differences.push({
      ...decided,
      key,
      state,
      ...(typeof question === 'string' ? { question } : {}),
      ...(typeof because === 'string' ? { because } : {}),
      ...readInterviews(value),
    })
  }
  return { placements, keptApart, putOff, differences }
}

/** Every placement into a moment that is there. */
function readPlacements(doc: Y.Doc): readonly Placement[] {
  const placements: Placement[] = []
  for (const [key, value] of entriesOf(placementsOf(doc))) {
    const pair = readPair(key)
    const decided = readDecided(value)
    if (!pair || !decided || !readMoment(pair[1], momentsOf(doc).get(pair[1]))) continue
    placements.push({
      ...decided,
      sourceId: pair[0],
      momentId: pair[1],
      mapId: readMapId(value),
      relation: field(value, 'relation') === 'part-of' ? 'part-of' : 'same',
      ...readChecked(value),
    })
  }
  return placements
}

/**
 * Two people who accept the same suggestion at the same moment mint two moments with equal sources: every reader shows
 * the one with the smaller id. Gives, for each moment that is not shown, the one that is.
 */
function twinsOf(placements: readonly Placement[]): ReadonlyMap<MomentId, MomentId> {
  const shown = new Map<string, MomentId>()
  const twins = new Map<MomentId, MomentId>()
  const byMoment = Map.groupBy(placements, (placement) => placement.momentId)
  for (const [momentId, sources] of [...byMoment].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const key = sources
      .map((source) => `${source.sourceId}:${source.relation}`)
      .sort()
      .join('|')
    const first = shown.get(key)
    if (first === undefined) shown.set(key, momentId)
    else twins.set(momentId, first)
  }
  return twins
}

/** What is done to moments that are shown is done to their twins, or these would come to light. */
function hiddenBehind(doc: Y.Doc, momentIds: readonly MomentId[]): readonly MomentId[] {
  const wanted = new Set(momentIds)
  return [...twinsOf(readPlacements(doc))].flatMap(([hidden, shown]) => (wanted.has(shown) ? [hidden] : []))
}

export type Source = {
  readonly sourceId: MomentId
  readonly mapId: MapId
  /** Its words as whoever decides sees them. */
  readonly wording?: PlacedWording
}

/** Sources and the shared moment they go to: a new one, or one that is there already (or was: a decision brings it back). */
export type Placing = {
  readonly into: { readonly moment: NewMoment } | { readonly momentId: MomentId }
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
  const possible = placings.filter(({ into }) => 'moment' in into || momentsOf(doc).get(into.momentId) instanceof Y.Map)
  if (possible.length === 0) return
  act(
    doc,
    () => {
      markSchema(doc)
      const minted = possible.flatMap(({ into }) => ('moment' in into ? [into.moment] : []))
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
  kept: readonly { readonly sourceId: MomentId; readonly momentId: MomentId; readonly wording: PlacedWording }[],
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
  pairs: readonly (readonly [MomentId, MomentId])[],
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

/** The shared types of `map-shared`, for its undo manager. */
export function sharedMapScope(doc: Y.Doc): Y.Map<unknown>[] {
  return [
    momentsOf(doc),
    linksOf(doc),
    placementsOf(doc),
    apartOf(doc),
    laterOf(doc),
    differencesOf(doc),
    drawnOf(doc),
    cutOf(doc),
  ] as Y.Map<unknown>[]
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
