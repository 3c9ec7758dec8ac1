import { goesBack } from '../../model/link.ts'
import { asFound, type Found } from './found.ts'
import type { Shared, Stories, Story, Telling } from './stories.ts'
import { cut, nameOf, sayable } from './topics.ts'

/** D8: going back. Moments that lie on one loop in some maps, and which others tell without ever going back to them. */
export function loopDifferences(stories: Stories): readonly Found[] {
  const found: Found[] = []
  const said = new Set<Shared>()
  for (const story of stories.all)
    for (const loop of loopsOf(story)) {
      const onLoop = [...new Set(loop.flatMap(({ shared }) => (shared && shared.mapIds.length > 1 ? [shared] : [])))]
      if (onLoop.length < 2 || onLoop.some((shared) => said.has(shared))) continue
      const straight = stories.all.filter((other) => tellsStraight(other, onLoop, stories))
      const back = wayBack(story, loop)
      if (straight.length === 0 || !back) continue
      for (const shared of onLoop) said.add(shared)
      found.push(asLoop(back, onLoop, straight, stories))
    }
  return found
}

function loopsOf(story: Story): readonly (readonly Telling[])[] {
  const loops = new Map<number, Telling[]>()
  for (const telling of story.tellings) {
    if (!story.isOnLoop(telling.at)) continue
    const loop = loops.get(story.loopOf(telling.at)) ?? []
    loop.push(telling)
    loops.set(story.loopOf(telling.at), loop)
  }
  return [...loops.values()]
}

function tellsStraight(story: Story, onLoop: readonly Shared[], { told }: Stories): boolean {
  const tellings = onLoop.map((shared) => told(shared, story.mapId)).filter((own) => own.length > 0)
  return tellings.length > 1 && !tellings.flat().some(({ at }) => story.isOnLoop(at))
}

/** The link that leads back: one drawn as a loop, or else the one that closes the ring against the order of drawing. */
function wayBack(story: Story, loop: readonly Telling[]): readonly [Telling, Telling] | undefined {
  const members = new Set(loop)
  const inside = story.links.flatMap((link) => {
    const [from, to] = [story.byId.get(link.from), story.byId.get(link.to)]
    return from && to && members.has(from) && members.has(to) ? [{ link, from, to }] : []
  })
  const [back] = inside.sort(
    (a, b) =>
      Number(goesBack(b.link)) - Number(goesBack(a.link)) ||
      b.from.at - b.to.at - (a.from.at - a.to.at) ||
      a.from.at - b.from.at,
  )
  return back && [back.from, back.to]
}

function asLoop(
  [tail, head]: readonly [Telling, Telling],
  onLoop: readonly Shared[],
  straight: readonly Story[],
  stories: Stories,
): Found {
  const on = straight.flatMap((story) => {
    const own = onLoop.flatMap((shared) => [...stories.told(shared, story.mapId)])
    const last = own.filter((one) => !own.some((other) => story.isBefore(one, other)))
    return last.slice(0, 1).map((from) => ({ from, to: story.nexts(from)[0]?.to }))
  })
  const [spoken] = on
  const near = [...(spoken?.from.shared ? [spoken.from.shared] : []), ...onLoop]
  const anchor = near.find(({ tellings }) => sayable(tellings)) ?? near[0]
  return asFound(
    {
      kind: 'loop',
      about: [tail, head],
      sides: [
        { claim: { say: 'back', from: cut(tail.moment.label), to: cut(head.moment.label) }, tellings: [tail, head] },
        {
          claim: spoken?.to
            ? { say: 'on', from: cut(spoken.from.moment.label), to: cut(spoken.to.moment.label) }
            : { say: 'no-way-back', label: cut(spoken?.from.moment.label ?? '') },
          tellings: on.flatMap(({ from, to }) => (to ? [from, to] : [from])),
        },
      ],
      severity: 2,
      weight: 3 + straight.length,
      asked: { ask: 'loop', about: anchor ? nameOf(anchor) : { label: '' } },
    },
    stories,
  )
}
