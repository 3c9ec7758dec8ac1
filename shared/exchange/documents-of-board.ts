import type * as Y from 'yjs'
import { addEvidence, editGuide, writeBrief, writePath } from '../documents/board-document.ts'
import { putThreads } from '../documents/comments.ts'
import { writeInk } from '../documents/ink-document.ts'
import { addLostQuote, addQuote, writeInterviewText } from '../documents/interview-document.ts'
import { addAll } from '../documents/map-document.ts'
import { act, type Origin } from '../documents/transact.ts'
import { writeSharedMap } from '../documents/whole-shared-map.ts'
import type { Interview } from '../model/interview.ts'
import type { DocumentName } from '../protocol/document-names.ts'
import type { BoardFile, MapInFile } from './board-file-types.ts'

/** A document of a board that is not there yet, and how it is filled. */
export type DocumentToFill = { readonly name: DocumentName; readonly write: (doc: Y.Doc, origin: Origin) => void }

/** The documents that a board file becomes: `boardOfDocuments` reads the same board from them. Ids must be fresh ones. */
export function documentsOfBoard(board: BoardFile): readonly DocumentToFill[] {
  const { shared } = board
  return [
    { name: { kind: 'board' }, write: (doc, origin) => writeBoard(doc, board, origin) },
    ...board.maps.map((map): DocumentToFill => ({
      name: { kind: 'map', mapId: map.id },
      write: (doc, origin) => writeMap(doc, map, origin),
    })),
    ...(shared
      ? [
          {
            name: { kind: 'map-shared' },
            write: (doc, origin) => {
              writeSharedMap(doc, shared, origin)
              writeInk(doc, shared.ink ?? [], [], origin)
            },
          } satisfies DocumentToFill,
        ]
      : []),
    ...board.interviews.map((interview): DocumentToFill => ({
      name: { kind: 'interview', interviewId: interview.id },
      write: (doc, origin) => writeInterview(doc, interview, origin),
    })),
  ]
}

function writeBoard(doc: Y.Doc, board: BoardFile, origin: Origin): void {
  act(
    doc,
    () => {
      writeBrief(doc, board.brief, origin)
      for (const tie of board.evidence) addEvidence(doc, tie, origin)
      for (const path of board.paths) writePath(doc, path, origin)
      for (const [item, edit] of board.guide ?? []) editGuide(doc, item, edit, origin)
      putThreads(doc, board.threads ?? [], origin)
    },
    origin,
  )
}

function writeMap(doc: Y.Doc, { author, moments, links, ink = [] }: MapInFile, origin: Origin): void {
  const by = author.id ? { by: author.id } : {}
  addAll(
    doc,
    { moments: moments.map((moment) => ({ ...moment, ...by })), links: links.map((link) => ({ ...link, ...by })) },
    origin,
  )
  writeInk(doc, ink, [], origin)
}

function writeInterview(doc: Y.Doc, { quotes, ...interview }: Interview, origin: Origin): void {
  writeInterviewText(doc, interview, origin)
  for (const quote of quotes) if (quote.lost || !addQuote(doc, quote, origin)) addLostQuote(doc, quote, origin)
}
