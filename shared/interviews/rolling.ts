/** The least share of cues that repeat the end of the one before, for captions that roll. */
const leastShare = 0.3

/**
 * Captions that roll repeat the last lines of a cue at the begin of the next, and add some: each line is given once.
 * Whether a file rolls is seen from all of it; in any other, what is said twice was said twice.
 */
export function unroll(cues: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const overlaps = cues.map((lines, index) => overlapOf(cues[index - 1] ?? [], lines))
  const pairs = cues.length - 1
  const repeats = overlaps.filter((count) => count > 0).length
  const grows = overlaps.some((count, index) => count > 0 && count < (cues[index]?.length ?? 0))
  if (pairs < 1 || !grows || repeats < pairs * leastShare) return cues
  return cues.map((lines, index) => lines.slice(overlaps[index]))
}

/** How many lines at the end of one cue are those at the begin of the next. */
function overlapOf(above: readonly string[], lines: readonly string[]): number {
  for (let count = Math.min(above.length, lines.length); count > 0; count--)
    if (lines.slice(0, count).every((line, index) => line === above[above.length - count + index])) return count
  return 0
}
