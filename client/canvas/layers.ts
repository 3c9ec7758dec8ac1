import type { MomentId } from '#shared/model/ids.ts'
import type { Link } from '#shared/model/link.ts'
import type { Moment, Place } from '#shared/model/moment.ts'
import type { Slot } from '#shared/model/person.ts'
import type { OpenDocument } from '../sync/open-document.ts'

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
