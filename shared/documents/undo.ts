import * as Y from 'yjs'
import { inkOf } from './ink-document.ts'
import { linksOf, momentsOf } from './map-document.ts'
import { boardScope } from './board-document.ts'
import { interviewScope } from './interview-document.ts'
import { sharedMapScope } from './shared-map-document.ts'
import { localOrigin, typingOrigin } from './transact.ts'

export type UndoScope = 'map' | 'map-shared' | 'board' | 'interview'

/** Letters with a longer pause between them are two steps. */
const typingPauseMs = 800

/** My undo: it takes back what this person did in this document, and nobody else's work. */
export type Undo = {
  undo(): boolean
  redo(): boolean
  /** Takes the last step back as if it had never been: redo does not bring it. */
  forget(): void
  canUndo(): boolean
  canRedo(): boolean
  /** Ends the step: what is typed next is undone on its own. */
  endStep(): void
  /** Begins a step that lasts until `endStep`, however long the hand rests: a drag writes many times and is one step. */
  gather(): void
  onChange(listener: () => void): () => void
  close(): void
}

export function createUndo(doc: Y.Doc, scope: UndoScope): Undo {
  const manager = new Y.UndoManager(typesOf(doc, scope), {
    trackedOrigins: new Set([localOrigin, typingOrigin]),
    captureTimeout: typingPauseMs,
  })
  let lastOrigin: unknown
  // Only typing gathers; an action always begins a step of its own, and ends the typing before it.
  function separateSteps(transaction: Y.Transaction): void {
    if (transaction.origin !== localOrigin && transaction.origin !== typingOrigin) return
    if (transaction.origin === localOrigin || lastOrigin !== typingOrigin) manager.stopCapturing()
    lastOrigin = transaction.origin
  }
  doc.on('beforeTransaction', separateSteps)
  return {
    undo: () => manager.undo() !== null,
    redo: () => manager.redo() !== null,
    forget() {
      manager.undo()
      manager.clear(false, true)
    },
    canUndo: () => manager.canUndo(),
    canRedo: () => manager.canRedo(),
    endStep() {
      manager.stopCapturing()
      manager.captureTimeout = typingPauseMs
    },
    gather() {
      manager.stopCapturing()
      manager.captureTimeout = Infinity
    },
    onChange(listener) {
      const events = ['stack-item-added', 'stack-item-popped', 'stack-cleared'] as const
      for (const event of events) manager.on(event, listener)
      return () => {
        for (const event of events) manager.off(event, listener)
      }
    },
    close() {
      doc.off('beforeTransaction', separateSteps)
      manager.destroy()
    },
  }
}

function typesOf(doc: Y.Doc, scope: UndoScope): Y.AbstractType<Y.YEvent<Y.AbstractType<unknown>>>[] {
  type AnyType = Y.AbstractType<Y.YEvent<Y.AbstractType<unknown>>>
  switch (scope) {
    case 'map':
      return [momentsOf(doc), linksOf(doc), inkOf(doc)] as unknown as AnyType[]
    case 'map-shared':
      return [...sharedMapScope(doc), inkOf(doc)] as unknown as AnyType[]
    case 'board':
      return boardScope(doc) as unknown as AnyType[]
    case 'interview':
      return interviewScope(doc) as unknown as AnyType[]
  }
}

/** Whether a change of a document with this origin was made by the person here. */
export function isEdit(origin: unknown): boolean {
  return origin === localOrigin || origin === typingOrigin || origin instanceof Y.UndoManager
}
