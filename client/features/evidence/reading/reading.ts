import type { Passage } from '../pieces.ts'

/**
 * Between the page and the text: every piece is a `[data-start]` element with exactly its own words inside, so that a
 * place on the page is a character offset and back.
 */

/** The passage that is selected by mouse or finger inside `root`; nothing for a caret or a selection elsewhere. */
export function selectedPassage(root: HTMLElement): Passage | undefined {
  const selection = document.getSelection()
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return undefined
  const range = selection.getRangeAt(0)
  if (!range.intersectsNode(root)) return undefined
  const touched = piecesOf(root).filter((piece) => range.intersectsNode(piece))
  const first = touched[0]
  const last = touched.at(-1)
  if (!first || !last) return undefined
  const start =
    startOf(first) + (first.contains(range.startContainer) ? offsetWithin(range.startContainer, range.startOffset) : 0)
  const end = last.contains(range.endContainer)
    ? startOf(last) + offsetWithin(range.endContainer, range.endOffset)
    : startOf(last) + (last.textContent?.length ?? 0)
  return end > start ? { start, end } : undefined
}

/** The passage as a range on the page, as far as it is rendered. */
export function rangeOf(root: HTMLElement, passage: Passage): Range | undefined {
  const touched = piecesOf(root).filter((piece) => {
    const start = startOf(piece)
    return start < passage.end && start + (piece.textContent?.length ?? 0) > passage.start
  })
  const first = touched[0]?.firstChild
  const last = touched.at(-1)?.firstChild
  if (!first || !last) return undefined
  const range = document.createRange()
  range.setStart(first, clamp(passage.start - startOf(touched[0]), first))
  range.setEnd(last, clamp(passage.end - startOf(touched.at(-1)), last))
  return range
}

function piecesOf(root: HTMLElement): readonly HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>('[data-start]')]
}

function startOf(piece: HTMLElement | undefined): number {
  return Number(piece?.dataset.start ?? 0)
}

/** An element's own offset counts its children: before its only text, or behind it. */
function offsetWithin(node: Node, offset: number): number {
  return node.nodeType === Node.TEXT_NODE ? offset : offset > 0 ? (node.textContent?.length ?? 0) : 0
}

function clamp(offset: number, text: Node): number {
  return Math.max(0, Math.min(offset, text.textContent?.length ?? 0))
}
