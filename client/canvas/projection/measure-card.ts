import type { Moment, MomentKind } from '#shared/model/moment.ts'
import { type Sketch, sketchBounds } from '#shared/model/sketch.ts'
import { isInLane, type MomentSize } from '../layers.ts'
import { breakLines } from './break-lines.ts'
import { kindDrawings } from '../../ui/drawn/kind-drawings.ts'

/** How large a moment is drawn, in page pixels, and how its label breaks. The same on every device. */
export type Card = {
  readonly w: number
  readonly h: number
  readonly lines: readonly string[]
  readonly isCut: boolean
  /** How large its sketch is drawn under the label; in a lane it hangs on the card, which stays as it is. */
  readonly picture?: { readonly w: number; readonly h: number }
}

type Measures = {
  readonly widths: readonly number[]
  readonly fontSize: number
  readonly lineHeight: number
  /** Above and below the label together. */
  readonly padding: number
  readonly maxLines: number
  readonly minHeight: number
}

const cardMeasures: Readonly<Record<MomentSize, Measures>> = {
  full: { widths: [168, 188, 208], fontSize: 14, lineHeight: 18, padding: 26, maxLines: 12, minHeight: 48 },
  column: { widths: [136], fontSize: 14, lineHeight: 18, padding: 22, maxLines: 6, minHeight: 52 },
  lane: { widths: [124], fontSize: 13, lineHeight: 16, padding: 14, maxLines: 3, minHeight: 50 },
  slim: { widths: [136], fontSize: 13, lineHeight: 16, padding: 10, maxLines: 1, minHeight: 28 },
  tick: { widths: [44], fontSize: 13, lineHeight: 12, padding: 0, maxLines: 1, minHeight: 13 },
}

/** Room left and right of the label: the pointed and the broken sides need more of it. */
function cardPadding(kind: MomentKind, size: MomentSize): { readonly left: number; readonly right: number } {
  const plain = size === 'full' ? 12 : 9
  const [left, right] = kindDrawings[kind].room ?? [0, 0]
  return { left: plain + left, right: plain + right }
}

/** The narrowest width on which the label takes two lines, or the widest there is. */
export function measureCard(moment: Measured, size: MomentSize): Card {
  const card = measureLabel(moment, size)
  if (!moment.sketch || isInLane(size)) return card
  const { widths } = cardMeasures[size]
  const w = widths.at(-1) ?? card.w
  const padding = cardPadding(moment.kind, size)
  const picture = pictureSize(moment.sketch, { w: w - padding.left - padding.right, h: size === 'full' ? 110 : 72 })
  return { ...card, w, h: card.h + picture.h + pictureGap, picture }
}

/** What decides how large a card is. */
type Measured = Pick<Moment, 'label' | 'kind'> & { readonly sketch?: Sketch | null }

/** Between the label and the picture. */
const pictureGap = 6

/** As large as there is room, and never larger than three quarters of how it was drawn: a dot stays a dot. */
function pictureSize(sketch: Sketch, room: { readonly w: number; readonly h: number }): { w: number; h: number } {
  const { w, h } = sketchBounds(sketch)
  const scale = Math.min(room.w / (w + 6), room.h / (h + 6), 0.75)
  return { w: Math.round((w + 6) * scale), h: Math.max(12, Math.round((h + 6) * scale)) }
}

function measureLabel(moment: Measured, size: MomentSize): Card {
  const measures = cardMeasures[size]
  const padding = cardPadding(moment.kind, size)
  let card: Card | undefined
  for (const w of measures.widths) {
    const ems = (w - padding.left - padding.right) / measures.fontSize
    const { lines, isCut } = breakLines(moment.label, ems, measures.maxLines)
    const h = Math.max(measures.minHeight, lines.length * measures.lineHeight + measures.padding)
    card = { w, h, lines, isCut }
    if (lines.length <= 2) return card
  }
  return card ?? { w: 168, h: measures.minHeight, lines: [''], isCut: false }
}
