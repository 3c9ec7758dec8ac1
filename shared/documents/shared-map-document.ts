import * as Y from 'yjs'
import { cleanRead } from '../model/clean-text.ts'
import type { MomentId } from '../model/ids.ts'
import type {
  DifferenceDecision,
  KeptApart,
  MergeDecisions,
  Placement,
  PutOff,
  SharedMap,
  SharedMoment,
} from '../model/shared-map.ts'
import { entriesOf } from './entries.ts'
import { linksOf, momentsOf, readLinks, readMoment, readMoments } from './map-document.ts'
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
      ...(typeof question === 'string' ? { question: cleanRead(question) } : {}),
      ...(typeof because === 'string' ? { because: cleanRead(because) } : {}),
      ...readInterviews(value),
    })
  }
  return { placements, keptApart, putOff, differences }
}

/** Every placement into a moment that is there. */
export function readPlacements(doc: Y.Doc): readonly Placement[] {
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
export function twinsOf(placements: readonly Placement[]): ReadonlyMap<MomentId, MomentId> {
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
