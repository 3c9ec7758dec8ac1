import { lastingShelf } from '../ui/browser/browser-notes.ts'
import { createContext, type ReactNode, useContext, useEffect, useState, useSyncExternalStore } from 'react'
import type * as Y from 'yjs'
import { useStore } from 'zustand'
import { readSession, type SessionFacts } from '#shared/documents/session-document.ts'
import type { BoardId, MapId, PersonId } from '#shared/model/ids.ts'
import type { Me } from '#shared/protocol/api.ts'
import { type DocumentName, formatDocumentName, parseDocumentName } from '#shared/protocol/document-names.ts'
import {
  type BoardSave,
  type BoardSync,
  createBoardSync,
  type DocumentStatus,
  type Hindered,
  type OpenDocument,
} from './board-sync.ts'
import { onTabMessage } from './device/tab-messages.ts'

type Board = {
  readonly boardId: BoardId
  readonly me: Me
  readonly myId: PersonId
  readonly sync: BoardSync
  readonly readFacts: (doc: Y.Doc) => SessionFacts
}

const BoardContext = createContext<Board | undefined>(undefined)

/**
 * Connects a board for everything inside it, until it leaves the screen. `onLeft`: this device has left the board, in
 * whichever tab; nothing of it is held any more. `early`: a document that the page will ask for, read while the session
 * is still on its way. `onStanding`: the board says something else of this person than before, and what this device may
 * do as them may have changed with it.
 */
export function BoardProvider({
  boardId,
  me,
  early,
  onLeft,
  onStanding,
  children,
}: {
  boardId: BoardId
  me: Me
  early?: DocumentName | undefined
  onLeft: () => void
  onStanding: () => void
  children: ReactNode
}) {
  const [board, setBoard] = useState<Board>()
  const [turn, setTurn] = useState(0)
  const personId = me.personId
  const looksOn = me.looksOn === true
  useEffect(() => {
    const myId = personId as PersonId
    const shelf = lastingShelf()
    const sync = createBoardSync({ boardId, personId: myId, looksOn, origin: location.origin, shelf, now: Date.now })
    if (early) sync.open(early)
    setBoard({ boardId, me, myId, sync, readFacts: looksOn ? readAsGuest(myId) : readSession })
    const stopListening = onTabMessage((message) => {
      if (message.boardId !== boardId || message.personId !== myId) return
      if (message.kind === 'left') onLeft()
      else if (message.kind === 'dropped') setTurn((before) => before + 1)
    })
    let standing: string | undefined
    const stopWatching = sync.session.onChange(() => {
      const next = sync.session.read(readSession).people.find(({ id }) => id === myId)
      const said = next && `${next.role} ${next.letIn ?? false}`
      if (said !== undefined && standing !== undefined && said !== standing) onStanding()
      standing = said ?? standing
    })
    const askFirst = (event: BeforeUnloadEvent) => {
      if (sync.isNowhere()) event.preventDefault()
    }
    addEventListener('beforeunload', askFirst)
    return () => {
      removeEventListener('beforeunload', askFirst)
      stopListening()
      stopWatching()
      setBoard(undefined)
      void sync.close()
    }
    // `me` changes its object with every answer, the others with every render; who it is, and whether they look on, decides.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [boardId, personId, looksOn, turn])
  return board && <BoardContext value={board}>{children}</BoardContext>
}

export function useBoard(): Board {
  const board = useContext(BoardContext)
  if (!board) throw new Error('useBoard outside of a BoardProvider')
  return board
}

/** Title, phase, people, reveals: what the server says about the board, live. */
export function useSessionFacts(): SessionFacts {
  const { sync, readFacts } = useBoard()
  return useRead(sync.session, readFacts)
}

/** On a device that only looks on, its person does, whatever they may do elsewhere. */
function readAsGuest(myId: PersonId): (doc: Y.Doc) => SessionFacts {
  return (doc) => {
    const facts = readSession(doc)
    const people = facts.people.map((person) =>
      person.id === myId ? { ...person, role: 'observer' as const } : person,
    )
    return { ...facts, people }
  }
}

/** The map that is this person's own now: another one, if they began anew. */
export function useMyMapId(): MapId {
  const { me, myId } = useBoard()
  const mine = useSessionFacts().people.find(({ id }) => id === myId)
  return mine?.mapId ?? (me.mapId as MapId)
}

/** Opens a document while the component is on the screen. */
export function useDocument(name: DocumentName): OpenDocument {
  const { sync } = useBoard()
  const key = formatDocumentName(name)
  useEffect(() => {
    const named = parseDocumentName(key)
    return named && sync.hold(named)
  }, [sync, key])
  return sync.open(name)
}

export function useDocumentStatus(document: OpenDocument): DocumentStatus {
  return useStore(document.status)
}

/** What `read` makes of the document, again after every change. `read` must be a stable function. */
export function useRead<T>(document: OpenDocument, read: (doc: Y.Doc) => T): T {
  return useSyncExternalStore(
    document.onChange,
    () => document.read(read),
    () => document.read(read),
  )
}

export function useSaveState(): BoardSave {
  return useStore(useBoard().sync.save)
}

/** The documents about which this person has to be told, or has to decide something. */
export function useHindered(): readonly Hindered[] {
  return useStore(useBoard().sync.hindered)
}
