import type { ExperienceMap } from '../model/experience-map.ts'
import type { MomentId } from '../model/ids.ts'
import type { Link } from '../model/link.ts'
import type { Moment } from '../model/moment.ts'
import { type FlowLine, flowLines } from './flow-lines.ts'

type Drawn = Pick<ExperienceMap, 'moments' | 'links'>

/** Where one moment stands on its line, and what is around it. */
export type Stand = {
  readonly line: FlowLine
  readonly depth: number
  /** The moment before and after it on the same line. */
  readonly before?: MomentId
  readonly after?: MomentId
  /** The moment its line branches off from. */
  readonly branchesFrom?: MomentId
  /** The link it is reached by, along the line or as its first moment. */
  readonly via?: Link
  /** The link that goes on to `after`. */
  readonly onward?: Link
}

/** A map with the way to walk it: along its lines, to where a branch leaves. */
export type Walk = {
  readonly moments: ReadonlyMap<MomentId, Moment>
  standOf(id: MomentId): Stand | undefined
  /** Links that go on from a moment (not back). */
  forwardFrom(id: MomentId): readonly Link[]
  loopsFrom(id: MomentId): readonly Link[]
  /** Whether the story can come from `from` to `to` without going back. */
  leadsTo(from: MomentId, to: MomentId): boolean
}

export function walkOf(map: Drawn): Walk {
  const flow = flowLines(map)
  const stands = new Map<MomentId, Stand>()
  const stack = flow.lines.map((line) => ({ line, depth: 0 }))
  for (let next = stack.pop(); next; next = stack.pop()) {
    const { line, depth } = next
    for (const [index, id] of line.moments.entries()) {
      const before = line.moments[index - 1]
      const after = line.moments[index + 1]
      const via = flow.via.get(id)
      const onward = after === undefined ? undefined : flow.via.get(after)
      stands.set(id, {
        line,
        depth,
        ...(before === undefined ? {} : { before }),
        ...(after === undefined ? {} : { after }),
        ...(line.via ? { branchesFrom: line.via.from } : {}),
        ...(via ? { via } : {}),
        ...(onward ? { onward } : {}),
      })
      for (const branch of line.branches.get(id) ?? []) stack.push({ line: branch, depth: depth + 1 })
    }
  }
  const forward = Map.groupBy([...flow.via.values(), ...flow.joins], (link) => link.from)
  const loops = Map.groupBy(flow.loops, (link) => link.from)
  return {
    moments: new Map(map.moments.map((moment) => [moment.id, moment])),
    standOf: (id) => stands.get(id),
    forwardFrom: (id) => forward.get(id) ?? [],
    loopsFrom: (id) => loops.get(id) ?? [],
    leadsTo(from, to) {
      const seen = new Set<MomentId>([from])
      const open = [from]
      for (let at = open.pop(); at !== undefined; at = open.pop()) {
        if (at === to) return true
        for (const link of forward.get(at) ?? [])
          if (!seen.has(link.to)) {
            seen.add(link.to)
            open.push(link.to)
          }
      }
      return false
    },
  }
}
