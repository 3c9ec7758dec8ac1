import type * as Y from 'yjs'
import { readBrief, readEvidence, readGuideEdits, readPaths } from '../documents/board-document.ts'
import { readThreads } from '../documents/comments.ts'
import { readInk } from '../documents/ink-document.ts'
import { readInterview } from '../documents/interview-document.ts'
import { readLinks, readMoments } from '../documents/map-document.ts'
import type { SessionFacts } from '../documents/session-document.ts'
import { readSharedMap } from '../documents/shared-map-document.ts'
import { readSharedMapHands } from '../documents/whole-shared-map.ts'
import { emptyBrief } from '../model/brief.ts'
import { wholeLinks } from '../model/experience-map.ts'
import type { Link } from '../model/link.ts'
import type { Moment } from '../model/moment.ts'
import { byName } from '../model/person.ts'
import type { DocumentName } from '../protocol/document-names.ts'
import type { BoardFile, PersonInFile } from './board-file-types.ts'

export type HeldDocument = { readonly name: DocumentName; readonly doc: Y.Doc }

/**
 * What stands in some documents of a board, as a board file carries it: documents → here → `formatBoardFile`. Links that
 * nobody sees (an end is missing, or the same link stands there twice) are left where they are.
 */
export function boardOfDocuments(
  facts: Pick<SessionFacts, 'title' | 'people'> & Partial<Pick<SessionFacts, 'phase'>>,
  held: readonly HeldDocument[],
): BoardFile {
  const people = facts.people.toSorted(byName).map(({ id, name, discipline, slot, role }): PersonInFile => ({
    id,
    name,
    discipline,
    slot,
    role,
  }))
  const empty: BoardFile = {
    title: facts.title,
    brief: emptyBrief,
    ...(facts.phase ? { phase: facts.phase } : {}),
    ...(people.length > 0 ? { people } : {}),
    maps: [],
    interviews: [],
    evidence: [],
    paths: [],
  }
  return held.reduce((board, one) => withDocument(board, one, facts.people), empty)
}

function withDocument(board: BoardFile, { name, doc }: HeldDocument, people: SessionFacts['people']): BoardFile {
  switch (name.kind) {
    case 'session':
      return board
    case 'board': {
      const threads = readThreads(doc)
      const guide = readGuideEdits(doc)
      return {
        ...board,
        brief: readBrief(doc),
        evidence: readEvidence(doc),
        paths: readPaths(doc),
        ...(threads.length > 0 ? { threads } : {}),
        ...(guide.size > 0 ? { guide } : {}),
      }
    }
    case 'map-shared': {
      const shared = readSharedMap(doc)
      const { byHand, addedBy, cuts } = readSharedMapHands(doc)
      const { drawnDifferences, ...decisions } = shared
      const drawnLinks = seenLinks(shared.moments, shared.drawnLinks)
      // Of what is left where it is, nobody is said to be the author either.
      const told = new Set<string>([...shared.moments, ...drawnLinks].map(({ id }) => id))
      const authors = new Map([...addedBy].filter(([id]) => told.has(id)))
      return {
        ...board,
        shared: {
          ...decisions,
          // In the order of the moments that they belong to, as a file tells them.
          placements: shared.moments.flatMap(({ sources }) => sources),
          drawnLinks,
          ...(drawnDifferences?.length ? { drawnDifferences } : {}),
          ...(byHand.size > 0 ? { byHand } : {}),
          ...(authors.size > 0 ? { addedBy: authors } : {}),
          ...(cuts.size > 0 ? { cuts } : {}),
          ...inkOf(doc),
        },
      }
    }
    case 'interview':
      return { ...board, interviews: [...board.interviews, readInterview(doc, name.interviewId)] }
    case 'map': {
      const owner = people.find((person) => person.mapId === name.mapId)
      const author = owner
        ? { id: owner.id, name: owner.name, discipline: owner.discipline }
        : ({ name: '', discipline: 'other' } as const)
      const moments = readMoments(doc)
      const links = seenLinks(moments, readLinks(doc))
      const secret = owner && owner.revealedAt === undefined ? { isPrivate: true as const } : {}
      const map = { id: name.mapId, author, moments, links, ...inkOf(doc), ...secret }
      return { ...board, maps: [...board.maps, map] }
    }
  }
}

function inkOf(doc: Y.Doc) {
  const ink = readInk(doc)
  return ink.length > 0 ? { ink } : {}
}

function seenLinks(moments: readonly Moment[], links: readonly Link[]): readonly Link[] {
  const seen = new Set<string>()
  return wholeLinks({ moments, links }).filter(({ from, to, kind }) => {
    const key = `${from}|${to}|${kind}`
    return seen.size !== seen.add(key).size
  })
}
