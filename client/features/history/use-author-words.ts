import type { BoardVersion } from '#shared/protocol/api.ts'
import { useSessionFacts } from '../../sync/board-context.tsx'
import { historyWords as words } from './messages.ts'

/** Who kept a version: “by Noor”, or “automatically, as Noor went on”. */
export function useAuthorWords(): (version: Pick<BoardVersion, 'author' | 'cause'>) => string {
  const { people } = useSessionFacts()
  return ({ author, cause }) => {
    const name = people.find(({ id }) => id === author)?.name ?? words.somebody
    return cause.kind === 'hand' ? words.byHand(name) : words.byItself(name)
  }
}
