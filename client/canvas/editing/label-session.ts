import { applyEdits } from '#shared/documents/apply-edits.ts'
import { changeMoment, momentsOf } from '#shared/documents/map-document.ts'
import { typingOrigin } from '#shared/documents/transact.ts'
import { planFelt, planWritten } from '#shared/layout/typing.ts'
import type { MomentId, PersonId } from '#shared/model/ids.ts'
import type { Place } from '#shared/model/moment.ts'
import type { LayerState } from '../layer-state.ts'
import { measureCard } from '../projection/measure-card.ts'
import { selectMoments, type SelectionStore } from '../selection/selection-store.ts'
import type { LayersAtHand } from './layers-at-hand.ts'
import { keepPut, type PutPlace } from './next-place.ts'
import { removeFrom } from './remove-from.ts'

export type LabelEdits = {
  /** Letter by letter; a mark at the start says the kind and is taken off. */
  writeLabel(id: MomentId, text: string): void
  /** The label was closed: a moment that was just made and never named goes again. */
  closeLabel(id: MomentId): void
}

/** What is known of labels from opening to closing: which are new, where they were put, and which were written in. */
export type LabelSession = LabelEdits & {
  /** Whether its label was opened by making it, and nobody has written there yet. */
  isFresh(id: MomentId): boolean
  /** A moment was made, and its label opened with it. */
  noteFresh(id: MomentId): void
  /** Where a moment was put before it had words: when its label closes, it keeps the middle line, not the top. */
  notePut(id: MomentId, at: PutPlace): void
  /** Ends the step of a label's typing, with the moment on its middle line. */
  finish(id: MomentId): void
}

type Deps = {
  readonly layers: LayersAtHand
  readonly selection: SelectionStore
  readonly by: PersonId
  readonly now: () => number
}

export function createLabelSession({ layers, selection, by, now }: Deps): LabelSession {
  const fresh = new Set<MomentId>()
  const put = new Map<MomentId, PutPlace>()
  /** Moments whose open label was written in. */
  const written = new Set<MomentId>()

  function finish(id: MomentId): void {
    const state = layers.of(id)
    const was = put.get(id)
    put.delete(id)
    if (!state) return
    const felt = written.delete(id) && planFelt(state, id)
    if (felt) applyEdits(state.layer.document.doc, felt, typingOrigin)
    const later = layers.of(id)
    if (later && was && !fresh.has(id)) settle(later, id, was)
    state.layer.document.undo.endStep()
  }

  return {
    isFresh: (id) => fresh.has(id),
    noteFresh: (id) => void fresh.add(id),
    notePut: (id, at) => void put.set(id, at),
    finish,

    writeLabel(id, text) {
      const state = layers.of(id)
      if (!state) return
      fresh.delete(id)
      written.add(id)
      applyEdits(state.layer.document.doc, planWritten(state, id, text), typingOrigin)
    },

    closeLabel(id) {
      finish(id)
      const state = layers.of(id)
      const isUntouched = fresh.delete(id)
      if (!state || !isUntouched || state.moments.length === 1) return
      const { doc, undo } = state.layer.document
      const before = state.links.find((link) => link.to === id)?.from
      // Taken back rather than removed: what never was leaves no step to undo.
      undo.forget()
      const left = momentsOf(doc).has(id) && layers.of(id)
      if (left) removeFrom(left, [id], [], { by, at: now() })
      if (before) selectMoments(selection, [before])
    },
  }
}

function settle(state: LayerState, id: MomentId, was: PutPlace): void {
  const moment = state.moments.find((moment) => moment.id === id)
  if (!moment?.place || !near(moment.place, was)) return
  const place = keepPut(was, measureCard(moment, state.layer.size ?? 'full'))
  changeMoment(state.layer.document.doc, id, { place }, typingOrigin)
}

function near(a: Place, b: Place): boolean {
  return Math.abs(a.x - b.x) < 1 && Math.abs(a.y - b.y) < 1
}
