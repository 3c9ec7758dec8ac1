import type { SessionFacts } from '#shared/documents/session-document.ts'
import { boardOfDocuments, type HeldDocument } from '#shared/exchange/board-of-documents.ts'
import { formatBoardFile } from '#shared/exchange/format-board-file.ts'

/**
 * The documents that could not be sent, as one board file that can be read in again. Nothing of them is lost. `images`:
 * those that the server does not have, as data URLs by their ids.
 */
export function formatUnsent(
  facts: Pick<SessionFacts, 'title' | 'people'>,
  held: readonly HeldDocument[],
  images: ReadonlyMap<string, string> = new Map(),
): string {
  return formatBoardFile({ ...boardOfDocuments(facts, held), ...(images.size > 0 ? { images } : {}) })
}
