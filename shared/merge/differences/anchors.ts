import { goesBack } from '../../model/link.ts'
import type { MapId } from '../../model/ids.ts'
import type { Shared, Stories, Story, Telling } from './stories.ts'
import type { Named } from '../../model/difference.ts'
import { named, sayable } from './topics.ts'

/** The last moment that comes before all of these and is told by every one of the maps: a place to start a question from. */
export function lastBefore(
  stories: Stories,
  tellings: readonly Telling[],
  mapIds: readonly MapId[],
): Shared | undefined {
  let best: { readonly shared: Shared; readonly distance: number } | undefined
  for (const shared of stories.shared) {
    if (!mapIds.every((id) => shared.mapIds.includes(id))) continue
    let distance = 0
    const isBeforeAll = tellings.every((about) => {
      const story = stories.storyOf(about.mapId)
      const told = stories.told(shared, about.mapId)
      if (!story || told.length === 0) return false
      for (const telling of told) distance += story.rank(about.at) - story.rank(telling.at)
      return told.every((telling) => story.isBefore(telling, about))
    })
    if (isBeforeAll && (!best || distance < best.distance)) best = { shared, distance }
  }
  return best?.shared
}

/** The moment that leads directly to all of these, in every one of their maps. */
export function directlyBefore(stories: Stories, tellings: readonly Telling[]): Shared | undefined {
  const leading = tellings.map(
    (telling) =>
      new Set(
        (stories.storyOf(telling.mapId)?.previous(telling) ?? []).flatMap(({ from, link }) =>
          !goesBack(link) && from.shared ? [from.shared] : [],
        ),
      ),
  )
  const [first = new Set<Shared>(), ...others] = leading
  return [...first].find((shared) => others.every((set) => set.has(shared)))
}

/** Where a question starts (“after opening the app”); nothing where no wording of the moment goes into a sentence. */
export function startFrom(anchor: Shared | undefined): { readonly after?: Named } {
  const telling = anchor && sayable(anchor.tellings)
  return telling ? { after: named(telling) } : {}
}

/**
 * What a map tells in the stretch of story where another map has `telling`: after everything that both have before it,
 * and before everything that both have after it. Nothing where the two stories share no moment before it.
 */
export function stretchAround(
  stories: Stories,
  telling: Telling,
  story: Story,
):
  | { readonly from: readonly Telling[]; readonly told: readonly Telling[]; readonly to: readonly Telling[] }
  | undefined {
  const home = stories.storyOf(telling.mapId)
  if (!home || telling.shared?.mapIds.includes(story.mapId)) return undefined
  const from: Telling[] = []
  const to: Telling[] = []
  for (const other of home.tellings) {
    if (!other.shared?.mapIds.includes(story.mapId)) continue
    if (home.isBefore(other, telling)) from.push(...stories.told(other.shared, story.mapId))
    else if (home.isBefore(telling, other)) to.push(...stories.told(other.shared, story.mapId))
  }
  if (from.length === 0) return undefined
  const edges = new Set([...from, ...to])
  const isAfterEnd = story.after(to.map(({ at }) => at))
  const isAfterBegin = story.after(from.map(({ at }) => at))
  const begins = new Set(from.map(({ at }) => story.loopOf(at)))
  // Before the beginning is whatever still leads to one of the moments both have before it.
  const told = story.tellings.filter(
    (other) =>
      !edges.has(other) &&
      isAfterBegin(other.at) &&
      !isAfterEnd(other.at) &&
      !begins.has(story.loopOf(other.at)) &&
      !from.some((one) => story.isBefore(other, one)),
  )
  return { from, told, to }
}
