import type { BoardId } from '#shared/model/ids.ts'
import type { Store } from '../storage/store.ts'

/** A board on which these documents are, so that the log takes what is written in them. */
export async function beginDocuments(
  { directory }: Pick<Store, 'directory'>,
  board: string,
  documents: readonly string[],
): Promise<void> {
  await directory.createBoard({ boardId: board as BoardId, title: 'Evenings', phase: 'draw', documents, at: 1 })
}
