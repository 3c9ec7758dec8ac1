import type { MomentId } from '../model/ids.ts'
import type { Link } from '../model/link.ts'
import type { Moment, Place } from '../model/moment.ts'
import { chapterByMoment } from './chapters.ts'
import { outlineOf } from './outline-order.ts'
import { type Size, tidyFlow, type TidyOptions } from './tidy-flow.ts'

/** Room for a chapter's name above it, and between one chapter and the next. */
const chapterGap = 112

/**
 * `tidyFlow`, chapter by chapter: each is laid out as a flow of its own, one below the other as the story comes to them,
 * so that a chapter is one band of the page. What lies in none stands where the story passes by it.
 */
export function tidyMap(
  moments: readonly Moment[],
  links: readonly Link[],
  options: TidyOptions & { readonly sizeOf: (moment: Moment) => Size },
): ReadonlyMap<MomentId, Place> {
  if (!moments.some(({ chapter }) => chapter)) return tidyFlow(moments, links, options)
  const { origin = { x: 0, y: 0 }, sizeOf } = options
  const places = new Map<MomentId, Place>()
  let y = origin.y
  for (const part of partsOf(moments, links)) {
    const inside = new Set(part.map(({ id }) => id))
    const own = links.filter(({ from, to }) => inside.has(from) && inside.has(to))
    const laid = tidyFlow(part, own, { ...options, origin: { x: origin.x, y } })
    let bottom = y
    for (const moment of part) {
      const place = laid.get(moment.id)
      if (!place) continue
      places.set(moment.id, place)
      bottom = Math.max(bottom, place.y + sizeOf(moment).h)
    }
    y = bottom + chapterGap
  }
  return places
}

/** Each chapter once, where the story first comes to it, and each stretch that lies in none. */
function partsOf(moments: readonly Moment[], links: readonly Link[]): readonly (readonly Moment[])[] {
  const byId = new Map(moments.map((moment) => [moment.id, moment]))
  const rows = outlineOf({ moments, links })
  const chapterOf = chapterByMoment(rows, byId)
  const parts: Moment[][] = []
  const named = new Map<string, Moment[]>()
  let last: string | undefined
  for (const { momentId } of rows) {
    const moment = byId.get(momentId)
    if (!moment) continue
    const chapter = chapterOf.get(momentId)
    let part = chapter === undefined ? (last === undefined ? parts.at(-1) : undefined) : named.get(chapter)
    if (!part) {
      part = []
      parts.push(part)
      if (chapter !== undefined) named.set(chapter, part)
    }
    part.push(moment)
    last = chapter
  }
  return parts
}
