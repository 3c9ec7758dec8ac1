import { useEffect, useRef } from 'react'
import { meaningOf } from './keys.ts'
import { perform } from './acts/perform.ts'
import { actOf, isForDrawing } from './commands.ts'
import type { Merge } from './merge-context.tsx'

/**
 * Lets keys decide while merge mode is on the screen, wherever its focus is, fields and lists that use letters
 * themselves apart. `onDifferences` goes to the list of differences, or back from it unless it is to `stay` there.
 */
export function useMergeKeys(merge: Merge, onDifferences: (stay?: boolean) => void): void {
  const latest = useRef({ merge, onDifferences })
  useEffect(() => {
    latest.current = { merge, onDifferences }
  })
  useEffect(() => {
    function press(event: KeyboardEvent): void {
      const { merge, onDifferences } = latest.current
      if (event.defaultPrevented || event.isComposing || isWriting(event.target) || !isHere(event.target)) return
      const { singleKeys, isDrawing } = merge.screen.getState()
      const meaning = meaningOf(event, singleKeys)
      if (!meaning) return
      // With a tool in hand letters choose another one, and decide nothing.
      if (isDrawing && !isForDrawing(meaning.name)) return
      // Buttons, lists and the canvas have their own use for the arrows.
      if (event.key.startsWith('Arrow') && !isPlain(event.target)) return
      event.preventDefault()
      event.stopPropagation()
      const { goes } = perform(merge, actOf(meaning.name, meaning.digit))
      if (goes === 'differences') onDifferences()
      if (goes === 'stay-at-differences') onDifferences(true)
    }
    // Before the canvas: its own keys must not take a decision's letter.
    document.addEventListener('keydown', press, { capture: true })
    return () => document.removeEventListener('keydown', press, { capture: true })
  }, [])
}

function isWriting(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest('input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable=true]') !== null
  )
}

/** Keys pressed in the top line, a menu or a dialog are not about the merge. */
function isHere(target: EventTarget | null): boolean {
  return (
    target === document.body ||
    (target instanceof Element &&
      target.closest('#content, .merge') !== null &&
      !target.closest('[role=dialog], [role=menu], dialog'))
  )
}

function isPlain(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    !target.closest('button, a, [role=listbox], [role=radiogroup], .map-canvas, .merge-scroll')
  )
}
