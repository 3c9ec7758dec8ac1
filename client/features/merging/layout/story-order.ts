import { goesBack } from '#shared/model/link.ts'
import { type ExperienceMap, wholeLinks } from '#shared/model/experience-map.ts'
import type { MomentId } from '#shared/model/ids.ts'

/**
 * The moments of a map in the order in which they happen: each after everything that leads to it, moments of the same
 * depth as they were drawn. Ways back (loops, and whatever closes a circle) do not count.
 */
export function storyOrder(map: Pick<ExperienceMap, 'moments' | 'links'>): readonly MomentId[] {
  const depths = storyDepths(map)
  return map.moments.map(({ id }) => id).sort((a, b) => (depths.get(a) ?? 0) - (depths.get(b) ?? 0))
}

/** How many steps lead to each moment on the longest way; 0 where a story begins. */
export function storyDepths(map: Pick<ExperienceMap, 'moments' | 'links'>): ReadonlyMap<MomentId, number> {
  const next = new Map<MomentId, MomentId[]>()
  for (const { from, to, kind } of wholeLinks(map))
    if (!goesBack({ kind })) next.set(from, [...(next.get(from) ?? []), to])
  const finished: MomentId[] = []
  const seen = new Map<MomentId, 'open' | 'done'>()
  const forward = new Map<MomentId, MomentId[]>()
  for (const { id: root } of byStart(map)) {
    if (seen.has(root)) continue
    seen.set(root, 'open')
    const stack = [{ id: root, rest: [...(next.get(root) ?? [])] }]
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const to = top.rest.shift()
      if (to === undefined) {
        seen.set(top.id, 'done')
        finished.push(top.id)
        stack.pop()
        continue
      }
      if (seen.get(to) === 'open') continue
      forward.set(top.id, [...(forward.get(top.id) ?? []), to])
      if (seen.has(to)) continue
      seen.set(to, 'open')
      stack.push({ id: to, rest: [...(next.get(to) ?? [])] })
    }
  }
  const depths = new Map<MomentId, number>()
  for (const id of finished.toReversed())
    for (const to of forward.get(id) ?? []) depths.set(to, Math.max(depths.get(to) ?? 0, (depths.get(id) ?? 0) + 1))
  return depths
}

/** Beginnings first: a story that somebody drew from the middle still starts where it starts. */
function byStart(map: Pick<ExperienceMap, 'moments' | 'links'>) {
  const reached = new Set(wholeLinks(map).flatMap(({ to, kind }) => (goesBack({ kind }) ? [] : [to])))
  const rank = (moment: { id: MomentId; kind: string }) =>
    moment.kind === 'start' ? 0 : reached.has(moment.id) ? 2 : 1
  return [...map.moments].sort((a, b) => rank(a) - rank(b))
}
