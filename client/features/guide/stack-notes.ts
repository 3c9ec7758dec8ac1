/** A note that wants to stand beside its line. */
export type WantedNote = { readonly key: string; readonly wantedTop: number; readonly height: number }

/**
 * Where notes stand in the margin: each as near to its line as the ones above it allow, in the order of their lines.
 * `wantedTop`, `height`, `gap` and the answer are pixels from the top of the margin.
 */
export function stackNotes(
  notes: readonly WantedNote[],
  { first, gap }: { first: number; gap: number },
): ReadonlyMap<string, number> {
  const tops = new Map<string, number>()
  let free = first
  for (const note of [...notes].sort((a, b) => a.wantedTop - b.wantedTop)) {
    const top = Math.max(free, note.wantedTop)
    tops.set(note.key, top)
    free = top + note.height + gap
  }
  return tops
}
