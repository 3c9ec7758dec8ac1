import { lastBefore, sayAfter } from './anchors.ts'
import { beginningsOf } from './edges.ts'
import { asFound, type Found, type FoundSide } from './found.ts'
import type { Shared, Stories, Telling } from './stories.ts'
import { plainest, quoted } from './topics.ts'
import { isTrouble } from './troubles.ts'
import { shareContent } from './words.ts'

/**
 * D6: why it happens. What comes right before giving up, where maps give up at different moments; and one beginning or
 * one trouble that every map words so differently that no word of content is shared.
 */
export function causeDifferences(stories: Stories): readonly Found[] {
  return [
    ...givingUp(stories),
    ...stories.shared.flatMap((shared) => (isBeginning(shared, stories) ? beginning(shared, stories) : [])),
    ...stories.shared.flatMap((shared) =>
      shared.tellings.every(({ moment }) => isTrouble(moment)) ? trouble(shared, stories) : [],
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
          const words = quoted(end?.moment.label ?? '')
          return {
            claim: cause ? `after ${quoted(cause.moment.label)}: ${words}` : words,
            tellings: [...causes, ...shared.tellings],
          }
        }),
        severity: 3,
        weight: 7,
        title: 'What has just happened when they stop?',
        question:
          'Tell me about the last time you stopped before the end: what had just happened, and what did you do instead?',
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

function isBeginning(shared: Shared, stories: Stories): boolean {
  return shared.tellings.every((telling) => {
    const story = stories.storyOf(telling.mapId)
    return story !== undefined && beginningsOf(story).includes(telling)
  })
}

function beginning(shared: Shared, stories: Stories): readonly Found[] {
  return wordedApart(shared, (sides) =>
    asFound(
      {
        kind: 'cause',
        about: [shared],
        sides,
        severity: 2,
        weight: 5,
        title: 'What sets it off?',
        question: 'Tell me how it began the last time: where were you, and what had just happened?',
      },
      stories,
    ),
  )
}

function trouble(shared: Shared, stories: Stories): readonly Found[] {
  const where = sayAfter(lastBefore(stories, shared.tellings, shared.mapIds))
  return wordedApart(shared, (sides) =>
    asFound(
      {
        kind: 'cause',
        about: [shared],
        sides,
        severity: 2,
        weight: 4,
        title: `What exactly happens${where === '' ? ` at ${sides[0]?.claim ?? ''}` : ` ${where}`}?`,
        question:
          where === ''
            ? 'Tell me about the last time it went another way than you expected: what exactly happened?'
            : `Think of the last time: what exactly happened ${where}, step by step?`,
      },
      stories,
    ),
  )
}

/** One side for each map, where no two maps share a word of content. */
function wordedApart({ tellings, mapIds }: Shared, make: (sides: readonly FoundSide[]) => Found): readonly Found[] {
  if (mapIds.length < 2 || tellings.some(({ moment }) => moment.label.trim() === '')) return []
  const meet = tellings.some((a) =>
    tellings.some((b) => a.mapId !== b.mapId && shareContent(a.moment.label, b.moment.label)),
  )
  if (meet) return []
  return [
    make(
      mapIds.map((id) => {
        const own = tellings.filter((telling) => telling.mapId === id)
        return { claim: quoted(plainest(own)?.moment.label ?? ''), tellings: own }
      }),
    ),
  ]
}
