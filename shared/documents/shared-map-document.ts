import * as Y from 'yjs'
import type { MapId, MomentId, PersonId } from '../model/ids.ts'
import {
  differenceStates,
  type DifferenceDecision,
  type DifferenceState,
  type KeptApart,
  type MergeDecisions,
  type Placement,
  type PutOff,
  type Relation,
  type SharedMap,
  type SharedMoment,
} from '../model/shared-map.ts'
import { entriesOf } from './entries.ts'
import { addMoment, changeMoment, linksOf, momentsOf, type NewMoment, readLinks, readMoments } from './map-document.ts'
import { markSchema } from './schema.ts'
import { act, localOrigin, type Origin } from './transact.ts'

/**
 * What `map-shared` holds beside its moments and links: only what a person decided.
 *
 *   placements   sourceId|momentId → { mapId, relation, by, at }   a set: one moment for a source is the normal case
 *   apart        a|b (a < b)       → { by, at }
 *   later        key               → { by, at }
 *   differences  key               → { state, question?, because?, by, at }
 *   cut          from|to           → { by, at }                    derived links somebody took away
 *
 * Values are whole JSON objects: each is one fact that one person decides at once. Keys are flat: two people who add to
 * a set at once both win.
 */
type Flat = Y.Map<unknown>

const placementsOf = (doc: Y.Doc): Flat => doc.getMap('placements')
const apartOf = (doc: Y.Doc): Flat => doc.getMap('apart')
const laterOf = (doc: Y.Doc): Flat => doc.getMap('later')
const differencesOf = (doc: Y.Doc): Flat => doc.getMap('differences')
const cutOf = (doc: Y.Doc): Flat => doc.getMap('cut')

/** Everything on the shared map, as plain values. */
export function readSharedMap(doc: Y.Doc): SharedMap {
  const decisions = readMergeDecisions(doc)
  const byMoment = Map.groupBy(decisions.placements, (placement) => placement.momentId)
  const moments: SharedMoment[] = readMoments(doc).map((moment) => {
    const labelFrom = momentsOf(doc).get(moment.id)?.get('labelFrom')
    return {
      ...moment,
      sources: byMoment.get(moment.id) ?? [],
      ...(typeof labelFrom === 'string' ? { labelFrom: labelFrom as MomentId } : {}),
    }
  })
  return { ...decisions, moments: foldTwins(moments), drawnLinks: readLinks(doc), cutLinks: new Set(cutOf(doc).keys()) }
}

export function readMergeDecisions(doc: Y.Doc): MergeDecisions {
  const present = new Set<string>(readMoments(doc).map((moment) => moment.id))
  const placements: Placement[] = []
  for (const [key, value] of entriesOf(placementsOf(doc))) {
    const [sourceId, momentId] = key.split('|')
    const decided = readDecided(value)
    if (!sourceId || !momentId || !decided || !present.has(momentId)) continue
    placements.push({
      ...decided,
      sourceId: sourceId as MomentId,
      momentId: momentId as MomentId,
      mapId: readMapId(value),
      relation: field(value, 'relation') === 'part-of' ? 'part-of' : 'same',
    })
  }
  const keptApart: KeptApart[] = []
  for (const [key, value] of entriesOf(apartOf(doc))) {
    const [a, b] = key.split('|')
    const decided = readDecided(value)
    if (a && b && decided) keptApart.push({ ...decided, a: a as MomentId, b: b as MomentId })
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
    })
  }
  return { placements, keptApart, putOff, differences }
}

/**
 * Two people who accept the same suggestion at the same moment mint two moments with equal sources: every reader shows
 * the one with the smaller id.
 */
function foldTwins(moments: readonly SharedMoment[]): readonly SharedMoment[] {
  const smallest = new Map<string, SharedMoment>()
  const drop = new Set<MomentId>()
  for (const moment of moments) {
    if (moment.sources.length === 0) continue
    const key = moment.sources
      .map((source) => `${source.sourceId}:${source.relation}`)
      .sort()
      .join('|')
    const twin = smallest.get(key)
    if (!twin) smallest.set(key, moment)
    else {
      drop.add(twin.id < moment.id ? moment.id : twin.id)
      if (moment.id < twin.id) smallest.set(key, moment)
    }
  }
  return drop.size === 0 ? moments : moments.filter((moment) => !drop.has(moment.id))
}

export type Source = { readonly sourceId: MomentId; readonly mapId: MapId }

/**
 * Joins sources into one shared moment: a new one, or one that is there already. A source that was elsewhere moves here.
 * One transaction, one undo step.
 */
export function placeSources(
  doc: Y.Doc,
  into: { readonly moment: NewMoment } | { readonly momentId: MomentId },
  sources: readonly Source[],
  decided: { readonly by: PersonId; readonly at: number; readonly relation?: Relation },
  origin: Origin = localOrigin,
): void {
  const momentId = 'moment' in into ? into.moment.id : into.momentId
  act(
    doc,
    () => {
      markSchema(doc)
      if ('moment' in into) {
        addMoment(doc, into.moment, origin)
        momentsOf(doc).get(momentId)?.set('minted', true)
      }
      for (const { sourceId, mapId } of sources) {
        for (const key of placementKeysOf(doc, sourceId))
          if (key !== `${sourceId}|${momentId}`) placementsOf(doc).delete(key)
        placementsOf(doc).set(`${sourceId}|${momentId}`, {
          mapId,
          relation: decided.relation ?? 'same',
          by: decided.by,
          at: decided.at,
        })
      }
      sweepEmpty(doc, decided.by, decided.at)
    },
    origin,
  )
}

/** Takes sources out of their shared moments; a moment that is left without sources goes (its words are kept). */
export function unplaceSources(
  doc: Y.Doc,
  sources: readonly MomentId[],
  decided: { readonly by: PersonId; readonly at: number },
  origin: Origin = localOrigin,
): void {
  act(
    doc,
    () => {
      for (const sourceId of sources) for (const key of placementKeysOf(doc, sourceId)) placementsOf(doc).delete(key)
      sweepEmpty(doc, decided.by, decided.at)
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
    readonly by: PersonId
    readonly at: number
  },
  origin: Origin = localOrigin,
): void {
  act(doc, () => differencesOf(doc).set(key, { ...decision }), origin)
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
      for (const id of ids) {
        momentsOf(doc).get(id)?.set('gone', { by: decided.by, at: decided.at })
        for (const key of placementsOf(doc).keys()) if (key.endsWith(`|${id}`)) placementsOf(doc).delete(key)
      }
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
    cutOf(doc),
  ] as Y.Map<unknown>[]
}

function placementKeysOf(doc: Y.Doc, sourceId: MomentId): readonly string[] {
  return [...placementsOf(doc).keys()].filter((key) => key.startsWith(`${sourceId}|`))
}

/** A moment that was minted for sources and has none left is gone; one that was drawn by hand stays. */
function sweepEmpty(doc: Y.Doc, by: PersonId, at: number): void {
  const placed = new Set([...placementsOf(doc).keys()].map((key) => key.split('|')[1]))
  for (const [id, fields] of entriesOf(momentsOf(doc))) {
    if (!(fields instanceof Y.Map) || placed.has(id)) {
      if (fields instanceof Y.Map && placed.has(id) && fields.has('gone')) fields.delete('gone')
      continue
    }
    if (fields.has('minted') && !fields.has('gone')) fields.set('gone', { by, at })
  }
}

function readDecided(value: unknown): { by: PersonId; at: number } | undefined {
  const by = field(value, 'by')
  const at = field(value, 'at')
  return typeof by === 'string' && typeof at === 'number' ? { by: by as PersonId, at } : undefined
}

function field(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined
}

function isDifferenceState(value: unknown): value is DifferenceState {
  return (differenceStates as readonly unknown[]).includes(value)
}

function readMapId(value: unknown): MapId {
  const mapId = field(value, 'mapId')
  return (typeof mapId === 'string' ? mapId : '') as MapId
}
