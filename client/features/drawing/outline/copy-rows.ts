import { clipType, formatClip } from '#shared/exchange/moments-clip.ts'
import type { MomentId } from '#shared/model/ids.ts'
import { wordsOf } from '../../../canvas/editing/copy-words.ts'
import type { Look } from './outline-look.ts'

/**
 * Puts a row and what branches off from it on the clipboard, or the rows that were chosen: as moments for another map and
 * as a list for all else. Gives what was copied.
 */
export function copyRows(outline: Look, id: MomentId, data: DataTransfer): readonly MomentId[] {
  const { moments, map, chosen } = outline
  const ids = chosen.length > 1 && chosen.includes(id) ? chosen : withBranches(outline, id)
  const copied = ids.flatMap((one) => moments.get(one) ?? [])
  const inside = new Set(copied.map((moment) => moment.id))
  const links = map.links.filter(({ from, to }) => inside.has(from) && inside.has(to))
  data.setData('text/plain', wordsOf(copied, links))
  data.setData(clipType, formatClip({ moments: copied, links }))
  return ids
}

function withBranches({ rows }: Look, id: MomentId): readonly MomentId[] {
  const at = rows.findIndex((row) => row.momentId === id)
  const depth = rows[at]?.depth ?? 0
  const end = rows.findIndex((row, index) => index > at && row.depth <= depth)
  return rows.slice(at, end < 0 ? undefined : end).map(({ momentId }) => momentId)
}
