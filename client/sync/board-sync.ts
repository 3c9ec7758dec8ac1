import type { Shelf } from '../ui/browser/browser-notes.ts'
import { createStore, type StoreApi } from 'zustand/vanilla'
import { shallow } from 'zustand/vanilla/shallow'
import { readSession, type SessionFacts } from '#shared/documents/session-document.ts'
import type { BoardId, PersonId } from '#shared/model/ids.ts'
import { type DocumentName, formatDocumentName } from '#shared/protocol/document-names.ts'
import { decideAccess } from '#shared/protocol/rights.ts'
import { createImageCopies } from './images/image-copies.ts'
import { createImageSync, type ImageSync } from './images/image-sync.ts'
import { imageShelfName, openImageShelf } from './images/image-shelf.ts'
import { keptImagesName, openKeptImages } from './images/kept-images.ts'
import { createCopyKeeper } from './device/keep-copies.ts'
import {
  type Hindrance,
  type MapStanding,
  openDocument,
  type OpenDocument,
  type OwnedDocument,
  type SaveState,
} from './open-document.ts'
import { onTabMessage, tellTabs } from './device/tab-messages.ts'

export type { DocumentStatus, Hindrance, OpenDocument, SaveState } from './open-document.ts'

export type BoardSave = {
  readonly save: SaveState
  /** All that is open is on this device, or will be in a moment. */
  readonly isOnDevice: boolean
  /** Something that was done here, in a document or an image, is not on the server. */
  readonly hasUnsavedEdits: boolean
  readonly savedAt?: number
}

/** A document about which a person has to be told, or has to decide something. */
export type Hindered = { readonly document: OpenDocument; readonly hindrance: Hindrance; readonly unsentEdits: number }

/** The documents of one board as one person sees them: opened on demand, shared by whoever shows them. */
export type BoardSync = {
  readonly session: OpenDocument
  /** All open documents together: saved only when each of them is. */
  readonly save: StoreApi<BoardSave>
  readonly hindered: StoreApi<readonly Hindered[]>
  /** The images that were put on maps here. */
  readonly images: ImageSync
  /** The document, opened if it is not open yet; it closes after a while unless somebody holds it. */
  open(name: DocumentName): OpenDocument
  /** Keeps a document open until the returned function is called. */
  hold(name: DocumentName): () => void
  /** Something that was done here is known to be neither on the server nor on this device: it goes with the tab. */
  isNowhere(): boolean
  /** What was edited in private may go out, now that everyone can open the document. */
  allowUnsent(name: DocumentName): void
  /** Forgets this device's copy of a document with what is unsent in it; every tab begins anew. */
  drop(name: DocumentName): Promise<void>
  close(): Promise<void>
}

/** How long a document stays open after its last reader left: walking between pages must not reopen it. */
const lingerMs = 10_000

export function createBoardSync({
  boardId,
  personId,
  looksOn,
  origin,
  shelf,
  now,
}: {
  boardId: BoardId
  personId: PersonId
  /** This device was let in as somebody who has one of their own (R5). */
  looksOn: boolean
  /** The page's origin, such as `http://localhost:4400`. */
  origin: string
  /** Where this browser notes what it has not sent yet. */
  shelf: Shelf
  now: () => number
}): BoardSync {
  type Entry = { readonly document: OwnedDocument; readers: number; timer?: ReturnType<typeof setTimeout> }
  const entries = new Map<string, Entry>()
  const save = createStore<BoardSave>(() => ({ save: 'offline', isOnDevice: false, hasUnsavedEdits: false }))
  const hindered = createStore<readonly Hindered[]>(() => [])
  let images: ImageSync | undefined
  const pictures = createImageCopies(boardId, openKeptImages(keptImagesName(boardId, personId)))
  const serverUrl = `${origin.replace(/^http/, 'ws')}/sync/${boardId}`

  function enter(name: DocumentName): Entry {
    const key = formatDocumentName(name)
    const known = entries.get(key)
    if (known) return known
    const standing = () => (session.document.isFresh() ? standingOf(name) : undefined)
    const isPrivate = () => standingOf(name) === 'private'
    // Whose map is still private is said by the session.
    const after = name.kind === 'map' ? session.document.loaded : undefined
    // Every tab begins anew, from what the server has now.
    const onOutdated = () => tellTabs({ kind: 'dropped', boardId, personId, document: key })
    const about = { boardId, personId, name, serverUrl, shelf }
    const document = openDocument({ ...about, after, onOutdated, standing, isPrivate, now })
    document.status.subscribe(refreshSave)
    // Whoever may not read a document keeps no picture of it either.
    document.status.subscribe(({ state }) => {
      if (state === 'refused' || state === 'gone') void pictures.forget(name)
    })
    const entry: Entry = { document, readers: 0 }
    entry.timer = setTimeout(() => closeIfSaved(entry), lingerMs)
    entries.set(key, entry)
    return entry
  }

  /** How one's own map stands, by what is known of the session here. */
  function standingOf(name: DocumentName): MapStanding {
    if (name.kind !== 'map') return undefined
    const owner = session.document.read(readSession).people.find((person) => person.mapId === name.mapId)
    if (owner?.id !== personId) return undefined
    return owner.revealedAt === undefined ? 'private' : 'revealed'
  }

  /** A document with edits that are not on the server yet stays open until they are. */
  function closeIfSaved(entry: Entry): void {
    if (entry.readers > 0) return
    const { state, hasUnsavedEdits, hindrance } = entry.document.status.getState()
    // Also what only this device may have: its line stands until its person has decided.
    if ((hasUnsavedEdits && state === 'open') || (hindrance !== undefined && hindrance !== 'newer')) {
      entry.timer = setTimeout(() => closeIfSaved(entry), lingerMs)
      return
    }
    entries.delete(formatDocumentName(entry.document.name))
    void entry.document.close()
    refreshSave()
  }

  function refreshSave(): void {
    let all: SaveState = 'saved'
    let isOnDevice = !images?.isNowhere()
    let hasUnsavedEdits = (images?.waiting() ?? 0) > 0
    let savedAt: number | undefined
    for (const { document } of entries.values()) {
      const status = document.status.getState()
      if (status.state === 'refused' || status.state === 'gone') continue
      isOnDevice &&= status.isOnDevice
      hasUnsavedEdits ||= status.hasUnsavedEdits
      if (status.save === 'held') all = 'held'
      else if (status.save === 'offline' && all !== 'held') all = 'offline'
      else if (status.save === 'saving' && all === 'saved') all = 'saving'
      if (status.savedAt !== undefined) savedAt = Math.max(savedAt ?? 0, status.savedAt)
    }
    if (all === 'saved' && images && images.waiting() > 0) all = 'saving'
    refreshHindered()
    const next: BoardSave = { save: all, isOnDevice, hasUnsavedEdits, ...(savedAt === undefined ? {} : { savedAt }) }
    if (!shallow(save.getState(), next)) save.setState(next, true)
  }

  function refreshHindered(): void {
    const next = [...entries.values()].flatMap(({ document }) => {
      const { hindrance, unsentEdits } = document.status.getState()
      return hindrance ? [{ document, hindrance, unsentEdits }] : []
    })
    const before = hindered.getState()
    const isSame =
      next.length === before.length &&
      next.every((one, at) => {
        const other = before[at]
        return (
          one.document === other?.document && one.hindrance === other.hindrance && one.unsentEdits === other.unsentEdits
        )
      })
    if (!isSame) hindered.setState(next, true)
  }

  /** The same function that the server asks: the screen offers what the server will accept. */
  function refreshRights(): void {
    const facts = session.document.read(readSession)
    const me = facts.people.find((person) => person.id === personId)
    const standing = looksOn ? ({ proven: false, looksOn: true } as const) : {}
    for (const { document } of entries.values()) {
      const access = decideAccess(me && { personId, role: me.role, ...standing }, document.name, {
        state: 'present',
        ...ownerOf(document.name, facts),
      })
      document.setWritable(access.allowed && access.write)
      if (document !== session.document) document.nudge({ afterRefusal: access.allowed })
    }
  }

  function open(name: DocumentName): OpenDocument {
    const isNew = !entries.has(formatDocumentName(name))
    const { document } = enter(name)
    if (isNew) refreshRights()
    return document
  }

  function hold(name: DocumentName): () => void {
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
  }

  const session = enter({ kind: 'session' })
  session.readers++
  clearTimeout(session.timer)
  images = createImageSync({
    boardId,
    shelf: openImageShelf(imageShelfName(boardId, personId)),
    copies: pictures,
    open,
    hold,
    onChange: refreshSave,
  })
  const copies = createCopyKeeper({
    below: `tributary/${boardId}/${personId}/`,
    personId,
    shelf,
    open,
    hold,
    keepImages: pictures.keepAll,
  })
  const stopListening = session.document.onChange(() => {
    refreshRights()
    if (session.document.isFresh()) copies.look(session.document.read(readSession))
  })
  // Also when the session turns out to be as it was remembered: what waits for the server's word goes on.
  const stopWatching = session.document.status.subscribe(({ state }) => {
    // The board has ended for this person: whoever fetched on would leave copies behind those that are being removed.
    if (state === 'refused' || state === 'gone') copies.close()
    if (!session.document.isFresh()) return
    refreshRights()
    copies.look(session.document.read(readSession))
  })

  const stopHearing = onTabMessage((message) => {
    if (message.kind !== 'allowed' || message.boardId !== boardId || message.personId !== personId) return
    entries.get(message.document)?.document.allowUnsent()
  })

  return {
    session: session.document,
    save,
    hindered,
    images,
    open,
    hold,
    isNowhere: () => images?.isNowhere() || [...entries.values()].some(({ document }) => document.isNowhere()),
    allowUnsent(name) {
      enter(name).document.allowUnsent()
      tellTabs({ kind: 'allowed', boardId, personId, document: formatDocumentName(name) })
    },
    async drop(name) {
      await enter(name).document.drop()
      await pictures.forget(name)
      tellTabs({ kind: 'dropped', boardId, personId, document: formatDocumentName(name) })
    },
    async close() {
      stopListening()
      stopWatching()
      stopHearing()
      copies.close()
      images?.close()
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
