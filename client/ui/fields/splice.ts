/** One stretch of a text that was exchanged: `removed` letters from `at` on made place for `added`. */
export type Splice = { readonly at: number; readonly removed: number; readonly added: string }

/** The one stretch in which two texts differ. Indices count UTF-16 units, as carets do. */
export function spliceBetween(before: string, after: string): Splice {
  let at = 0
  while (at < before.length && at < after.length && before[at] === after[at]) at++
  let tail = 0
  while (tail < before.length - at && tail < after.length - at && before.at(-1 - tail) === after.at(-1 - tail)) tail++
  return { at, removed: before.length - at - tail, added: after.slice(at, after.length - tail) }
}

/** Where a caret belongs after somebody else's change: it stays between the same two letters. */
export function caretAfter(caret: number, { at, removed, added }: Splice): number {
  if (caret <= at) return caret
  if (caret >= at + removed) return caret - removed + added.length
  return at + added.length
}

/**
 * My change made on `base`, carried over to `theirs`, which grew from the same base meanwhile. Both changes stay; where
 * both removed the same letters, they are removed once.
 */
export function rebase(base: string, mine: string, theirs: string): string {
  if (base === theirs) return mine
  if (base === mine) return theirs
  const my = spliceBetween(base, mine)
  const their = spliceBetween(base, theirs)
  const from = caretAfter(my.at, their)
  const to = Math.max(from, caretAfter(my.at + my.removed, their))
  return theirs.slice(0, from) + my.added + theirs.slice(to)
}
