import { type BoardId, idPattern, type InterviewId, type MapId } from '../model/ids.ts'

/** One of the handful of documents that make up a board (DESIGN: documents and rights). */
export type DocumentName =
  | { readonly kind: 'session' }
  | { readonly kind: 'board' }
  | { readonly kind: 'map-shared' }
  | { readonly kind: 'map'; readonly mapId: MapId }
  | { readonly kind: 'interview'; readonly interviewId: InterviewId }

export type DocumentAddress = { readonly boardId: BoardId; readonly document: DocumentName }

/** `session`, `board`, `map-shared`, `map-<id>`, `interview-<id>`. */
export function formatDocumentName(name: DocumentName): string {
  switch (name.kind) {
    case 'session':
    case 'board':
    case 'map-shared':
      return name.kind
    case 'map':
      return `map-${name.mapId}`
    case 'interview':
      return `interview-${name.interviewId}`
  }
}

/** The document that a name means, or nothing. Names are parsed and never used as paths. */
export function parseDocumentName(name: string): DocumentName | undefined {
  if (name === 'session' || name === 'board' || name === 'map-shared') return { kind: name }
  const split = /^(map|interview)-(.+)$/.exec(name)
  const id = split?.[2]
  if (!id || !idPattern.test(id)) return undefined
  return split?.[1] === 'map'
    ? { kind: 'map', mapId: id as MapId }
    : { kind: 'interview', interviewId: id as InterviewId }
}

/** The path of a document's socket: `/sync/<boardId>/<document>`. */
export function syncPath({ boardId, document }: DocumentAddress): string {
  return `/sync/${boardId}/${formatDocumentName(document)}`
}

/** Reads a socket's path; the query is not part of it. */
export function parseSyncPath(path: string): DocumentAddress | undefined {
  const parts = /^\/sync\/([^/]+)\/([^/]+)$/.exec(path)
  const boardId = parts?.[1]
  const document = parts?.[2] === undefined ? undefined : parseDocumentName(parts[2])
  if (!boardId || !idPattern.test(boardId) || !document) return undefined
  return { boardId: boardId as BoardId, document }
}
