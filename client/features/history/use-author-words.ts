import type { BoardVersion } from '#shared/protocol/api.ts'
import { useBoard, useSessionFacts } from '../../sync/board-context.tsx'
import { historyWords as words } from './messages.ts'

/** Who kept a version: “by Noor”, or “automatically, as Noor went on”. */
export function useAuthorWords(): (version: Pick<BoardVersion, 'author' | 'cause'>) => string {
  const { myId } = useBoard()
  const { people } = useSessionFacts()
  return ({ author, cause }) => {
    const name = author === myId ? words.you : (people.find(({ id }) => id === author)?.name ?? words.somebody)
    return cause.kind === 'hand' ? words.byHand(name) : words.byItself(name)
  }
}
