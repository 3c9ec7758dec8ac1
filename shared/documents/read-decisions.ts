import { isDifferenceKind } from '../model/difference.ts'
import { type InterviewId, isId, type MapId, type MomentId, type PersonId } from '../model/ids.ts'
import { maxTextLength } from '../model/moment.ts'
import { readPlacedWording } from '../model/placed-wording.ts'
import {
  type Decided,
  differenceStates,
  type DifferenceDecision,
  type DifferenceState,
  type DrawnDifference,
  type Placement,
} from '../model/shared-map.ts'
import { cutText, readText } from './text.ts'

// What one entry of `map-shared` says; whatever of it is broken is left out.

/** The two ids of a flat key. */
export function readPair(key: string): readonly [MomentId, MomentId] | undefined {
  const [a, b, more] = key.split('|')
  return isId(a) && isId(b) && more === undefined ? [a as MomentId, b as MomentId] : undefined
}

/** Who decided it and when. */
export function readDecided(value: unknown): Decided | undefined {
  const by = field(value, 'by')
  const at = field(value, 'at')
  return typeof by === 'string' && typeof at === 'number' ? { by: by as PersonId, at } : undefined
}

/** A difference that people wrote down; nothing where nobody did, or where it has no sides. */
export function readDrawn(key: string, value: unknown): DrawnDifference | undefined {
  const decided = readDecided(value)
  const sides = field(value, 'sides')
  if (!decided || !Array.isArray(sides)) return undefined
  const kind = field(value, 'kind')
  return {
    ...decided,
    key,
    kind: isDifferenceKind(kind) ? kind : 'branch',
    title: readWords(value, 'title'),
    question: readWords(value, 'question'),
    sides: sides.map((side: unknown) => ({
      mapIds: readIds<MapId>(side, 'mapIds'),
      sourceIds: readIds<MomentId>(side, 'sourceIds'),
      claim: readWords(side, 'claim'),
    })),
    moments: readIds<MomentId>(value, 'moments'),
  }
}

export function readInterviews(value: unknown): Pick<DifferenceDecision, 'interviews'> {
  const interviews = readIds<InterviewId>(value, 'interviews')
  return interviews.length > 0 ? { interviews } : {}
}

function readWords(value: unknown, key: string): string {
  const words = field(value, key)
  return cutText(readText(words), maxTextLength)
}

function readIds<T extends string>(value: unknown, key: string): readonly T[] {
  const ids = field(value, key)
  return Array.isArray(ids) ? ids.filter(isId).map((id) => id as T) : []
}

export function readChecked(value: unknown): Pick<Placement, 'wording' | 'checked'> {
  const wording = readPlacedWording(field(value, 'wording'))
  const checked = readDecided(field(value, 'checked'))
  return { ...(wording ? { wording } : {}), ...(checked ? { checked } : {}) }
}

export function field(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined
}

export function isDifferenceState(value: unknown): value is DifferenceState {
  return (differenceStates as readonly unknown[]).includes(value)
}

export function readMapId(value: unknown): MapId {
  const mapId = field(value, 'mapId')
  return (typeof mapId === 'string' ? mapId : '') as MapId
}
