import { moveEndByWord, type Passage, type Piece, trimPassage } from '../pieces.ts'

/** A turn as the keyboard knows it: where its words are, and the pieces it is read by. */
export type ReadTurn = Passage & { readonly pieces: readonly Piece[] }

/** Where the reader is, and where a selection with Shift began. */
export type Cursor = { readonly at: number; readonly from: number }

export type KeyPress = { readonly key: string; readonly shift: boolean; readonly alt: boolean }

export type Step = { readonly cursor: Cursor; readonly passage?: Passage }

/**
 * What a key does to the reader's place and selection; nothing for keys that are not about reading.
 *
 * K1  ↑ ↓ move by piece, Home and End to the ends, Page keys by ten.
 * K2  With Shift the passage runs from where it began to where the reader is now.
 * K3  Shift with ← → moves the end of the passage by a word, with Alt its beginning.
 */
export function stepReading(
  text: string,
  turns: readonly ReadTurn[],
  now: { readonly cursor: Cursor; readonly passage: Passage | undefined },
  press: KeyPress,
): Step | undefined {
  const pieces = turns.flatMap((turn) => turn.pieces)
  if (pieces.length === 0) return undefined
  const at = Math.min(now.cursor.at, pieces.length - 1)
  const sideways = press.key === 'ArrowLeft' ? -1 : press.key === 'ArrowRight' ? 1 : 0
  if (sideways !== 0 && press.shift) {
    const piece = pieces[at]
    const passage = now.passage ?? (piece && trimPassage(text, piece))
    const turn = passage && turns.find((turn) => passage.end > turn.start && passage.end <= turn.end)
    if (!passage || !turn) return undefined
    return {
      cursor: now.cursor,
      passage: moveEndByWord(text, passage, turn, { end: press.alt ? 'start' : 'end', by: sideways }),
    }
  }
  const next = target(press.key, at, pieces.length)
  if (next === undefined) return undefined
  if (!press.shift) return { cursor: { at: next, from: next } }
  const from = Math.min(now.cursor.from, pieces.length - 1)
  const [first, last] = [pieces[Math.min(from, next)], pieces[Math.max(from, next)]]
  if (!first || !last) return undefined
  const passage = trimPassage(text, { start: first.start, end: last.end })
  return { cursor: { at: next, from }, ...(passage ? { passage } : {}) }
}

function target(key: string, at: number, count: number): number | undefined {
  const clamp = (value: number) => Math.max(0, Math.min(count - 1, value))
  switch (key) {
    case 'ArrowDown':
    case 'ArrowRight':
      return clamp(at + 1)
    case 'ArrowUp':
    case 'ArrowLeft':
      return clamp(at - 1)
    case 'PageDown':
      return clamp(at + 10)
    case 'PageUp':
      return clamp(at - 10)
    case 'Home':
      return 0
    case 'End':
      return count - 1
    default:
      return undefined
  }
}
