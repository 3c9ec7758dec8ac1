import { goesBack } from '#shared/model/link.ts'
import { writeInk } from '#shared/documents/ink-document.ts'
import { addMoment } from '#shared/documents/map-document.ts'
import { act, localOrigin, type Origin, systemOrigin } from '#shared/documents/transact.ts'
import { type MintLinkId, planBeside, planBranch, planNext } from '#shared/layout/outline-edits.ts'
import type { LinkId, MomentId, PersonId } from '#shared/model/ids.ts'
import { readKindPrefix } from '#shared/model/kind-prefix.ts'
import type { AddedMoment, MapEdits } from '#shared/model/map-edits.ts'
import { maxTextLength, type MomentKind, type Place } from '#shared/model/moment.ts'
import type { SketchStroke } from '#shared/model/sketch.ts'
import { limits } from '#shared/protocol/limits.ts'
import { mintId } from '../../sync/new-id.ts'
import type { Box } from '../box.ts'
import type { LayerState } from '../layer-state.ts'
import { measureCard } from '../projection/measure-card.ts'
import { editMoment, selectMoments, type SelectionStore } from '../selection/selection-store.ts'
import type { LabelSession } from './label-session.ts'
import { pinPlaces } from './layer-facts.ts'
import type { LayersAtHand } from './layers-at-hand.ts'
import { placeAround, type PutPlace } from './next-place.ts'
import { placeAdded } from './place-added.ts'
import { writePlan } from './write-plan.ts'

/** What makes a moment on a canvas, by tool or by key; each with its label open. */
export type AddEdits = {
  /** A moment at a point of the page, with its label open. Gives its id. */
  addAt(point: Place, kind?: MomentKind): MomentId | undefined
  /** The next moment after this one, before what comes next on its line, with its label open. */
  addNext(id: MomentId): MomentId | undefined
  /** A moment that branches off from this one, beside whatever comes after it. */
  addBranch(id: MomentId): MomentId | undefined
  /** Another way beside this one: a moment after the same moment. */
  addBeside(id: MomentId): MomentId | undefined
  /** A link that was dragged to an empty place makes the moment there. */
  addLinkedAt(from: MomentId, point: Place): void
  /**
   * A box that was drawn becomes a moment with the words and strokes that lay in it, and its label open where it has
   * none; `gone` are the shapes that it takes the place of. One step, which brings them back.
   */
  addDrawn(
    box: Box,
    drawn: { readonly label: string; readonly sketch: readonly SketchStroke[]; readonly gone: readonly string[] },
  ): MomentId | undefined
  /** The very first moment of an empty map, which nobody has to undo. */
  begin(): MomentId | undefined
}

type Deps = {
  readonly layers: LayersAtHand
  readonly labels: LabelSession
  readonly selection: SelectionStore
  readonly by: PersonId
  /** The map takes no further moment: for the person. */
  readonly say: (problem: 'full') => void
}

/** How a moment is added: at a point, or where its plan says, near the one it was asked for. */
type Adding = {
  readonly at?: PutPlace
  readonly from?: MomentId
  readonly near?: MomentId
  readonly kind?: MomentKind
  readonly origin?: Origin
  readonly plan?: (added: AddedMoment, mint: MintLinkId) => MapEdits
}

const planAlone = (added: AddedMoment): MapEdits => ({ addMoments: [added] })

export function createAddEdits({ layers, labels, selection, by, say }: Deps): AddEdits {
  /** A new moment with its label open; `put` where it is asked for from no other moment. */
  function add(state: LayerState, adding: Adding): MomentId | undefined {
    if (state.moments.length >= limits.maxMomentsPerMap) {
      say('full')
      return undefined
    }
    // Whatever the open label still has to say belongs to its own step, before this one.
    const open = selection.getState().editing
    if (open) labels.finish(open)
    const id = mintId<MomentId>()
    const { from, near = from, kind = 'step', origin = localOrigin, plan = planAlone } = adding
    // Whoever goes on writing goes on in the same chapter.
    const chapter = state.moments.find((moment) => moment.id === from)?.chapter
    const added: AddedMoment = { id, kind, label: '', ...(chapter ? { chapter } : {}) }
    const { addMoments: _, ...edits } = plan(added, () => mintId<LinkId>())
    const at = adding.at ?? (near === undefined ? undefined : placeAdded(state, edits, id, near))
    if (!at) return undefined
    writePlan(state, { ...edits, addMoments: [{ ...added, place: { x: at.x, y: at.y } }] }, by, origin)
    if (origin !== systemOrigin) labels.noteFresh(id)
    labels.notePut(id, at)
    editMoment(selection, id)
    return id
  }

  const edits: AddEdits = {
    addAt(point, kind) {
      const state = layers.home()
      if (!state) return undefined
      const { offset } = state.layer
      const at = placeAround({ x: point.x - offset.x, y: point.y - offset.y })
      return add(state, { at, ...(kind ? { kind } : {}) })
    },

    addNext(id) {
      // As in a list: Enter where nothing stands yet is the end of it.
      if (labels.isFresh(id)) {
        editMoment(selection, undefined)
        return undefined
      }
      labels.finish(id)
      const state = layers.of(id)
      // On the shared map the ways follow from the maps: what is drawn there stands beside them.
      const plan = state?.layer.document.name.kind === 'map-shared' ? planBranch : planNext
      return state && add(state, { from: id, plan: (added, mint) => plan(state, id, added, mint) })
    },

    addBranch(id) {
      labels.finish(id)
      const state = layers.of(id)
      return state && add(state, { from: id, plan: (added, mint) => planBranch(state, id, added, mint) })
    },

    addBeside(id) {
      if (labels.isFresh(id)) {
        const before = layers.of(id)?.links.find((link) => link.to === id)?.from
        editMoment(selection, undefined)
        return before && edits.addBeside(before)
      }
      labels.finish(id)
      const state = layers.of(id)
      const from = state?.links.find((link) => link.to === id && !goesBack(link))?.from
      const plan = (added: AddedMoment, mint: MintLinkId) =>
        state ? planBeside(state, id, added, mint) : planAlone(added)
      return state && add(state, { ...(from ? { from } : {}), near: id, plan })
    },

    addLinkedAt(from, point) {
      const state = layers.of(from)
      if (!state) return
      const { offset } = state.layer
      const at = placeAround({ x: point.x - offset.x, y: point.y - offset.y })
      add(state, { at, from, plan: (added, mint) => planBranch(state, from, added, mint) })
    },

    addDrawn(box, { label, sketch, gone }) {
      const state = layers.home()
      if (!state) return undefined
      if (state.moments.length >= limits.maxMomentsPerMap) {
        say('full')
        return undefined
      }
      const { doc } = state.layer.document
      const { offset } = state.layer
      const marked = readKindPrefix(label)
      const moment = {
        id: mintId<MomentId>(),
        kind: marked?.kind ?? 'step',
        label: (marked?.label ?? label).slice(0, maxTextLength),
        ...(sketch.length > 0 ? { sketch: { strokes: sketch } } : {}),
      } as const
      const size = measureCard(moment, state.layer.size ?? 'full')
      const place = {
        x: box.x + (box.w - size.w) / 2 - offset.x,
        y: box.y + (box.h - size.h) / 2 - offset.y,
      }
      act(doc, () => {
        pinPlaces(state)
        addMoment(doc, { ...moment, place, by })
        writeInk(doc, [], gone)
      })
      if (label) selectMoments(selection, [moment.id])
      else {
        labels.noteFresh(moment.id)
        labels.notePut(moment.id, place)
        editMoment(selection, moment.id)
      }
      return moment.id
    },

    begin() {
      const state = layers.home()
      if (!state) return undefined
      const [first, ...others] = state.moments
      if (!first) return add(state, { at: { x: 0, y: 0 }, kind: 'start', origin: systemOrigin })
      // A map that was left before its first word goes on where it was left.
      if (others.length > 0 || first.label !== '' || selection.getState().editing) return undefined
      editMoment(selection, first.id)
      return first.id
    },
  }
  return edits
}
