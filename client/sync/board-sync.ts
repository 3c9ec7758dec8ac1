import { createStore, type StoreApi } from 'zustand/vanilla'
import { readSession, type SessionFacts } from '#shared/documents/session-document.ts'
import type { BoardId, PersonId } from '#shared/model/ids.ts'
import { type DocumentName, formatDocumentName } from '#shared/protocol/document-names.ts'
import { decideAccess } from '#shared/protocol/rights.ts'
import { openDocument, type OpenDocument, type OwnedDocument, type SaveState } from './open-document.ts'

export type { DocumentStatus, OpenDocument, SaveState } from './open-document.ts'

export type BoardSave = { readonly save: SaveState; readonly savedAt?: number }

/** The documents of one board as one person sees them: opened on demand, shared by whoever shows them. */
export type BoardSync = {
  readonly session: OpenDocument
  /** All open documents together: saved only when each of them is. */
  readonly save: StoreApi<BoardSave>
  /** The document, opened if it is not open yet; it closes after a while unless somebody holds it. */
  open(name: DocumentName): OpenDocument
  /** Keeps a document open until the returned function is called. */
  hold(name: DocumentName): () => void
  close(): Promise<void>
}

/** How long a document stays open after its last reader left: walking between pages must not reopen it. */
const lingerMs = 10_000

export function createBoardSync({
  boardId,
  personId,
  origin,
  now,
}: {
  boardId: BoardId
  personId: PersonId
  /** The page's origin, such as `http://localhost:4400`. */
  origin: string
  now: () => number
}): BoardSync {
  type Entry = { readonly document: OwnedDocument; readers: number; timer?: ReturnType<typeof setTimeout> }
  const entries = new Map<string, Entry>()
  const save = createStore<BoardSave>(() => ({ save: 'offline' }))
  const serverUrl = `${origin.replace(/^http/, 'ws')}/sync/${boardId}`

  function enter(name: DocumentName): Entry {
    const key = formatDocumentName(name)
    const known = entries.get(key)
    if (known) return known
    const document = openDocument({ boardId, personId, name, serverUrl, now })
    document.status.subscribe(refreshSave)
    const entry: Entry = { document, readers: 0 }
    entry.timer = setTimeout(() => closeIfSaved(entry), lingerMs)
    entries.set(key, entry)
    return entry
  }

  /** A document with edits that are not on the server yet stays open until they are. */
  function closeIfSaved(entry: Entry): void {
    if (entry.readers > 0) return
    const { state, hasUnsavedEdits } = entry.document.status.getState()
    if (hasUnsavedEdits && state === 'open') {
      entry.timer = setTimeout(() => closeIfSaved(entry), lingerMs)
      return
    }
    entries.delete(formatDocumentName(entry.document.name))
    void entry.document.close()
    refreshSave()
  }

  function refreshSave(): void {
    let all: SaveState = 'saved'
    let savedAt: number | undefined
    for (const { document } of entries.values()) {
      const status = document.status.getState()
      if (status.state === 'refused' || status.state === 'gone') continue
      if (status.save === 'offline') all = 'offline'
      else if (status.save === 'saving' && all === 'saved') all = 'saving'
      if (status.savedAt !== undefined) savedAt = Math.max(savedAt ?? 0, status.savedAt)
    }
    const before = save.getState()
    if (before.save === all && before.savedAt === savedAt) return
    save.setState(savedAt === undefined ? { save: all } : { save: all, savedAt })
  }

  /** The same function that the server asks: the screen offers what the server will accept. */
  function refreshRights(): void {
    const facts = session.document.read(readSession)
    const me = facts.people.find((person) => person.id === personId)
    for (const { document } of entries.values()) {
      const access = decideAccess(me && { personId, role: me.role }, document.name, {
        state: 'present',
        ...ownerOf(document.name, facts),
      })
      document.setWritable(access.allowed && access.write)
      if (access.allowed && document.status.getState().state === 'refused') document.reconnect()
    }
  }

  const session = enter({ kind: 'session' })
  session.readers++
  clearTimeout(session.timer)
  const stopListening = session.document.onChange(refreshRights)

  return {
    session: session.document,
    save,
    open(name) {
      const isNew = !entries.has(formatDocumentName(name))
      const { document } = enter(name)
      if (isNew) refreshRights()
      return document
    },
    hold(name) {
      const entry = enter(name)
      clearTimeout(entry.timer)
      entry.readers++
      refreshRights()
      let isHeld = true
      return () => {
        if (!isHeld) return
        isHeld = false
        entry.readers--
        if (entry.readers === 0) entry.timer = setTimeout(() => closeIfSaved(entry), lingerMs)
      }
    },
    async close() {
      stopListening()
      for (const entry of entries.values()) clearTimeout(entry.timer)
      await Promise.all([...entries.values()].map((entry) => entry.document.close()))
      entries.clear()
    },
  }
}

function ownerOf(name: DocumentName, facts: SessionFacts): { owner?: PersonId; revealed?: boolean } {
  if (name.kind !== 'map') return {}
  const owner = facts.people.find((person) => person.mapId === name.mapId)
  return owner ? { owner: owner.id, revealed: owner.revealedAt !== undefined } : {}
}
