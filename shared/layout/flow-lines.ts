import { type ExperienceMap, wholeLinks } from '../model/experience-map.ts'
import type { MomentId } from '../model/ids.ts'
import { goesBack, type Link } from '../model/link.ts'
import { linkKindTowards } from '../model/map-edits.ts'
import type { Moment } from '../model/moment.ts'

/**
 * How a map reads: a main line, lines that branch off below it, and what goes back. Outline and canvas are laid out from
 * the same lines, so that 3a is the same moment in both.
 *
 *   L1  A link back (drawn as a loop, or closing a circle) never decides where a moment stands.
 *   L2  A line begins at a moment that nothing leads to, those that say “begins” first; a circle begins anywhere.
 *   L3  It goes on where the story goes well: over `next` before `error`, not to a moment where somebody gives up, along
 *       the longest way. What is left branches off.
 *   L4  Every moment stands on exactly one line.
 *   L5  The result depends on what is drawn and where, never on the order in which it is given: two peers hold the same
 *       map in different orders.
 */
export type FlowLine = {
  readonly moments: readonly MomentId[]
  /** The link by which the line branches off; absent for a line of its own. */
  readonly via?: Link
  /** Lines that branch off, by the moment they leave. */
  readonly branches: ReadonlyMap<MomentId, readonly FlowLine[]>
}

export type Flow = {
  readonly lines: readonly FlowLine[]
  /** Links that go back. */
  readonly loops: readonly Link[]
  /** Links to a moment that stands elsewhere: a branch that comes back to its line, or a step that is passed over. */
  readonly joins: readonly Link[]
  /** The link by which each moment is reached on its line. */
  readonly via: ReadonlyMap<MomentId, Link>
}

/** What a way pays for a link where something goes wrong, counted in moments. */
const errorCost = 4

export function flowLines(map: Pick<ExperienceMap, 'moments' | 'links'>): Flow {
  const moments = [...map.moments].sort(inReadingOrder)
  const graph = readGraph(moments, [...wholeLinks(map)])
  const owned = new Set<MomentId>()
  const via = new Map<MomentId, Link>()

  function readLine(first: MomentId, by?: Link): FlowLine {
    const line: MomentId[] = []
    let link = by
    for (let at: MomentId | undefined = first; at !== undefined; at = link?.to) {
      line.push(at)
      owned.add(at)
      if (link) via.set(at, link)
      link = graph.onward(at).find((next) => !owned.has(next.to))
    }
    const branches = new Map<MomentId, FlowLine[]>()
    for (const at of line) {
      const lines: FlowLine[] = []
      for (const next of graph.onward(at)) if (!owned.has(next.to)) lines.push(readLine(next.to, next))
      if (lines.length > 0) branches.set(at, lines)
    }
    return { moments: line, branches, ...(by ? { via: by } : {}) }
  }

  const lines = graph.roots.flatMap((root) => (owned.has(root) ? [] : [readLine(root)]))
  const used = new Set(via.values())
  return { lines, loops: graph.loops, joins: graph.forward.filter((link) => !used.has(link)), via }
}

type Graph = {
  readonly roots: readonly MomentId[]
  readonly forward: readonly Link[]
  readonly loops: readonly Link[]
  /** Forward links of a moment, the one that the story follows first. */
  onward(id: MomentId): readonly Link[]
}

function readGraph(moments: readonly Moment[], links: Link[]): Graph {
  const rank = new Map(moments.map((moment, index) => [moment.id, index]))
  const position = (id: MomentId): number => rank.get(id) ?? 0
  links.sort((a, b) => position(a.from) - position(b.from) || position(a.to) - position(b.to) || (a.id < b.id ? -1 : 1))
  const kindOf = new Map(moments.map((moment) => [moment.id, moment.kind]))
  const out = Map.groupBy(
    links.filter((link) => !goesBack(link)),
    (link) => link.from,
  )
  const reached = new Set([...out.values()].flat().map((link) => link.to))
  const first = moments.filter((moment) => !reached.has(moment.id) || moment.kind === 'start')
  const roots = [...new Set([...first, ...moments].map((moment) => moment.id))]
  const { back, order } = walkDepthFirst(roots, out)

  // Children stand before their parents in `order`, so each way is measured once.
  const reach = new Map<MomentId, number>()
  for (const id of order) {
    let longest = 0
    for (const link of out.get(id) ?? [])
      if (!back.has(link))
        longest = Math.max(longest, (reach.get(link.to) ?? 0) - (link.kind === 'error' ? errorCost : 0))
    reach.set(id, longest + 1)
  }
  // With places the eye decides which line comes first; without them it is the longest story.
  const unplaced = new Set(moments.filter((moment) => !moment.place).map((moment) => moment.id))
  const length = (id: MomentId): number => (unplaced.has(id) ? (reach.get(id) ?? 0) : 0)
  const beginnings = first.sort(
    (a, b) =>
      Number(b.kind === 'start') - Number(a.kind === 'start') ||
      Number(unplaced.has(a.id)) - Number(unplaced.has(b.id)) ||
      length(b.id) - length(a.id),
  )
  const trouble = (link: Link): number =>
    (link.kind === 'error' ? 2 : 0) + (linkKindTowards(kindOf.get(link.to) ?? 'step') === 'error' ? 1 : 0)
  for (const [id, all] of out) {
    const onward = all.filter((link) => !back.has(link))
    onward.sort((a, b) => trouble(a) - trouble(b) || (reach.get(b.to) ?? 0) - (reach.get(a.to) ?? 0))
    out.set(id, onward)
  }
  return {
    roots: [...new Set([...beginnings, ...moments].map((moment) => moment.id))],
    forward: links.filter((link) => !goesBack(link) && !back.has(link)),
    loops: links.filter((link) => goesBack(link) || back.has(link)),
    onward: (id) => out.get(id) ?? [],
  }
}

/** Links that close a circle, and the moments with every child before its parent. Without recursion: a map may be one chain. */
function walkDepthFirst(
  roots: readonly MomentId[],
  out: ReadonlyMap<MomentId, readonly Link[]>,
): { back: ReadonlySet<Link>; order: readonly MomentId[] } {
  const back = new Set<Link>()
  const order: MomentId[] = []
  const state = new Map<MomentId, 'open' | 'done'>()
  for (const root of roots) {
    if (state.has(root)) continue
    const stack = [{ id: root, next: 0 }]
    state.set(root, 'open')
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const link = out.get(top.id)?.[top.next++]
      if (!link) {
        state.set(top.id, 'done')
        order.push(top.id)
        stack.pop()
        continue
      }
      const seen = state.get(link.to)
      if (seen === 'open') back.add(link)
      if (seen !== undefined) continue
      state.set(link.to, 'open')
      stack.push({ id: link.to, next: 0 })
    }
  }
  return { back, order }
}

const rowHeight = 80

/** Beginnings first, then as the eye goes over a page; without places by id, numbers in them counted (p2 before p10). */
function inReadingOrder(a: Moment, b: Moment): number {
  return (
    Number(b.kind === 'start') - Number(a.kind === 'start') ||
    Number(b.place !== undefined) - Number(a.place !== undefined) ||
    row(a) - row(b) ||
    (a.place?.x ?? 0) - (b.place?.x ?? 0) ||
    compareIds(a.id, b.id)
  )
}

function row(moment: Moment): number {
  return Math.round((moment.place?.y ?? 0) / rowHeight)
}

const numbersCounted = new Intl.Collator('en', { numeric: true })

function compareIds(a: string, b: string): number {
  return numbersCounted.compare(a, b) || (a < b ? -1 : Number(a > b))
}
