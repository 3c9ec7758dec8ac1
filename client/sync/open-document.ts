import type { Shelf } from '../ui/browser/browser-notes.ts'
import type { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { createStore, type StoreApi } from 'zustand/vanilla'
import { shallow } from 'zustand/vanilla/shallow'
import { keepReading } from '#shared/documents/kept-reading.ts'
import { opennessOf } from '#shared/documents/schema.ts'
import { createUndo, isEdit, type Undo } from '#shared/documents/undo.ts'
import type { BoardId, PersonId } from '#shared/model/ids.ts'
import { closeCodes, incarnationOf } from '#shared/protocol/close-codes.ts'
import type { DocumentName } from '#shared/protocol/document-names.ts'
import { type Bringing, connectDocument } from './connection/connect-document.ts'
import { type Admission, decideAdmission, type MapStanding } from './connection/admission.ts'
import type { Hindrance } from './hindrance.ts'
import { copyNameOf, openCopy } from './device/document-copy.ts'
import { createDocumentReaders } from './document-readers.ts'
import { createKnownAuthors } from './connection/known-authors.ts'
import { copiesOfAnotherLog, type LogNote, readLogNote, writeLogNote } from './log-notes.ts'
import { createSaveLedger } from './connection/save-ledger.ts'
import { SturdyDoc } from './connection/sturdy-doc.ts'
import { createUnsentMarks, forgetUnsent, markSaved } from './device/unsent-marks.ts'

/**
 * How it stands with the server; `DocumentStatus.isOnDevice` says how with this device. `offline`: sent as soon as the
 * server answers. `held`: not sent before somebody has decided something (`Hindrance`).
 */
export type SaveState = 'saved' | 'saving' | 'offline' | 'held'

export type { Hindrance } from './hindrance.ts'

export type DocumentStatus = {
  /** `opening` until there is something to show; `refused` and `gone` are the server's last word. */
  readonly state: 'opening' | 'open' | 'refused' | 'gone'
  readonly save: SaveState
  /** All of the document is on this device, or will be in a moment; apart from where else it is. */
  readonly isOnDevice: boolean
  /** No socket has opened for a while: see `DocumentConnection`. */
  readonly isUnreached: boolean
  readonly writable: boolean
  /** This device holds edits that the server does not have. */
  readonly hasUnsavedEdits: boolean
  /** How many, as a person would count them. */
  readonly unsentEdits: number
  readonly hindrance?: Hindrance | undefined
  /** When everything was last known to be on the server's disk (milliseconds since 1970). */
  readonly savedAt?: number
}

export type OpenDocument = {
  readonly name: DocumentName
  readonly doc: Y.Doc
  readonly undo: Undo
  readonly awareness: Awareness
  readonly status: StoreApi<DocumentStatus>
  /** Reads a plain value; the same function gives the same object until the document changes. */
  read<T>(read: (doc: Y.Doc) => T): T
  onChange(listener: () => void): () => void
}

export type { MapStanding } from './connection/admission.ts'

export type OwnedDocument = OpenDocument & {
  /** Resolves when what this device has of it is here. */
  readonly loaded: Promise<void>
  setWritable(writable: boolean): void
  /** Everything the server has is here, over the connection that stands now. */
  isFresh(): boolean
  /** Something that was done here is known to be neither on the server nor on this device: it goes with the tab. */
  isNowhere(): boolean
  /** Asks again whether the connection may be tried, as something may have changed; also after a refusal. */
  nudge(options?: { afterRefusal: boolean }): void
  /** Edits made in private may go out, where their owner has been asked. */
  allowUnsent(): void
  /** Stops, and forgets the copy on this device with what was unsent in it. */
  drop(): Promise<void>
  close(): Promise<void>
}

/**
 * Opens one document: the copy on this device first, then the server. Station of an edit's path: typed edit in
 * `shared/documents` → Y.Doc → here → socket.
 */
export function openDocument({
  boardId,
  personId,
  name,
  serverUrl,
  shelf,
  after,
  onOutdated,
  standing,
  isPrivate,
  now,
}: {
  boardId: BoardId
  personId: PersonId
  name: DocumentName
  /** `ws://host/sync/<boardId>` */
  serverUrl: string
  shelf: Shelf
  /** When `isPrivate` can say what this device knows; before that nothing is sent. */
  after: Promise<void> | undefined
  /** The server was set back, and this copy of what only the server writes speaks of what has not happened there. */
  onOutdated: () => void
  /** Asked before unsent private edits go out. */
  standing: () => MapStanding
  /** Whether, as far as this device knows, nobody else can open this document now. */
  isPrivate: () => boolean
  now: () => number
}): OwnedDocument {
  const doc = new SturdyDoc()
  keepReading(doc)
  const copyName = copyNameOf(boardId, personId, name)
  const copy = openCopy({ copyName, doc, isWanted, onChange: refresh })
  const marks = createUnsentMarks(shelf, copyName, doc.clientID)
  const ledger = createSaveLedger()
  const status = createStore<DocumentStatus>(() => ({
    state: 'opening',
    save: 'offline',
    isOnDevice: false,
    isUnreached: false,
    writable: false,
    hasUnsavedEdits: marks.total() !== undefined,
    unsentEdits: marks.total()?.edits ?? 0,
  }))
  const authors = createKnownAuthors()
  /** The history of the server's log over the connection that stands. */
  let log: LogNote | undefined
  /** The server lacks something that was saved once. */
  let isAhead = false
  let retry: ReturnType<typeof setTimeout> | undefined
  let mayWrite = false
  let isLoaded = false
  let isClosed = false

  const connection = connectDocument({
    doc,
    personId,
    serverUrl,
    name,
    ledger,
    authors,
    admit,
    isPrivate,
    onLog,
    onHave,
    onAuthors: () => copy?.keepBeside(authors.encode),
    onChange,
    onSynced,
    onRefused,
  })
  // What is here before the server answers is not to be sent before it is known what of it is unsent, and private.
  const loaded = load()
  async function load(): Promise<void> {
    await copy?.loaded
    if (isClosed) return
    authors.recall(copy?.beside())
    const hasContent = doc.store.clients.size > 0 || copy?.wasComplete()
    if (hasContent && status.getState().state === 'opening') status.setState({ state: 'open' })
    await after
    isLoaded = true
    if (isClosed) return
    refresh()
    connection.attempt()
  }

  function admit(): Admission {
    const { hindrance } = status.getState()
    const hasPrivateEdits = marks.total()?.isPrivate === true
    const { admission, asks } = decideAdmission({ isLoaded, hindrance, hasPrivateEdits, standing })
    if (asks !== undefined) hinder(asks ? 'awaits-yes' : undefined)
    return admission
  }

  function onSynced(): void {
    copy?.noteComplete()
    noteLog()
    settle('open')
  }

  function onLog(told: LogNote): void {
    log = told
    if (connection.isSynced()) noteLog()
  }

  /** Everything here is there, in this history of the log: that much “saved” is worth. */
  function noteLog(): void {
    if (copy && log && !isAhead) writeLogNote(shelf, copyName, log)
  }

  /**
   * What the server has, before anything is sent: where it lacks what nobody marked as unsent, it was set back. Those who
   * may write bring it. Others keep it, and come back to see whether somebody has.
   */
  function onHave(has: ReadonlyMap<number, number>): Bringing {
    const lacks = [...doc.store.clients.keys()].some((client) => Y.getState(doc.store, client) > (has.get(client) ?? 0))
    isAhead = lacks && !marks.total()
    if (name.kind === 'session' && lacks) {
      void outdated()
      return 'leave'
    }
    // Nobody but this tab writes with its client id.
    if ((has.get(doc.clientID) ?? 0) > Y.getState(doc.store, doc.clientID)) {
      hinder('not-yours')
      return 'leave'
    }
    if (isAhead && !mayWrite) {
      hinder('ahead')
      comeBackLater()
      return 'keep'
    }
    const { hindrance } = status.getState()
    if (hindrance === 'ahead' || hindrance === 'unknown') hinder(undefined)
    return 'bring'
  }

  async function outdated(): Promise<void> {
    connection.close()
    await copy?.remove()
    writeLogNote(shelf, copyName, undefined)
    onOutdated()
  }

  function comeBackLater(): void {
    clearTimeout(retry)
    retry = setTimeout(() => {
      if (!isClosed) connection.again()
    }, comeBackMs)
  }

  function onRefused(code: number, reason: string): void {
    const unsent = marks.total()
    const incarnation = incarnationOf(reason)
    const noted = readLogNote(shelf, copyName)
    const isOtherLog = incarnation !== undefined && noted !== undefined && noted.incarnation !== incarnation
    // What the server says is gone was taken back by somebody who may; what it does not know, it may only have forgotten.
    const mayBeForgotten = isOtherLog && code !== closeCodes.gone
    // The whole board: each of its copies may be the only one.
    if (name.kind === 'session' && mayBeForgotten)
      for (const other of copiesOfAnotherLog(shelf, belowOf(copyName), incarnation)) markSaved(shelf, other)
    if (code === closeCodes.full) hinder('full')
    else if (code === closeCodes.notYours) {
      hinder('not-yours')
      return
    } else if (code === closeCodes.notAllowed && unsent && !unsent.wasSaved) hinder('not-taken')
    else if (name.kind !== 'session' && (mayBeForgotten || unsent?.wasSaved)) {
      hinder('unknown')
      comeBackLater()
    } else if (name.kind !== 'session' && code === closeCodes.notAllowed && isAhead) {
      hinder('ahead')
      comeBackLater()
    } else settle(code === closeCodes.gone || code === closeCodes.unknownDocument ? 'gone' : 'refused')
    // Whose right has ended keeps no copy. What was never sent is offered first, and what the server may have lost; and who
    // is asked as somebody else, or at an address that the server does not know, may yet be themselves again.
    const isFinal = code === closeCodes.gone || code === closeCodes.notAllowed
    if (isFinal && !unsent && !mayBeForgotten && !isAhead && copy?.wasComplete()) {
      writeLogNote(shelf, copyName, undefined)
      void copy.remove()
    }
  }

  let isNewStep = true
  const readers = createDocumentReaders(doc)
  const undo = createUndo(doc, undoScopeOf(name))
  // Told before the update of the same transaction: what follows belongs to a step that did not exist before.
  undo.onChange(() => {
    isNewStep = true
  })
  doc.on('update', (_update: Uint8Array, origin: unknown) => {
    if (isEdit(origin)) {
      marks.note({ isStep: isNewStep, isPrivate: isPrivate() })
      isNewStep = false
    }
    refresh()
    readers.tell()
  })

  /** A copy is not begun again of what may not be here. */
  function isWanted(): boolean {
    const { state } = status.getState()
    return state !== 'refused' && state !== 'gone'
  }

  function hinder(hindrance: Hindrance | undefined): void {
    status.setState({ hindrance })
    refresh()
  }

  function settle(state: DocumentStatus['state']): void {
    status.setState({ state })
    refresh()
  }

  function onChange(): void {
    const { saved } = ledger.state()
    if (saved && isLoaded) {
      marks.settle()
      // What the server lacked has been brought: from here on it is saved in this history of its log.
      if (isAhead && mayWrite) {
        isAhead = false
        noteLog()
      }
    }
    refresh()
  }

  function refresh(): void {
    const { online, saved, hasUnsavedEdits: isUnderWay } = ledger.state()
    const before = status.getState()
    const isNewer = opennessOf(doc) === 'read-only-newer'
    const hindrance: Hindrance | undefined =
      before.hindrance && before.hindrance !== 'newer' ? before.hindrance : isNewer ? 'newer' : undefined
    const isStopped = hindrance !== undefined && hindrance !== 'awaits-yes'
    const writable = mayWrite && before.state === 'open' && !isStopped
    const unsentEdits = marks.total()?.edits ?? 0
    const hasUnsavedEdits = isUnderWay || unsentEdits > 0
    const isHeld = hindrance !== undefined && hindrance !== 'newer'
    const isOnDevice = copy !== undefined && copy.standing() !== 'missing'
    // Where this person writes nothing, nothing of theirs can be unsaved.
    const save: SaveState = isHeld ? 'held' : !online ? 'offline' : saved || !mayWrite ? 'saved' : 'saving'
    const savedAt = save === 'saved' && before.save !== 'saved' ? now() : before.savedAt
    const said = {
      save,
      writable,
      hasUnsavedEdits,
      unsentEdits,
      hindrance,
      isOnDevice,
      isUnreached: connection.isUnreached(),
    }
    const next: DocumentStatus = { ...before, ...said, ...(savedAt === undefined ? {} : { savedAt }) }
    if (!shallow(before, next)) status.setState(next)
  }

  return {
    name,
    doc,
    undo,
    awareness: connection.awareness,
    status,
    loaded,
    read: readers.read,
    onChange: readers.onChange,
    setWritable(writable) {
      const isNews = writable && !mayWrite
      mayWrite = writable
      refresh()
      const { hindrance } = status.getState()
      if (!isNews || (hindrance !== 'not-taken' && hindrance !== 'ahead')) return
      hinder(undefined)
      connection.again()
    },
    isFresh: () => connection.isSynced(),
    isNowhere: () => status.getState().hasUnsavedEdits && copy?.standing() !== 'kept',
    nudge({ afterRefusal } = { afterRefusal: false }) {
      if (afterRefusal && status.getState().state === 'refused') {
        settle('opening')
        connection.attempt({ afterRefusal })
      } else connection.attempt()
    },
    allowUnsent() {
      if (status.getState().hindrance !== 'awaits-yes') return
      marks.allow()
      hinder(undefined)
      connection.attempt()
    },
    async drop() {
      isClosed = true
      clearTimeout(retry)
      writeLogNote(shelf, copyName, undefined)
      connection.close()
      forgetUnsent(shelf, copyName)
      await copy?.remove()
    },
    async close() {
      isClosed = true
      clearTimeout(retry)
      undo.close()
      readers.close()
      connection.close()
      copy?.close()
      doc.destroy()
    },
  }
}

/** How long until it is asked whether somebody has brought what the server lacks. */
const comeBackMs = 15_000

/** `tributary/<board>/<person>/`: all that one person has of a board here. */
function belowOf(copyName: string): string {
  return copyName.slice(0, copyName.lastIndexOf('/') + 1)
}

function undoScopeOf(name: DocumentName): 'map' | 'map-shared' | 'board' | 'interview' {
  switch (name.kind) {
    case 'map':
    case 'map-shared':
    case 'interview':
      return name.kind
    case 'board':
    case 'session':
      return 'board'
  }
}
