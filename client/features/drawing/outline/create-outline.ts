import type * as Y from 'yjs'
import { createStore, type StoreApi } from 'zustand/vanilla'
import { applyEdits } from '#shared/documents/apply-edits.ts'
import { writeInk } from '#shared/documents/ink-document.ts'
import { changeMoment, readLinks, readMoments } from '#shared/documents/map-document.ts'
import { act, localOrigin, typingOrigin } from '#shared/documents/transact.ts'
import type { LinkId, MomentId } from '#shared/model/ids.ts'
import type { SelectionStore } from '../../../canvas/selection/selection-store.ts'
import type { OpenDocument } from '../../../sync/open-document.ts'
import { type MomentWriter, writerOf } from '../details/moment-writer.ts'
import type { Act, Effects, OutlineState, Stand } from './acts/effects.ts'
import { bringIn } from './acts/map-acts.ts'
import { afterLoss, newRow, redo, undo } from './acts/row-acts.ts'
import { createClosedFocus } from './closed-focus.ts'
import { outlineWords } from './messages.ts'
import { createLook, type Drawn, type Look } from './outline-look.ts'

/**
 * One map as an outline, on one screen, without the screen: what stands there follows from the document, from what is
 * selected and from `state`; what a person does are acts.
 */
export type OutlineEditor = {
  readonly state: StoreApi<OutlineState>
  look(readOnly: boolean): Look
  /** Decides, writes, moves and speaks: the one place where the outline does. Gives what it came to. */
  does(act: Act): Effects
  /** What is looked at has been drawn: a row that was lost meanwhile is left for its neighbour. */
  drawn(readOnly: boolean): void
  writerOf(id: MomentId): MomentWriter
  /** What the fields of a row call when they get the focus: an undo step ends where a field ends. */
  enterField(): void
  /** A closed row takes the focus if it is the one that should have it. */
  takesFocus(id: MomentId): boolean
}

type Deps = {
  readonly document: OpenDocument
  readonly selection: SelectionStore
  /** Says something to those who listen. */
  readonly announce: (sentence: string) => void
  readonly mintMoment: () => MomentId
  readonly mintLink: () => LinkId
}

export function createOutline(deps: Deps): OutlineEditor {
  const { document, selection, announce, mintMoment, mintLink } = deps
  const { doc } = document
  const state = createStore<OutlineState>(() => ({ asked: undefined, trouble: '', folded: new Set() }))
  const first = newRow(deps, undefined, 'next')
  const lookAt = createLook()
  const closedFocus = createClosedFocus()
  // Until it is known that this person may write here, nothing is written.
  let isReadOnly = true
  let rowsBefore: Look['rows'] = []
  let byMyUndo = false

  function look(readOnly: boolean): Look {
    const { asked, folded } = state.getState()
    return lookAt({ map: document.read(readDrawn), asked, first, folded, selection: selection.getState(), readOnly })
  }

  function stand(): Stand {
    return {
      ...look(isReadOnly),
      state: state.getState(),
      selection: selection.getState(),
      readOnly: isReadOnly,
      mintMoment,
      mintLink,
    }
  }

  function write({ edits = [], patch, ink = [], isTyping }: Effects): void {
    if (edits.length === 0 && !patch && ink.length === 0) return
    const origin = isTyping ? typingOrigin : localOrigin
    act(
      doc,
      () => {
        for (const plan of edits) applyEdits(doc, plan, origin)
        if (patch) changeMoment(doc, patch.id, patch.said, origin)
        if (ink.length > 0) writeInk(doc, ink, [])
      },
      origin,
    )
  }

  function carryOut(effects: Effects): void {
    if (effects.endsStep) document.undo.endStep()
    write(effects)
    if (effects.selection) selection.setState(effects.selection)
    if (effects.focus !== undefined) closedFocus.want(effects.focus)
    // Also where only the focus changes: the row looks whether it is meant.
    if (effects.state || effects.focus !== undefined) state.setState({ ...effects.state })
    if (effects.announce !== undefined) announce(effects.announce)
    if (effects.history === 'redo') document.undo.redo()
    if (effects.history !== 'undo') return
    byMyUndo = document.undo.canUndo()
    if (document.undo.undo()) announce(outlineWords.tookBack)
  }

  function does(act: Act): Effects {
    const effects = act(stand())
    carryOut(effects)
    return effects
  }

  return {
    state,
    look,
    does,
    drawn(readOnly) {
      isReadOnly = readOnly
      const was = rowsBefore
      const wasUndo = byMyUndo
      rowsBefore = look(readOnly).rows
      byMyUndo = false
      does(afterLoss(was, wasUndo))
    },
    writerOf: (id) => ({
      change(patch, how) {
        if (isReadOnly) return
        const { pending } = look(isReadOnly)
        if (pending?.id === id) does(bringIn(pending, patch, how))
        else writerOf(document, id).change(patch, how)
      },
      undo: () => void does(undo),
      redo: () => void does(redo),
    }),
    enterField: () => document.undo.endStep(),
    takesFocus: closedFocus.takes,
  }
}

/** The map as rows are made of it. */
export function readDrawn(doc: Y.Doc): Drawn {
  return { moments: readMoments(doc), links: readLinks(doc) }
}
