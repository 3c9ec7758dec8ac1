import type { Moment } from '../model/moment.ts'
import type { MomentId } from '../model/ids.ts'
import type { OutlineRow } from './outline-order.ts'

/**
 * The chapters of a map: parts of the story with a name (“Before”, “In the evening”). Which moment lies in which is said
 * by the moment itself; in which order chapters come follows from the flow (docs/decisions/011).
 *
 *   C1  A moment lies in the chapter it names. A branch that names none lies where it left.
 *   C2  A chapter begins where the main line enters it. A story that comes back to it says its name again.
 */
type Named = ReadonlyMap<MomentId, Pick<Moment, 'chapter'>>

/** Rows that follow each other in one chapter; without a name where none is said. */
export type Section = { readonly chapter: string | undefined; readonly rows: readonly OutlineRow[] }

/** The rows of an outline under the headings they stand under (C2). */
export function sectionsOf(rows: readonly OutlineRow[], moments: Named): readonly Section[] {
  const sections: { chapter: string | undefined; rows: OutlineRow[] }[] = []
  for (const row of rows) {
    const chapter = moments.get(row.momentId)?.chapter
    const last = sections.at(-1)
    if (last && (row.depth > 0 || last.chapter === chapter)) last.rows.push(row)
    else sections.push({ chapter, rows: [row] })
  }
  return sections
}

/** Every name in use, as the flow comes to it. */
export function chapterNames(rows: readonly Pick<OutlineRow, 'momentId'>[], moments: Named): readonly string[] {
  const names = new Set<string>()
  for (const row of rows) {
    const chapter = moments.get(row.momentId)?.chapter
    if (chapter) names.add(chapter)
  }
  return [...names]
}

/** Which chapter each moment lies in (C1). */
export function chapterByMoment(rows: readonly OutlineRow[], moments: Named): ReadonlyMap<MomentId, string> {
  const found = new Map<MomentId, string>()
  /** The chapter of the last row at each depth. */
  const above: (string | undefined)[] = []
  for (const row of rows) {
    const own = moments.get(row.momentId)?.chapter
    const chapter = own ?? (row.depth > 0 ? above[row.depth - 1] : undefined)
    above.length = row.depth
    above[row.depth] = chapter
    if (chapter) found.set(row.momentId, chapter)
  }
  return found
}
