import { inkOf, writeInk } from '#shared/documents/ink-document.ts'
import { changeMoment, drawSketch } from '#shared/documents/map-document.ts'
import { act, typingOrigin } from '#shared/documents/transact.ts'
import { unlocked } from '#shared/layout/together.ts'
import type { LinkId, MomentId, PersonId } from '#shared/model/ids.ts'
import { maxSketchStrokes, type SketchStroke } from '#shared/model/sketch.ts'
import type { CanvasLayers } from '../canvas-layers.ts'
import { drawsInk } from '../projection/draws-ink.ts'
import type { SelectionStore } from '../selection/selection-store.ts'
import { type AddEdits, createAddEdits } from './add-edits.ts'
import { createInkEdits, type InkEdits } from './ink-edits.ts'
import { createLabelSession, type LabelEdits } from './label-session.ts'
import { canWrite, pinPlaces } from './layer-facts.ts'
import { createLayersAtHand } from './layers-at-hand.ts'
import { createLinkEdits, type LinkEdits } from './link-edits.ts'
import { createOrderEdits, type OrderEdits, type OrderProblem } from './order-edits.ts'
import { createPasteEdits, type PasteEdits } from './paste-edits.ts'
import { createPlaceEdits, type PlaceEdits } from './place-edits.ts'
import { removeFrom } from './remove-from.ts'

/**
 * What a person can do to the maps on a canvas, by tool or by key. Each is one transaction in one document and one undo
 * step; a layer that is read-only, or a document that cannot be written, is left alone.
 */
export type CanvasEdits = AddEdits &
  LabelEdits &
  LinkEdits &
  PlaceEdits &
  InkEdits &
  PasteEdits &
  OrderEdits & {
    /** `ink`: ids of shapes that go in the same step. */
    remove(moments: readonly MomentId[], links: readonly LinkId[], ink?: readonly string[]): void
    /** Strokes inside a moment; `words` say what they show. */
    drawSketch(
      id: MomentId,
      change: { readonly add?: readonly SketchStroke[]; readonly remove?: readonly string[]; readonly words?: string },
    ): void
    undo(): void
    redo(): void
  }

type Deps = {
  readonly projection: CanvasLayers
  readonly selection: SelectionStore
  /** The layers in the order in which they were given. */
  readonly keys: () => readonly string[]
  readonly by: PersonId
  readonly now: () => number
  /** Something cannot be done: a sentence for the person. */
  readonly say: (problem: OrderProblem | 'tooMany' | 'tooLong' | 'locked' | 'sketchFull') => void
}

export function createCanvasEdits({ projection, selection, keys, by, now, say }: Deps): CanvasEdits {
  const layers = createLayersAtHand(projection, keys)
  const labels = createLabelSession({ layers, selection, by, now })
  const { writeLabel, closeLabel } = labels

  return {
    ...createAddEdits({ layers, labels, selection, by, say }),
    ...createLinkEdits({ layers, selection, by, now }),
    ...createPlaceEdits({ layers, say }),
    ...createInkEdits({ projection, keys, by }),
    ...createPasteEdits({ selection, homeLayer: layers.home, by, say }),
    ...createOrderEdits({ layers, labels, selection, by, say }),
    writeLabel,
    closeLabel,

    remove(moments, links, ink = []) {
      for (const state of layers.all()) {
        if (!canWrite(state)) continue
        const { doc } = state.layer.document
        const asked = moments.filter((id) => state.places.has(id))
        const ownMoments = unlocked(state, asked)
        if (ownMoments.length < asked.length) say('locked')
        const ownLinks = links.filter((id) => state.links.some((link) => link.id === id))
        const ownInk = ink.length > 0 && drawsInk(state.layer) ? ink.filter((id) => inkOf(doc).has(id)) : []
        if (ownMoments.length + ownLinks.length + ownInk.length === 0) continue
        act(doc, () => {
          if (ownMoments.length + ownLinks.length > 0) removeFrom(state, ownMoments, ownLinks, { by, at: now() })
          if (ownInk.length > 0) writeInk(doc, [], ownInk)
        })
      }
    },

    drawSketch(id, { words, ...change }) {
      const state = layers.of(id)
      if (!state) return
      const { doc } = state.layer.document
      const strokes = state.moments.find((moment) => moment.id === id)?.sketch?.strokes.length ?? 0
      if (change.add && strokes + change.add.length > maxSketchStrokes) return say('sketchFull')
      if (words !== undefined) changeMoment(doc, id, { sketchWords: words }, typingOrigin)
      else
        act(doc, () => {
          pinPlaces(state)
          drawSketch(doc, id, change)
        })
    },

    undo: () => void layers.home()?.layer.document.undo.undo(),
    redo: () => void layers.home()?.layer.document.undo.redo(),
  }
}
