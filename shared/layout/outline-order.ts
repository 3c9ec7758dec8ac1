import type { ExperienceMap } from '../model/experience-map.ts'
import type { MomentId } from '../model/ids.ts'
import type { Link } from '../model/link.ts'
import { flowLines, type FlowLine } from './flow-lines.ts'

/** Another row that a row speaks of: “and again from 5”. */
type OutlineReference = {
  readonly number: string
  readonly momentId: MomentId
  readonly label: string
  readonly link: Link
}

/** One line of the outline. */
export type OutlineRow = {
  readonly momentId: MomentId
  /** 1, 2, 3 on the main line; 3a, 3b on what branches off from 3; 3a1 on what branches off from there. */
  readonly number: string
  /** 0 on the main line. */
  readonly depth: number
  /** The link by which the row follows the one it comes after, or branches off. */
  readonly viaLink?: Link
  /** Where the story goes back: “and again from 5”. */
  readonly loopsTo: readonly OutlineReference[]
  /** Where it also goes: “or on to 8”. */
  readonly joins: readonly OutlineReference[]
}

/** A map as numbered lines. Every moment appears exactly once, whatever is linked to what (`flow-lines.ts`). */
export function outlineOf(map: Pick<ExperienceMap, 'moments' | 'links'>): readonly OutlineRow[] {
  const flow = flowLines(map)
  const numbers = new Map<MomentId, { number: string; depth: number }>()

  function write(line: FlowLine, depth: number, prefix: string, count: { so: number }): void {
    for (const id of line.moments) {
      const number = prefix + (depth % 2 === 0 ? String(++count.so) : letters(++count.so))
      numbers.set(id, { number, depth })
      // All that branches off from a moment is counted on: 3a, 3b on the first branch, 3c on the second.
      const below = { so: 0 }
      for (const branch of line.branches.get(id) ?? []) write(branch, depth + 1, number, below)
    }
  }
  const count = { so: 0 }
  for (const line of flow.lines) write(line, 0, '', count)

  const refer = (link: Link): OutlineReference => ({
    number: numbers.get(link.to)?.number ?? '',
    momentId: link.to,
    label: link.label,
    link,
  })
  const loops = Map.groupBy(flow.loops, (link) => link.from)
  const joins = Map.groupBy(flow.joins, (link) => link.from)
  return [...numbers].map(([momentId, { number, depth }]) => {
    const viaLink = flow.via.get(momentId)
    return {
      momentId,
      number,
      depth,
      ...(viaLink ? { viaLink } : {}),
      loopsTo: (loops.get(momentId) ?? []).map(refer),
      joins: (joins.get(momentId) ?? []).map(refer),
    }
  })
}

/** 1 → a, 26 → z, 27 → aa. */
function letters(count: number): string {
  let word = ''
  for (let rest = count; rest > 0; rest = Math.floor((rest - 1) / 26))
    word = String.fromCharCode(97 + ((rest - 1) % 26)) + word
  return word
}
