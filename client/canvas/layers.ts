import type { ReactNode } from 'react'
import type { LinkId, MomentId, PersonId } from '#shared/model/ids.ts'
import type { Link } from '#shared/model/link.ts'
import type { Moment, Place } from '#shared/model/moment.ts'
import type { Slot } from '#shared/model/person.ts'
import type { OpenDocument } from '../sync/open-document.ts'
import type { Arrangement } from './editing/arrange.ts'
import type { OrderEdits } from './editing/order-edits.ts'
import type { SelectionStore } from './selection-store.ts'

/**
 * `full`: a moment as its author drew it · `column`: narrower, as on the shared map · `lane`: small, at most three lines,
 * without kind word and feeling · `slim`: one line of it · `tick`: no words at all.
 */
export const momentSizes = ['full', 'column', 'lane', 'slim', 'tick'] as const
export type MomentSize = (typeof momentSizes)[number]

/** In a lane a moment is there to be recognised: its kind word, feeling and all that hangs on it are left out. */
export function isInLane(size: MomentSize): boolean {
  return size === 'lane' || size === 'slim' || size === 'tick'
}

/** One map on the canvas. Several lie beside each other, each at its offset and in its author's colour. */
export type MapLayer = {
  /** Unique on the canvas, made of letters, digits, `-` and `_`; the document's id is a good one. */
  readonly key: string
  readonly document: OpenDocument
  /** Added to every place, in page pixels. */
  readonly offset: Place
  /** The author whose colour its lines and tint take; without one it is drawn in ink. */
  readonly slot?: Slot
  /** Neither moved nor edited here. Hovering and selecting still work. */
  readonly readOnly: boolean
  readonly size?: MomentSize
  /** Instead of the document's moments and links, such as the derived links of the shared map. */
  readonly moments?: readonly Moment[]
  readonly links?: readonly Link[]
  /** Where moments stand instead of where their document says; moving one writes its own place all the same. */
  readonly places?: ReadonlyMap<MomentId, Place>
  /**
   * Where moments stand is the business of whoever gave `places`: a moment, of a read-only layer too, can be lifted and
   * dropped on another (`onDropOn`), and goes back to its place.
   */
  readonly keepsPlaces?: boolean
  /** Marked with the highlighter: being decided, found. */
  readonly marked?: ReadonlySet<MomentId>
  /** Drawn lightly: not what it is about just now. */
  readonly faded?: ReadonlySet<MomentId>
  /** A word in the hand face under a moment: “only Noor saw this”. */
  readonly notes?: ReadonlyMap<MomentId, string>
  /** Strokes, stickies and text of the document are drawn too (default: unless `moments` is given). */
  readonly ink?: boolean
  /** Many changes at once are drawn a few at a time: who goes on meanwhile is not held up. */
  readonly inSteps?: boolean
  /** Links are left out altogether. */
  readonly hideLinks?: boolean
}

export type MomentRef = { readonly layerKey: string; readonly momentId: MomentId }

/** In page pixels. */
export type Box = { readonly x: number; readonly y: number; readonly w: number; readonly h: number }

/** A copy of `from` flies to where `to` is and melts into it. */
export type Flight = { readonly from: MomentRef; readonly to: MomentRef }

/** What a feature may ask of a canvas that stands on the screen. */
export type CanvasView = {
  /** Where a moment is drawn now, in page pixels. */
  boxOf(moment: MomentRef): Box | undefined
  /** From page pixels to pixels inside the canvas's element. */
  toScreen(point: Place): Place
  /** Everything in view, never above 100 %; `readable`: never so small that labels could not be told apart. */
  zoomToFit(options?: { readonly animate?: boolean; readonly readable?: boolean }): void
  /** Some moments in view, as large as they fit, never above 100 %. */
  zoomTo(moments: readonly MomentRef[]): void
  /**
   * A band of the page from its top to its bottom, never above 100 % and never so small that labels could not be read;
   * a flow that is longer than the screen runs out of it. `left`: what stands at the left edge, where the canvas is now
   * unless it is given.
   */
  showBand(band: { readonly top: number; readonly bottom: number; readonly left?: number }): void
  /** Brings moments into view if they are not; `sideways`: without going up or down. */
  show(moments: readonly MomentRef[], options?: { readonly sideways?: boolean }): void
  /** Shows where moments went; resolves when they have landed (at once where motion is reduced). */
  fly(flights: readonly Flight[]): Promise<void>
  /** Called when camera or moments have moved; returns the way to stop it. */
  onMove(listener: () => void): () => void
  /** Whether a hand is moving or drawing something just now. */
  readonly hand: {
    isBusy(): boolean
    /** Returns the way to stop listening. */
    onChange(listener: () => void): () => void
  }
  /** Opens the sheet on which one draws inside a moment; false where it can only be looked at. */
  sketch(momentId: MomentId): boolean
  /** Puts the keyboard's focus on the canvas. */
  focus(): void
  readonly tools: {
    current(): CanvasTool
    choose(tool: CanvasTool): void
    /** Returns the way to stop listening. */
    onChange(listener: () => void): () => void
  }
  /** What is drawn around the moments. */
  readonly ink: {
    /** The id of the one figure that is selected, and nothing else with it. */
    figure(): string | undefined
    /** The same of an image. */
    image(): string | undefined
    /** All that is drawn and selected. */
    selected(): readonly string[]
    letGo(): void
    /** Makes images of files and puts them where there is room; what is not taken is said (`onSay`). */
    addImages(files: readonly File[]): void
    /** In page pixels. */
    boxOf(id: string): Box | undefined
    /** Brings it into view if it is not. */
    show(id: string): void
    /** Called when another is selected; returns the way to stop listening. */
    onSelect(listener: () => void): () => void
  }
  readonly pen: {
    /** A pen was used: fingers move the paper and do not draw. */
    isAlone(): boolean
    letFingersDraw(): void
    /** Returns the way to stop listening. */
    onChange(listener: () => void): () => void
  }
  /** The first moment of an empty map, with its label open. */
  begin(): void
  /** Lays the map out as a flow, or some of its moments; one undo step. */
  tidy(moments?: readonly MomentId[]): void
  arrange(moments: readonly MomentId[], how: Arrangement): void
  /** What brings moments and links into order; each is one undo step. */
  readonly order: OrderEdits
  /** The whole page, for a small picture of it. */
  readonly whole: {
    /** Where every moment of every layer is, in page pixels. */
    boxes(): readonly Box[]
    /** The part that is on the screen. */
    seen(): Box
    /** Brings a point into the middle of the screen. */
    goTo(point: Place): void
    /** Called when the camera has moved, with each frame; returns the way to stop it. */
    onCamera(listener: () => void): () => void
    /** Called when moments came, went or moved; returns the way to stop it. */
    onMoments(listener: () => void): () => void
  }
}

export const canvasTools = [
  'select',
  'moment',
  'link',
  'draw',
  'highlight',
  'eraser',
  'text',
  'sticky',
  'figure',
  'sketch',
  'hand',
] as const
export type CanvasTool = (typeof canvasTools)[number]

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
