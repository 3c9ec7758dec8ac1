import type { ReactNode } from 'react'
import type { LinkId, MomentId, PersonId } from '#shared/model/ids.ts'
import type { OpenDocument } from '../sync/open-document.ts'
import type { CanvasView } from './canvas-view-type.ts'
import type { MapLayer, MomentRef } from './layers.ts'
import type { SelectionStore } from './selection/selection-store.ts'

/**
 * `draw`: all tools of drawing alone · `arrange`: moments of writable layers can be moved, renamed, linked and removed ·
 * `look`: select, hover and walk about.
 */
export type CanvasMode = 'draw' | 'arrange' | 'look'

/** A canvas on which people are together: they see each other's pointers, follow each other, and comment on what is there. */
export type CanvasPresence = {
  /** The document in which they say where they are; only those who may read it hear of it. */
  readonly document: OpenDocument
  /** The same on every screen that shows the same, such as `merge`. */
  readonly scene: string
  /** Who drew each moment and link of the shared map. */
  readonly drawnBy?: ReadonlyMap<MomentId | LinkId, readonly PersonId[]>
}

export type MapCanvasProps = {
  readonly layers: readonly MapLayer[]
  readonly selection: SelectionStore
  readonly mode: CanvasMode
  /** What the canvas is, for those who hear it. */
  readonly label: string
  /** Behind the moments, in page pixels: lanes, ribbons. Give SVG elements `overflow: visible`. */
  readonly underlay?: ReactNode
  /**
   * In `arrange`, strokes, notes and words are drawn around the moments now, with who drew them; the eraser takes what
   * was drawn, never a moment.
   */
  readonly drawsAround?: boolean
  /** In front of the moments, in page pixels. */
  readonly overlay?: ReactNode
  /** In front of everything, in pixels of the screen: a tray, details. */
  readonly children?: ReactNode
  /** Room that other things cover, in pixels of the screen; what is fitted into view stays out of it. */
  readonly insets?: { readonly top?: number; readonly right?: number; readonly bottom?: number; readonly left?: number }
  /** Without it one is alone on the canvas. Never given for a map that its owner has not shown. */
  readonly presence?: CanvasPresence | undefined
  /** Whoever shows the canvas moves it: it is not fitted into view by itself. */
  readonly ownCamera?: boolean
  readonly onReady?: (view: CanvasView) => void
  readonly onHover?: (moment: MomentRef | undefined) => void
  /** Double click, or Enter on a moment that cannot be edited here. */
  readonly onOpen?: (moment: MomentRef) => void
  /** Something cannot be done: a sentence to show; it is announced by the canvas. */
  readonly onSay?: (sentence: string) => void
  /** `?`: the person wants to see the keys. */
  readonly onHelp?: () => void
  /** `/`: the person looks for a moment. */
  readonly onSearch?: () => void
  /** `G`: the person wants to see how it feels along the flow, or no longer. */
  readonly onFeelings?: () => void
  /** `I`: the person wants to put an image on the map. */
  readonly onImage?: () => void
  /** `W`: the person wants to see the whole map in a corner, or no longer. */
  readonly onOverview?: () => void
  /** A moment was dropped on another of a different layer or the same; true: taken, the moment goes back to its place. */
  readonly onDropOn?: (dragged: MomentRef, target: MomentRef) => boolean
}
