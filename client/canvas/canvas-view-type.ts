import type { MomentId } from '#shared/model/ids.ts'
import type { Place } from '#shared/model/moment.ts'
import type { Box } from './box.ts'
import type { Arrangement } from './editing/arrange.ts'
import type { OrderEdits } from './editing/order-edits.ts'
import type { MomentRef } from './layers.ts'

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
