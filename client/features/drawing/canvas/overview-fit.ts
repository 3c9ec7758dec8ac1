import { unionOf } from '../../../canvas/fit-camera.ts'
import type { Box } from '../../../canvas/box.ts'

/** How the page is shown small: a page's point (x, y) lies at (x · scale + left, y · scale + top). */
export type OverviewFit = {
  readonly scale: number
  readonly left: number
  readonly top: number
  /** Around all moments, in page pixels. */
  readonly all: Box
}

const margin = 8

/** All moments in the middle of a small picture; nothing where there are none. */
export function fitOverview(
  boxes: readonly Box[],
  size: { readonly w: number; readonly h: number },
): OverviewFit | undefined {
  const all = unionOf(boxes)
  if (!all) return undefined
  const scale = Math.min((size.w - 2 * margin) / Math.max(1, all.w), (size.h - 2 * margin) / Math.max(1, all.h))
  return {
    scale,
    left: size.w / 2 - (all.x + all.w / 2) * scale,
    top: size.h / 2 - (all.y + all.h / 2) * scale,
    all,
  }
}

/** Whether some of the map is out of sight. */
export function needsOverview(fit: OverviewFit | undefined, seen: Box): boolean {
  if (!fit) return false
  const { x, y, w, h } = fit.all
  return x < seen.x || y < seen.y || x + w > seen.x + seen.w || y + h > seen.y + seen.h
}
