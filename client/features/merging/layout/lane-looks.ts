import type { MomentSize } from '../../../canvas/layers.ts'

/**
 * How much room the members' maps take: `open` with three lines of words, `slim` with one, so that there is room for many
 * people, `strip` with none, when the shared map is what one looks at.
 */
export const laneLooks = {
  open: { laneHeight: 96, laneGap: 10, bend: 72, cards: 'lane' },
  slim: { laneHeight: 38, laneGap: 4, bend: 44, cards: 'slim' },
  strip: { laneHeight: 24, laneGap: 4, bend: 44, cards: 'tick' },
} as const satisfies Readonly<Record<string, { laneHeight: number; laneGap: number; bend: number; cards: MomentSize }>>
export type LaneLook = keyof typeof laneLooks

/** More lanes than these do not fit above each other with all their words. */
export const mostOpen = 4

/** The look that suits what is going on; a person's own choice goes before it. */
export function laneLookFor(now: { readonly lanes: number; readonly isDone: boolean }, chosen?: LaneLook): LaneLook {
  return chosen ?? (now.isDone ? 'strip' : widestLook(now.lanes))
}

/** The lanes with as many words as there is room for. */
export function widestLook(lanes: number): LaneLook {
  return lanes > mostOpen ? 'slim' : 'open'
}
