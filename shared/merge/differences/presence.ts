import type { MapId } from '../../model/ids.ts'
import { lastBefore, startFrom, stretchAround } from './anchors.ts'
import { asFound, type Found } from './found.ts'
import type { Shared, Stories, Story, Telling } from './stories.ts'
import { cut, plainest } from './topics.ts'
import { namesCompany, saysI, textsOf } from './words.ts'

/** The most moments with company that are looked at; those that several maps tell come first. */
const most = 40

type Alone = {
  readonly story: Story
  readonly told: readonly Telling[]
  /** The last moment before the stretch and the first behind it. */
  readonly edges: readonly Telling[]
}

/**
 * D3: who is there. Somebody of the person's own circle is named in a moment, and another map tells the same stretch of
 * the story without naming anybody. Each map is told once that it tells it alone.
 */
export function presenceDifferences(stories: Stories): readonly Found[] {
  const company = stories.shared
    .filter(
      (shared) => shared.tellings.some(isCompany) && !shared.tellings.some(({ moment }) => moment.kind === 'start'),
    )
    .sort((a, b) => b.mapIds.length - a.mapIds.length || named(b) - named(a) || (a.key < b.key ? -1 : 1))
    .slice(0, most)
  const said = new Set<MapId>()
  const found: Found[] = []
  for (const shared of company) {
    const alone = stories.all.flatMap((story) => withoutAnybody(shared, story, stories))
    const isSaid = alone.every(({ story }) => said.has(story.mapId))
    if (alone.length === 0 || isSaid) continue
    // A single person's passing thought, or against nothing in particular, says little.
    if (shared.mapIds.length === 1 && (alone.every(({ told }) => told.length === 0) || !isDrawn(shared))) continue
    for (const { story } of alone) said.add(story.mapId)
    found.push(asPresence(shared, alone, stories))
  }
  return found
}

function isCompany({ moment }: Telling): boolean {
  return textsOf(moment).some(namesCompany)
}

function isDrawn({ tellings }: Shared): boolean {
  return tellings.some(({ moment }) => namesCompany(`${moment.label}\n${moment.doing}`))
}

function named(shared: Shared): number {
  return shared.tellings.filter(isCompany).length
}

function withoutAnybody(shared: Shared, story: Story, stories: Stories): readonly Alone[] {
  if (shared.mapIds.includes(story.mapId)) return []
  const stretches = shared.tellings.flatMap((telling) => stretchAround(stories, telling, story) ?? [])
  const told = [...new Set(stretches.flatMap((stretch) => stretch.told))]
  if (stretches.length < shared.tellings.length) return []
  // What is not placed yet may turn out to be the very moment.
  if (told.some((telling) => telling.shared === undefined || isCompany(telling))) return []
  if (told.length === 0 && stretches.some((stretch) => stretch.to.length === 0)) return []
  const rank = (one: Telling): number => story.rank(one.at)
  const [from] = stretches.flatMap((stretch) => stretch.from).sort((a, b) => rank(b) - rank(a) || b.at - a.at)
  const [to] = stretches.flatMap((stretch) => stretch.to).sort((a, b) => rank(a) - rank(b) || a.at - b.at)
  return [{ story, told, edges: [from, to].flatMap((edge) => edge ?? []) }]
}

function asPresence(shared: Shared, alone: readonly Alone[], stories: Stories): Found {
  const mapIds = [...shared.mapIds, ...alone.map(({ story }) => story.mapId)]
  const anchor = lastBefore(stories, shared.tellings, mapIds)
  const withOthers = shared.tellings.filter(isCompany)
  // Where a map tells nothing in between, it goes from one edge straight to the other.
  const isEmpty = alone.every(({ told }) => told.length === 0)
  const nobody = alone.flatMap(({ told, edges }) => (isEmpty ? edges : byOneself(told)))
  const speaking = plainest(withOthers)
  return asFound(
    {
      kind: 'presence',
      about: [shared],
      sides: [
        { claim: { say: 'moment', label: cut(speaking?.moment.label ?? '') }, tellings: shared.tellings },
        {
          claim: isEmpty
            ? { say: 'nobody-from-to', labels: (alone[0]?.edges ?? []).map((edge) => cut(edge.moment.label, 60)) }
            : { say: 'nobody-in', labels: oneOfEach(nobody) },
          tellings: nobody,
          mapIds: alone.map(({ story }) => story.mapId),
        },
      ],
      severity: shared.mapIds.length > 1 ? 3 : 2,
      weight: 8 + named(shared),
      asked: { ask: 'presence', ...startFrom(anchor) },
    },
    stories,
  )
}

/** At most three: those who say “I” first, then as they were told. */
function byOneself(told: readonly Telling[]): readonly Telling[] {
  return [...told]
    .sort((a, b) => Number(textsOf(b.moment).some(saysI)) - Number(textsOf(a.moment).some(saysI)) || a.at - b.at)
    .slice(0, 3)
}

/** The first wording of each map, in the order of the words. */
function oneOfEach(tellings: readonly Telling[]): readonly string[] {
  const labels = tellings.map((telling) => [telling.mapId, cut(telling.moment.label, 60)] as const)
  return [...new Map(labels.reverse()).values()].sort()
}
