import { type OutlineRow, outlineOf } from '#shared/layout/outline-order.ts'
import { type ExperienceMap, momentsById } from '#shared/model/experience-map.ts'
import type { MomentId } from '#shared/model/ids.ts'
import type { Link } from '#shared/model/link.ts'
import type { Moment } from '#shared/model/moment.ts'
import type { Sketch } from '#shared/model/sketch.ts'

type Drawn = Pick<ExperienceMap, 'moments' | 'links'>

export type ShownMap = {
  readonly rows: readonly OutlineRow[]
  readonly moments: ReadonlyMap<MomentId, Moment>
}

/**
 * Reading a document gives fresh objects each time. Whatever says the same as before stays the same object here, and
 * numbers are only given anew when something moved: a letter typed into a map of 1,500 moments draws one row.
 */
export function createKeeper(): (map: Drawn) => ShownMap {
  let drawn: Drawn | undefined
  let shown: ShownMap = { rows: [], moments: new Map() }
  return (map) => {
    const moments = map.moments.map((moment) => {
      const before = shown.moments.get(moment.id)
      return before && isSameMoment(before, moment) ? before : moment
    })
    const stands = drawn && standsAsBefore(drawn, { moments, links: map.links })
    shown = { rows: stands ? shown.rows : keepRows(shown.rows, outlineOf(map)), moments: momentsById({ moments }) }
    drawn = { moments, links: map.links }
    return shown
  }
}

function isSameMoment(a: Moment, b: Moment): boolean {
  return (
    a.label === b.label &&
    a.kind === b.kind &&
    a.thinking === b.thinking &&
    a.doing === b.doing &&
    a.feeling?.valence === b.feeling?.valence &&
    a.feeling?.word === b.feeling?.word &&
    a.when === b.when &&
    a.behindTheScenes === b.behindTheScenes &&
    a.chapter === b.chapter &&
    a.locked === b.locked &&
    a.group === b.group &&
    isSameSketch(a.sketch, b.sketch) &&
    a.place?.x === b.place?.x &&
    a.place?.y === b.place?.y
  )
}

/** Strokes are drawn and rubbed out, never changed. */
function isSameSketch(a: Sketch | undefined, b: Sketch | undefined): boolean {
  return (
    a === b ||
    (a !== undefined &&
      b !== undefined &&
      a.words === b.words &&
      isSameList(a.strokes, b.strokes, (one, other) => one.id === other.id))
  )
}

/** Kinds, places and links decide where a moment stands; its words do not. */
function standsAsBefore(before: Drawn, now: Drawn): boolean {
  return (
    isSameList(
      before.moments,
      now.moments,
      (a, b) => a === b || (a.id === b.id && a.kind === b.kind && isSamePlace(a, b)),
    ) && isSameList(before.links, now.links, isSameLink)
  )
}

function isSamePlace(a: Moment, b: Moment): boolean {
  return a.place?.x === b.place?.x && a.place?.y === b.place?.y
}

function isSameLink(a: Link, b: Link): boolean {
  return a.id === b.id && a.from === b.from && a.to === b.to && a.kind === b.kind && a.label === b.label
}

function isSameList<T>(a: readonly T[], b: readonly T[], same: (a: T, b: T) => boolean): boolean {
  return a.length === b.length && a.every((one, at) => same(one, b[at] ?? one))
}

function keepRows(before: readonly OutlineRow[], now: readonly OutlineRow[]): readonly OutlineRow[] {
  const known = new Map(before.map((row) => [row.momentId, row]))
  return now.map((row) => {
    const then = known.get(row.momentId)
    return then && isSameRow(then, row) ? then : row
  })
}

function isSameRow(a: OutlineRow, b: OutlineRow): boolean {
  const isSameReference = (x: OutlineRow['joins'][number], y: OutlineRow['joins'][number]) =>
    x.number === y.number && isSameLink(x.link, y.link)
  return (
    a.number === b.number &&
    a.depth === b.depth &&
    (a.viaLink && b.viaLink ? isSameLink(a.viaLink, b.viaLink) : a.viaLink === b.viaLink) &&
    isSameList(a.joins, b.joins, isSameReference) &&
    isSameList(a.loopsTo, b.loopsTo, isSameReference)
  )
}
