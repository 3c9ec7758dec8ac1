import { clipType, formatClip } from '#shared/exchange/moments-clip.ts'
import type { MomentId } from '#shared/model/ids.ts'
import { wordsOf } from '../../../canvas/editing/copy-words.ts'
import type { Outline } from './use-outline.ts'

/** Puts a row and what branches off from it on the clipboard, as moments for another map and as a list for all else. */
export function copyRows({ rows, moments, actions }: Outline, id: MomentId, data: DataTransfer): void {
  const at = rows.findIndex((row) => row.momentId === id)
  const depth = rows[at]?.depth ?? 0
  const end = rows.findIndex((row, index) => index > at && row.depth <= depth)
  const copied = rows.slice(at, end < 0 ? undefined : end).flatMap((row) => moments.get(row.momentId) ?? [])
  const inside = new Set(copied.map((moment) => moment.id))
  const links = actions.map().links.filter(({ from, to }) => inside.has(from) && inside.has(to))
  data.setData('text/plain', wordsOf(copied, links))
  data.setData(clipType, formatClip({ moments: copied, links }))
}
