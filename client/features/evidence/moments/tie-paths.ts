/** Where a tie starts at the transcript's edge and ends at its moment, in the gutter's pixels. */
export type TieEnds = { readonly fromY: number; readonly toY: number; readonly width: number }

/** Leaves the text and arrives at the moment level, so that ties cross in the middle of the gutter and nowhere else. */
export function tiePath({ fromY, toY, width }: TieEnds): string {
  const bend = width * 0.5
  return `M0 ${round(fromY)} C${round(bend)} ${round(fromY)} ${round(width - bend)} ${round(toY)} ${round(width)} ${round(toY)}`
}

/** Ties that end at one moment arrive side by side, in the order in which they leave the text. */
export function spreadEnds(
  ties: readonly { readonly key: string; readonly fromY: number; readonly moment: string; readonly centreY: number }[],
  gap = 7,
): ReadonlyMap<string, number> {
  const ends = new Map<string, number>()
  for (const group of Map.groupBy(ties, (tie) => tie.moment).values()) {
    const sorted = [...group].sort((a, b) => a.fromY - b.fromY)
    for (const [i, tie] of sorted.entries()) ends.set(tie.key, tie.centreY + (i - (sorted.length - 1) / 2) * gap)
  }
  return ends
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
