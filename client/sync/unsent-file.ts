import type * as Y from 'yjs'
import { readBrief, readEvidence, readGuideEdits, readPaths } from '#shared/documents/board-document.ts'
import { readThreads } from '#shared/documents/comments.ts'
import { readInk } from '#shared/documents/ink-document.ts'
import { readInterview } from '#shared/documents/interview-document.ts'
import { readLinks, readMoments } from '#shared/documents/map-document.ts'
import type { SessionFacts } from '#shared/documents/session-document.ts'
import { readSharedMap } from '#shared/documents/shared-map-document.ts'
import type { BoardFile } from '#shared/exchange/board-file.ts'
import { formatBoardFile } from '#shared/exchange/format-board-file.ts'
import { emptyBrief } from '#shared/model/brief.ts'
import { type DocumentName, formatDocumentName } from '#shared/protocol/document-names.ts'

export type HeldDocument = { readonly name: DocumentName; readonly doc: Y.Doc }

/**
 * The documents that could not be sent, as one board file that can be read in again. What a board file has no place
 * for (drawings, comments, changes to the guide) stands under `unsent`, so that nothing of it is lost.
 */
export function formatUnsent(facts: Pick<SessionFacts, 'title' | 'people'>, held: readonly HeldDocument[]): string {
  const board: BoardFile = held.reduce((file, one) => addTo(file, one, facts), {
    title: facts.title,
    brief: emptyBrief,
    maps: [],
    interviews: [],
    evidence: [],
    paths: [],
  } as BoardFile)
  const file: Record<string, unknown> = JSON.parse(formatBoardFile(board))
  const rest = held.flatMap((one) => {
    const more = remainsOf(one)
    return Object.keys(more).length > 0 ? [[formatDocumentName(one.name), more]] : []
  })
  return `${JSON.stringify(rest.length > 0 ? { ...file, unsent: Object.fromEntries(rest) } : file, null, 1)}\n`
}

function addTo(file: BoardFile, { name, doc }: HeldDocument, { people }: Pick<SessionFacts, 'people'>): BoardFile {
  switch (name.kind) {
    case 'session':
      return file
    case 'board':
      return { ...file, brief: readBrief(doc), evidence: readEvidence(doc), paths: readPaths(doc) }
    case 'map-shared':
      return { ...file, shared: readSharedMap(doc) }
    case 'interview':
      return { ...file, interviews: [...file.interviews, readInterview(doc, name.interviewId)] }
    case 'map': {
      const owner = people.find((person) => person.mapId === name.mapId)
      const author = { name: owner?.name ?? '', discipline: owner?.discipline ?? 'other' } as const
      const map = { id: name.mapId, author, moments: readMoments(doc), links: readLinks(doc) }
      return { ...file, maps: [...file.maps, map] }
    }
  }
}

function remainsOf({ name, doc }: HeldDocument): Readonly<Record<string, unknown>> {
  const ink = name.kind === 'map' || name.kind === 'map-shared' ? readInk(doc) : []
  const guide = name.kind === 'board' ? Object.fromEntries(readGuideEdits(doc)) : {}
  const comments = name.kind === 'board' ? readThreads(doc) : []
  return {
    ...(ink.length > 0 ? { ink } : {}),
    ...(Object.keys(guide).length > 0 ? { guide } : {}),
    ...(comments.length > 0 ? { comments } : {}),
  }
}
