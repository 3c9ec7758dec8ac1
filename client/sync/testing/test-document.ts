import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { createStore } from 'zustand/vanilla'
import { createUndo, type UndoScope } from '#shared/documents/undo.ts'
import type { DocumentName } from '#shared/protocol/document-names.ts'
import type { DocumentStatus, OpenDocument } from '../open-document.ts'

const openAndSaved: DocumentStatus = {
  state: 'open',
  save: 'saved',
  isOnDevice: true,
  isUnreached: false,
  writable: true,
  hasUnsavedEdits: false,
  unsentEdits: 0,
}

/** A document as a page has it, open and saved, without a server behind it. */
export function createTestDocument(name: DocumentName, doc = new Y.Doc()): OpenDocument {
  const values = new Map<unknown, unknown>()
  doc.on('update', () => values.clear())
  return {
    name,
    doc,
    undo: createUndo(doc, scopeOf(name)),
    awareness: new Awareness(doc),
    status: createStore<DocumentStatus>(() => openAndSaved),
    read<T>(read: (doc: Y.Doc) => T): T {
      if (!values.has(read)) values.set(read, read(doc))
      // What was put under a function is what that function gives.
      return values.get(read) as T
    },
    onChange(listener) {
      doc.on('update', listener)
      return () => doc.off('update', listener)
    },
  }
}

function scopeOf({ kind }: DocumentName): UndoScope {
  return kind === 'session' ? 'board' : kind
}
