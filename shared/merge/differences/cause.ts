import { directlyBefore, lastBefore, startFrom } from './anchors.ts'
import { beginningsOf } from './edges.ts'
import { asFound, type Found, type FoundSide } from './found.ts'
import type { Shared, Stories, Telling } from './stories.ts'
import { cut, plainest } from './topics.ts'
import { isTrouble } from '../../model/moment.ts'
import { contentOf } from './words.ts'

/**
 * D6: why it happens. What comes right before giving up, where maps give up at different moments; and beginnings, or one
 * trouble, that are worded so differently that no word of content is shared.
 */
export function causeDifferences(stories: Stories): readonly Found[] {
  return [
    ...givingUp(stories),
    ...beginnings(stories),
    ...stories.shared.flatMap((shared) =>
      shared.tellings.every(({ moment }) => isTrouble(moment.kind)) ? trouble(shared, stories) : [],
    ),
  ]
}

function givingUp(stories: Stories): readonly Found[] {
  const endings = stories.shared
    .filter(({ tellings }) => tellings.some(({ moment }) => moment.kind === 'abandon'))
    .sort((a, b) => mood(a) - mood(b) || (a.key < b.key ? -1 : 1))
    .slice(0, 40)
  let best: readonly [Shared, Shared] | undefined
  for (const [at, a] of endings.entries())
    for (const b of endings.slice(at + 1))
      if (
        isApart(a, b) &&
        !haveSameCause(a, b, stories) &&
        (!best || mood(a) + mood(b) < mood(best[0]) + mood(best[1]))
      )
        best = [a, b]
  if (!best) return []
  const sides = [...best]
  for (const other of endings)
    if (!sides.includes(other) && sides.every((side) => isApart(side, other) && !haveSameCause(side, other, stories)))
      sides.push(other)
  return [
    asFound(
      {
        kind: 'cause',
        about: sides,
        sides: sides.map((shared): FoundSide => {
          const causes = causesOf(shared, stories)
          const [cause, end] = [plainest(causes), plainest(shared.tellings)]
          const label = cut(end?.moment.label ?? '')
          return {
            claim: cause
              ? { say: 'giving-up-after', label, cause: cut(cause.moment.label) }
              : { say: 'giving-up', label },
            tellings: [...causes, ...shared.tellings],
          }
        }),
        severity: 3,
        weight: 7,
        asked: { ask: 'stopping' },
      },
      stories,
    ),
  ]
}

/** How low people felt when they gave up: the lowest are asked about first. */
function mood({ tellings }: Shared): number {
  return Math.min(...tellings.map(({ moment }) => moment.feeling?.valence ?? 0))
}

function isApart(a: Shared, b: Shared): boolean {
  return !a.mapIds.some((id) => b.mapIds.includes(id))
}

function causesOf({ tellings }: Shared, stories: Stories): readonly Telling[] {
  return tellings.flatMap((telling) =>
    (stories.storyOf(telling.mapId)?.previous(telling) ?? []).map(({ from }) => from).filter((from) => from.shared),
  )
}

function haveSameCause(a: Shared, b: Shared, stories: Stories): boolean {
  const causes = new Set(causesOf(a, stories).map(({ shared }) => shared))
  return causesOf(b, stories).some(({ shared }) => causes.has(shared))
}

/** Whoever begins, begins: two drawn starts need not be held to be one moment to be two causes. */
function beginnings(stories: Stories): readonly Found[] {
  const first = new Set(stories.all.flatMap(beginningsOf))
  const tellings = stories.all.flatMap((story) => {
    const own = beginningsOf(story).filter(({ moment }) => moment.kind === 'start')
    return own.every(({ shared }) => shared?.tellings.every((telling) => first.has(telling))) ? own : []
  })
  const sides = wordedApart(tellings)
  if (sides.length < 2) return []
  return [
    asFound(
      {
        kind: 'cause',
        about: tellings,
        sides,
        severity: 2,
        weight: 5,
        asked: { ask: 'beginning' },
      },
      stories,
    ),
  ]
}

function trouble(shared: Shared, stories: Stories): readonly Found[] {
  const sides = wordedApart(shared.tellings)
  if (sides.length < 2) return []
  const direct = startFrom(directlyBefore(stories, shared.tellings))
  const where = direct.after ? direct : startFrom(lastBefore(stories, shared.tellings, shared.mapIds))
  const [first] = sides
  return [
    asFound(
      {
        kind: 'cause',
        about: [shared],
        sides,
        severity: 1,
        weight: 4,
        asked: { ask: 'trouble', label: first?.claim.label ?? '', ...where },
      },
      stories,
    ),
  ]
}

/** One side for all whose words meet; maps that share no word of content with each other stand apart. */
function wordedApart(
  tellings: readonly Telling[],
): readonly (FoundSide & { readonly claim: { readonly say: 'moment'; readonly label: string } })[] {
  let sides: readonly { readonly told: readonly Telling[]; readonly words: ReadonlySet<string> }[] = []
  for (const telling of tellings) {
    const own = contentOf(telling.moment.label)
    if (own.size === 0) continue
    const near = sides.filter(
      ({ told, words }) =>
        told.some(({ mapId }) => mapId === telling.mapId) || [...own].some((word) => words.has(word)),
    )
    const joined = [...near, { told: [telling], words: own }]
    sides = [
      ...sides.filter((side) => !near.includes(side)),
      { told: joined.flatMap(({ told }) => told), words: new Set(joined.flatMap(({ words }) => [...words])) },
    ]
  }
  return sides.map(({ told }) => ({
    claim: { say: 'moment', label: cut(plainest(told)?.moment.label ?? '') },
    tellings: told,
  }))
}
