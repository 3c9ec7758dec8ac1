import type { ExperienceMap } from '../model/experience-map.ts'
import type { LinkId, MomentId } from '../model/ids.ts'
import { goesBack, type LinkKind } from '../model/link.ts'
import {
  type AddedLink,
  type AddedMoment,
  type ChangedLink,
  linkKindTowards,
  type MapEdits,
  withEdits,
} from '../model/map-edits.ts'
import type { Moment, MomentKind } from '../model/moment.ts'
import { type Stand, type Walk, walkOf } from './flow-walk.ts'
import { guessLinkKind } from './link-kind.ts'

/**
 * What the keys of canvas and outline mean, as plans over a map (`shared/documents/apply-edits.ts` carries them out).
 *
 *   O1  A new moment comes after the one it was asked for: between that and the next on its line.
 *   O2  After a moment where somebody gives up, and after trouble that goes back to where it began, the story goes on
 *       from where that branched off.
 *   O3  Moving a moment moves nothing else: what branches off from it goes with it, what came after it follows its
 *       predecessor.
 *   O4  A link's word stays with the moment it leaves; its kind follows the moment it leads to.
 *   O5  Nothing that is taken away tears a line: the neighbours are linked.
 *
 * A plan that would change nothing, or cannot be, is `undefined`.
 */
type Drawn = Pick<ExperienceMap, 'moments' | 'links'>
export type MintLinkId = () => LinkId

/** A new moment after another (O1, O2); without one, a beginning of its own. */
export function planNext(map: Drawn, after: MomentId | undefined, added: AddedMoment, mint: MintLinkId): MapEdits {
  const walk = walkOf(map)
  const from = after === undefined ? undefined : continuesFrom(walk, after)
  if (from === undefined) return { addMoments: [added] }
  return { addMoments: [added], ...insertAfter(walk, from, added, mint, from === after ? undefined : after) }
}

/** Where the story goes on from if a moment is asked for after `id` (O2). */
function continuesFrom(walk: Walk, id: MomentId): MomentId | undefined {
  const moment = walk.moments.get(id)
  const stand = walk.standOf(id)
  if (!moment || !stand) return undefined
  if (walk.forwardFrom(id).length > 0) return id
  const loop = walk.loopsFrom(id)[0]
  if (loop && isInTrouble(walk, id)) return loop.to
  return moment.kind === 'abandon' ? (stand.via?.from ?? id) : id
}

/** A new moment that branches off from another, beside whatever comes after that. */
export function planBranch(map: Drawn, from: MomentId, added: AddedMoment, mint: MintLinkId): MapEdits {
  if (!map.moments.some((moment) => moment.id === from)) return { addMoments: [added] }
  return {
    addMoments: [added],
    addLinks: [{ id: mint(), from, to: added.id, kind: linkKindTowards(added.kind) }],
  }
}

/** Another way beside a moment: it leaves from where that came from. Where nothing leads there, it stands for itself. */
export function planBeside(map: Drawn, id: MomentId, added: AddedMoment, mint: MintLinkId): MapEdits {
  const from = map.links.find((link) => link.to === id && !goesBack(link))?.from
  return from === undefined ? { addMoments: [added] } : planBranch(map, from, added, mint)
}

/**
 * A new moment where the line goes on that `id` left: `id` was a branch, even if nothing else was there to show it.
 * `comesBack`: the branch leads to the new moment as well, unless somebody gave up there.
 */
export function planBack(
  map: Drawn,
  id: MomentId,
  added: AddedMoment,
  comesBack: boolean,
  mint: MintLinkId,
): MapEdits | undefined {
  const walk = walkOf(map)
  const from = leftFrom(walk, id)
  if (from === undefined) return undefined
  const next = insertAfter(walk, from, added, mint, id)
  const isOver = walk.moments.get(id)?.kind === 'abandon'
  const back: AddedLink[] =
    comesBack && !isOver ? [{ id: mint(), from: id, to: added.id, kind: linkKindTowards(added.kind) }] : []
  return { addMoments: [added], ...next, addLinks: [...next.addLinks, ...back] }
}

/** An existing moment becomes a branch of the one above it. */
export function planIndent(
  map: Drawn,
  id: MomentId,
  above: MomentId | undefined,
  mint: MintLinkId,
): MapEdits | undefined {
  const walk = walkOf(map)
  const stand = walk.standOf(id)
  if (!stand) return undefined
  const { via, onward, after } = stand
  if (stand.before === undefined || !via)
    return above === undefined || via ? undefined : { addLinks: [joining(walk, above, id, mint)] }
  const passing: AddedLink[] = after === undefined ? [] : [joining(walk, stand.before, after, mint)]
  const left = onward ? [onward.id] : []
  const plans: MapEdits[] = [
    { addLinks: passing },
    { addLinks: passing, removeLinks: left },
    { addLinks: passing, removeLinks: left, changeLinks: [{ id: via.id, kind: 'error' }] },
  ]
  return plans.find((plan) => (walkOf(withEdits(map, plan)).standOf(id)?.depth ?? 0) > stand.depth)
}

/** A branch, or what comes after `id` on it, returns to the line it left: right after the moment it left from. */
export function planOutdent(map: Drawn, id: MomentId, mint: MintLinkId): MapEdits | undefined {
  const walk = walkOf(map)
  const stand = walk.standOf(id)
  const from = stand?.branchesFrom
  const moment = walk.moments.get(id)
  if (!stand || !moment || from === undefined) return undefined
  const next = insertAfter(walk, from, moment, mint)
  const before = stand.before === undefined ? undefined : walk.moments.get(stand.before)
  const isFirst = stand.via?.from === from
  return {
    // The first moment of a branch is linked from there already; that link takes its kind from the moment as any other.
    addLinks: isFirst ? next.addLinks.filter((link) => link.from !== from) : next.addLinks,
    changeLinks: next.changeLinks.filter((link) => !isFirst || link.to !== id),
    removeLinks: [
      ...next.changeLinks.filter((link) => isFirst && link.to === id).map((link) => link.id),
      ...(before?.kind === 'abandon' && stand.via ? [stand.via.id] : []),
    ],
  }
}

/** Exchanges a moment with its neighbour on the line; the first of a branch leaves one moment earlier or later instead. */
export function planMove(map: Drawn, id: MomentId, direction: 'up' | 'down'): MapEdits | undefined {
  const walk = walkOf(map)
  const stand = walk.standOf(id)
  if (!stand) return undefined
  const neighbour = direction === 'up' ? stand.before : stand.after
  if (neighbour !== undefined) return direction === 'up' ? exchange(walk, neighbour, id) : exchange(walk, id, neighbour)
  if (stand.before !== undefined || stand.branchesFrom === undefined || !stand.via) return undefined
  const parent = walk.standOf(stand.branchesFrom)
  const from = direction === 'up' ? parent?.before : parent?.after
  return from === undefined ? undefined : { changeLinks: [{ id: stand.via.id, from }] }
}

/** Links two moments: as `kind` says, or else back if the story came that way, on otherwise. */
export function planLink(
  map: Drawn,
  from: MomentId,
  to: MomentId,
  said: { readonly label?: string; readonly kind?: LinkKind },
  mint: MintLinkId,
): MapEdits | undefined {
  const target = map.moments.find((moment) => moment.id === to)
  if (from === to || !target || !map.moments.some((moment) => moment.id === from)) return undefined
  const kind = said.kind ?? guessLinkKind(map.links, from, target)
  return { addLinks: [{ id: mint(), from, to, kind, label: said.label ?? '' }] }
}

/** Another kind, and with it the kind of the links that lead there (O4). */
export function planKind(map: Drawn, id: MomentId, kind: MomentKind): MapEdits {
  const now = map.moments.find((moment) => moment.id === id)
  const usual = linkKindTowards(now?.kind ?? 'step')
  const next = linkKindTowards(kind)
  const leading = usual === next ? [] : map.links.filter((link) => link.to === id && link.kind === usual)
  return { changeMoments: [{ id, kind }], changeLinks: leading.map((link) => ({ id: link.id, kind: next })) }
}

/** A whole line of new moments after another one (a pasted list); links inside it come with it. */
export function planInsertion(
  map: Drawn,
  after: MomentId | undefined,
  added: { readonly moments: readonly AddedMoment[]; readonly links: readonly AddedLink[] },
  mint: MintLinkId,
): MapEdits {
  const walk = walkOf(map)
  const inside = walkOf(withEdits({ moments: [], links: [] }, { addMoments: added.moments, addLinks: added.links }))
  const first = added.moments[0]
  const from = after === undefined ? undefined : continuesFrom(walk, after)
  if (!first || from === undefined) return { addMoments: added.moments, addLinks: added.links }
  const last = inside.standOf(first.id)?.line.moments.at(-1) ?? first.id
  const next = insertAfter(walk, from, first, mint, from === after ? undefined : after, last)
  return { addMoments: added.moments, addLinks: [...added.links, ...next.addLinks], changeLinks: next.changeLinks }
}

type Links = { readonly addLinks: readonly AddedLink[]; readonly changeLinks: readonly ChangedLink[] }

/**
 * Puts `added` (up to `last`) between `from` and what comes after it. A link that leads to `but` is not what comes after:
 * that is the branch we come from.
 */
function insertAfter(
  walk: Walk,
  from: MomentId,
  added: Pick<Moment, 'id' | 'kind'>,
  mint: MintLinkId,
  but?: MomentId,
  last: MomentId = added.id,
): Links {
  const kind = linkKindTowards(added.kind)
  const { onward } = walk.standOf(from) ?? {}
  const isBranch = onward && but !== undefined && isOnTheWayTo(walk, onward.to, but)
  if (!onward || isBranch || onward.to === added.id)
    return { addLinks: [{ id: mint(), from, to: added.id, kind }], changeLinks: [] }
  // The link that was there keeps its word and now leads to the new moment (O4).
  return {
    addLinks: [{ id: mint(), from: last, to: onward.to, kind: onward.kind }],
    changeLinks: [{ id: onward.id, to: added.id, kind }],
  }
}

/** Whether `id` stands on the same line as `first` or later, or below it. */
function isOnTheWayTo(walk: Walk, first: MomentId, id: MomentId): boolean {
  return first === id || walk.leadsTo(first, id)
}

/** The moment from which the stretch with `id` left its line: where it branches off, or where the trouble began. */
function leftFrom(walk: Walk, id: MomentId): MomentId | undefined {
  for (let at: MomentId | undefined = id; at !== undefined; at = walk.standOf(at)?.before) {
    const { via, before, branchesFrom } = walk.standOf(at) ?? ({} as Partial<Stand>)
    if (via && (via.kind === 'error' || linkKindTowards(walk.moments.get(at)?.kind ?? 'step') === 'error'))
      return via.from
    if (before === undefined) return branchesFrom
  }
  return undefined
}

function isInTrouble(walk: Walk, id: MomentId): boolean {
  return leftFrom(walk, id) !== undefined
}

function joining(walk: Walk, from: MomentId, to: MomentId, mint: MintLinkId): AddedLink {
  return { id: mint(), from, to, kind: linkKindTowards(walk.moments.get(to)?.kind ?? 'step') }
}

/** P → a → b → S becomes P → b → a → S. A beginning stays first. */
function exchange(walk: Walk, a: MomentId, b: MomentId): MapEdits | undefined {
  const first = walk.moments.get(a)
  const second = walk.moments.get(b)
  const into = walk.standOf(a)?.via
  const between = walk.standOf(b)?.via
  const out = walk.standOf(b)?.onward
  if (!first || !second || !between || first.kind === 'start') return undefined
  const changes: ChangedLink[] = [{ id: between.id, from: b, to: a, kind: linkKindTowards(first.kind) }]
  if (into) changes.push({ id: into.id, to: b, kind: linkKindTowards(second.kind) })
  if (out) changes.push({ id: out.id, from: a })
  return { changeLinks: changes }
}
