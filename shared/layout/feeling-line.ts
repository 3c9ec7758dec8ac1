import type { ExperienceMap } from '../model/experience-map.ts'
import type { MomentId } from '../model/ids.ts'
import type { Valence } from '../model/moment.ts'
import { outlineOf } from './outline-order.ts'

/** One feeling along the flow. */
export type FeelingPoint = {
  readonly momentId: MomentId
  readonly label: string
  readonly valence: Valence
  readonly word: string
  /** From the beginning of the story (0) to its end (1), moments without a feeling counted too. */
  readonly at: number
  /** Off the main line: on the way to something that goes wrong or ends early. */
  readonly isAside: boolean
}

export type FeelingLine = {
  readonly points: readonly FeelingPoint[]
  /** By index into `points`: along the main line, and from it to what lies aside. */
  readonly steps: readonly { readonly from: number; readonly to: number; readonly isAside: boolean }[]
}

/** How the customer feels along the story, in the order of the outline. */
export function feelingLine(map: Pick<ExperienceMap, 'moments' | 'links'>): FeelingLine {
  const byId = new Map(map.moments.map((moment) => [moment.id, moment]))
  const rows = outlineOf(map)
  const points: FeelingPoint[] = []
  const steps: { from: number; to: number; isAside: boolean }[] = []
  /** The last feeling at each depth on the way to the present row. */
  const last: number[] = []
  for (const [index, { momentId, depth }] of rows.entries()) {
    last.length = Math.min(last.length, depth + 1)
    const moment = byId.get(momentId)
    if (!moment?.feeling) continue
    const to = points.length
    const isAside = depth > 0
    points.push({ momentId, label: moment.label, ...moment.feeling, at: (index + 0.5) / rows.length, isAside })
    const from = last.findLast((point) => point !== undefined)
    if (from !== undefined) steps.push({ from, to, isAside })
    last[depth] = to
  }
  return { points, steps }
}
