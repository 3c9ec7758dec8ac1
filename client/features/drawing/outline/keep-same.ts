import { type OutlineRow, outlineOf } from '#shared/layout/outline-order.ts'
import { type ExperienceMap, momentsById } from '#shared/model/experience-map.ts'
import type { MomentId } from '#shared/model/ids.ts'
import type { Link } from '#shared/model/link.ts'
import type { Moment } from '#shared/model/moment.ts'
import { isSameMoment, isSamePlace } from '#shared/model/moment-facts.ts'

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

/** Kinds, places and links decide where a moment stands; its words do not. */
function standsAsBefore(before: Drawn, now: Drawn): boolean {
  return (
    isSameList(
      before.moments,
      now.moments,
      (a, b) => a === b || (a.id === b.id && a.kind === b.kind && isSamePlace(a.place, b.place)),
    ) && isSameList(before.links, now.links, isSameLink)
  )
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
