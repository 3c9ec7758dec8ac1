import type { LinkId, MomentId } from '#shared/model/ids.ts'
import type { Place } from '#shared/model/moment.ts'
import type { CanvasTool } from '../canvas-view-type.ts'
import type { Arrangement } from '../editing/arrange.ts'
import type { CanvasEdits } from '../editing/canvas-edits.ts'
import type { LayerState } from '../layer-state.ts'
import type { MomentRef } from '../layers.ts'
import type { CanvasMode } from '../map-canvas-props.ts'
import type { Selection } from '../selection/selection-store.ts'

/** What is put down by a key, beside what is selected or into the middle of the view. */
export type PlacedByKey = 'sticky' | 'figure' | 'moment' | 'text'

/** What is drawn and selected, and what it opens: the words on it, a sheet beside it, or neither. */
export type DrawnThing = Place & { readonly id: string; readonly canEdit: boolean; readonly hasSheet: boolean }

/** What a person has in front of them when they press a key on a canvas: all that a command may depend on. */
export type CanvasStand = {
  /** The maps in their order, as they are shown. */
  readonly states: readonly LayerState[]
  readonly selection: Selection
  readonly mode: CanvasMode
  /** In `arrange`, strokes and notes are drawn around the moments now. */
  readonly drawsAround: boolean
  readonly tool: string
  /** Drawing inside a moment. */
  readonly isSketching: boolean
  /** What is drawn around the moments and selected, where nothing else is. */
  readonly drawn: readonly DrawnThing[]
  /** How many shapes are selected, of whatever kind. */
  readonly selectedShapes: number
  /** Something is offered for the stroke that was just drawn. */
  readonly hasOffer: boolean
  /** The middle of the view, in page pixels. */
  readonly center: Place
}

/** What the page has beside the canvas. */
export type PagePart = 'help' | 'search' | 'feelings' | 'image' | 'overview'

/** What is asked of the canvas itself, or of the page around it. */
export type Errand =
  | { readonly to: 'choose'; readonly tool: CanvasTool }
  | { readonly to: 'erase in the sketch'; readonly erases: boolean }
  | { readonly to: 'sketch'; readonly in: MomentId }
  | { readonly to: 'walk along what is drawn'; readonly by: 1 | -1 }
  | { readonly to: 'select what is drawn, too' }
  | { readonly to: 'place'; readonly thing: PlacedByKey }
  | { readonly to: 'write on'; readonly thing: string }
  | { readonly to: 'remove what is selected' }
  | { readonly to: 'nudge what is selected'; readonly by: Place }
  | { readonly to: 'zoom'; readonly how: 'in' | 'out' | 'full size' | 'fit' | readonly MomentRef[] }
  | { readonly to: 'tidy'; readonly moments: readonly MomentId[] }
  | { readonly to: 'arrange'; readonly moments: readonly MomentId[]; readonly how: Arrangement }
  | { readonly to: 'take the offer' }
  | { readonly to: 'write what a hand still holds' }
  | { readonly to: 'open'; readonly moment: MomentRef }
  | { readonly to: PagePart }

/** What a command comes to; `performOnCanvas` carries it out in this order. */
export type CanvasEffects = {
  readonly errand?: Errand
  /** What is written. Gives a sentence for those who listen, where only the edit knows which. */
  readonly edits?: (edits: CanvasEdits) => string | undefined
  readonly select?: readonly MomentId[]
  readonly selectLinks?: readonly LinkId[]
  readonly selection?: Partial<Selection>
  /** Comes into view. */
  readonly shows?: MomentRef
  readonly announce?: string
  /** The key is left to the browser, and kept from tldraw. */
  readonly leaves?: true
}

/** What a command does here; nothing where it means nothing just now, so that others may have the key. */
export type CanvasAct = (stand: CanvasStand) => CanvasEffects | undefined

/** Where several put one map together, letters mean what merging says they mean. */
export function whileDrawing(act: CanvasAct): CanvasAct {
  return (stand) => (stand.mode === 'draw' ? act(stand) : undefined)
}

/** Nothing is written where a map can only be looked at. */
export function unlessLooking(act: CanvasAct): CanvasAct {
  return (stand) => (stand.mode === 'look' ? undefined : act(stand))
}

/** An edit that needs no sentence. */
export function write(change: (edits: CanvasEdits) => unknown): CanvasEffects {
  return {
    edits(edits) {
      change(edits)
      return undefined
    },
  }
}

/** The layer that has a moment. */
export function stateWith(states: readonly LayerState[], id: MomentId): LayerState | undefined {
  return states.find((state) => state.places.has(id))
}
