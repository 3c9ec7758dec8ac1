import type { PersonId } from '#shared/model/ids.ts'
import { messages } from '../messages.ts'
import type { Difference } from '#shared/model/difference.ts'
import { labelOf, type MergeBoard } from '#shared/merge/merge-board.ts'
import type { News } from './news.ts'

/** A piece of news as a sentence. */
export function sayNews(
  news: News,
  {
    board,
    differences,
    nameOf,
  }: {
    readonly board: Pick<MergeBoard, 'sources' | 'moments'>
    readonly differences: readonly Difference[]
    readonly nameOf: (id: PersonId) => string
  },
): string {
  const who = nameOf(news.by)
  const words = messages.news
  switch (news.kind) {
    case 'joined':
      return words.joined(
        who,
        news.sources.slice(0, 3).map((id) => short(labelOf(id, board))),
        news.moments.length,
      )
    case 'added':
      return words.added(who, short(labelOf(news.sources[0] ?? news.moments[0], board)), news.moments.length)
    case 'part-of':
      return words.part(who, short(labelOf(news.sources[0], board)), short(labelOf(news.moments[0], board)))
    case 'checked':
      return words.checked(who, short(labelOf(news.moments[0], board)), news.moments.length)
    case 'apart':
      return words.apart(who, short(labelOf(news.a, board)), short(labelOf(news.b, board)))
    case 'later':
      return words.later(
        who,
        news.sources.slice(0, 2).map((id) => short(labelOf(id, board))),
      )
    case 'drawn':
      return words.drawn(who, news.title)
    case 'difference': {
      const at = differences.findIndex(({ key }) => key === news.difference)
      return words.difference(who, news.state, at < 0 ? undefined : at + 1)
    }
  }
}

/** A label short enough for a sentence, cut between words. */
export function short(label: string, most = 32): string {
  if (label.length <= most) return label
  const cut = label.slice(0, most)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), 12))}…`
}
