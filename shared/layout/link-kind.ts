import type { MomentId } from '../model/ids.ts'
import { goesBack, type Link, type LinkKind } from '../model/link.ts'
import { linkKindTowards } from '../model/map-edits.ts'
import type { MomentKind } from '../model/moment.ts'

/**
 * What a new link most likely means: back to something that led here, it is a loop; to where it goes wrong or somebody
 * gives up, it is that; else it goes on.
 */
export function guessLinkKind(
  links: readonly Link[],
  from: MomentId,
  to: { readonly id: MomentId; readonly kind: MomentKind },
): LinkKind {
  return leadsTo(links, to.id, from) ? 'loop' : linkKindTowards(to.kind)
}

/** Whether the flow comes from `start` to `end`, loops left aside. */
function leadsTo(links: readonly Link[], start: MomentId, end: MomentId): boolean {
  const seen = new Set<MomentId>([start])
  const open: MomentId[] = [start]
  for (let id = open.pop(); id; id = open.pop()) {
    if (id === end) return true
    for (const link of links) {
      if (link.from !== id || goesBack(link) || seen.has(link.to)) continue
      seen.add(link.to)
      open.push(link.to)
    }
  }
  return false
}
