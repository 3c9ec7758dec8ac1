import { useEffect, useRef } from 'react'
import { meaningOf } from './keys.ts'
import { selectedOf } from './use-selected.ts'
import { actsOf } from './merge-acts.ts'
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
      const meaning = meaningOf(event, merge.screen.getState().singleKeys)
      if (!meaning) return
      // With a tool in hand letters choose another one, and decide nothing.
      if (merge.screen.getState().isDrawing && !whileDrawing.has(meaning.act)) return
      // Buttons, lists and the canvas have their own use for the arrows.
      if (event.key.startsWith('Arrow') && !isPlain(event.target)) return
      event.preventDefault()
      event.stopPropagation()
      const acts = actsOf(merge)
      // With a moment selected the card is out of sight: what is not seen is not decided.
      if (acts.forSelected(selectedOf(merge), meaning)) return
      switch (meaning.act) {
        case 'accept':
          return acts.accept()
        case 'accept-all':
          return acts.acceptAll()
        case 'link':
          return
        case 'part':
          return acts.pick('part-of')
        case 'same-as':
          return acts.pick('same')
        case 'apart':
          return acts.refuse()
        case 'later':
          return acts.later()
        case 'rename':
          return acts.rename()
        case 'next':
          return acts.move(1)
        case 'back':
          return acts.move(-1)
        case 'undo':
          return acts.undo()
        case 'redo':
          return acts.redo()
        case 'differences':
          return onDifferences()
        case 'variants':
          acts.variants()
          return onDifferences(true)
        case 'fold':
          return acts.foldLanes()
        case 'draw':
          return acts.draw()
        case 'see-all':
          return acts.seeAll()
        case 'help':
          return acts.help()
        case 'close':
          return acts.close()
        case 'digit':
          return acts.digit(meaning.digit)
      }
    }
    // Before the canvas: its own keys must not take a decision's letter.
    document.addEventListener('keydown', press, { capture: true })
    return () => document.removeEventListener('keydown', press, { capture: true })
  }, [])
}

const whileDrawing: ReadonlySet<string> = new Set(['undo', 'redo', 'close', 'draw', 'help'])

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
