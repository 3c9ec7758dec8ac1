import type { ExperienceMap } from '../model/experience-map.ts'
import type { LinkId, MomentId } from '../model/ids.ts'
import { type AddedLink, linkKindTowards, type MapEdits } from '../model/map-edits.ts'
import { type Walk, walkOf } from './flow-walk.ts'
import type { MintLinkId } from './outline-edits.ts'
import { unlocked } from './together.ts'

type Drawn = Pick<ExperienceMap, 'moments' | 'links'>

/**
 * Takes moments and links away, and links what is left of each line (O5): between two moments that stay there is one link,
 * with the word of the first that led away from where the line was torn. A link that was asked to go is no line: nothing is
 * linked in its place. What is locked stays; nothing where nothing goes.
 */
export function planRemoval(
  map: Drawn,
  asked: { readonly moments: readonly MomentId[]; readonly links?: readonly LinkId[] },
  mint: MintLinkId,
): MapEdits | undefined {
  const known = new Set(map.moments.map(({ id }) => id))
  const going = new Set(unlocked(map, asked.moments).filter((id) => known.has(id)))
  const cut = new Set(asked.links)
  const drawn = map.links.filter(({ id }) => cut.has(id))
  if (going.size + drawn.length === 0) return undefined
  const walk = walkOf(drawn.length > 0 ? { ...map, links: map.links.filter(({ id }) => !cut.has(id)) } : map)
  return {
    addLinks: [...going].flatMap((id) => healed(walk, going, id, mint) ?? []),
    removeLinks: drawn.map(({ id }) => id),
    removeMoments: [...going],
  }
}

/** From the moment before the first of those that go to the first that stays after them. */
function healed(walk: Walk, going: ReadonlySet<MomentId>, id: MomentId, mint: MintLinkId): AddedLink | undefined {
  const via = walk.standOf(id)?.via
  if (!via || going.has(via.from)) return undefined
  let to = walk.standOf(id)?.after
  while (to !== undefined && going.has(to)) to = walk.standOf(to)?.after
  if (to === undefined || walk.forwardFrom(via.from).some((link) => link.to === to)) return undefined
  const kind = linkKindTowards(walk.moments.get(to)?.kind ?? 'step')
  return { id: mint(), from: via.from, to, kind, label: via.label }
}
