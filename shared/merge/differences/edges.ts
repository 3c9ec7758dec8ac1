import { goesBack } from '../../model/link.ts'
import { isTrouble } from '../../model/moment.ts'
import type { Story, Telling } from './stories.ts'

/** Where a story begins: what is drawn as a start, or else what nothing but a loop leads to. */
export function beginningsOf(story: Story): readonly Telling[] {
  const linked = story.tellings.filter((telling) => isLinked(story, telling))
  const starts = linked.filter(({ moment }) => moment.kind === 'start')
  if (starts.length > 0) return starts
  return linked.filter((telling) => story.previous(telling).every(({ link }) => goesBack(link)))
}

/**
 * Where a story ends: what nothing leads on from. Where the last thing drawn goes wrong, nobody said how it went on: the
 * story ends at the moment before.
 */
export function endsOf(story: Story): readonly Telling[] {
  const ends = new Set<Telling>()
  for (const telling of story.tellings) {
    if (!isLinked(story, telling) || story.nexts(telling).length > 0) continue
    const before = story.previous(telling).filter(({ link }) => !goesBack(link))
    const { kind } = telling.moment
    const isOpen = isTrouble(kind) && kind !== 'abandon' && before.length > 0
    if (!isOpen) ends.add(telling)
    else
      for (const { from } of before)
        if (story.nexts(from).every(({ to, link }) => to === telling || goesBack(link))) ends.add(from)
  }
  return [...ends].sort((a, b) => a.at - b.at)
}

/** A moment that lies beside the story, not yet tied to it, begins and ends nothing. */
function isLinked(story: Story, telling: Telling): boolean {
  return story.previous(telling).length + story.nexts(telling).length > 0
}
