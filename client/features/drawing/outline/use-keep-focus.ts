import { useLayoutEffect, useRef } from 'react'

/**
 * The focus stays on its row. A row that comes to lie under another heading is a new element on the page, and the browser
 * would let go of the keyboard with the old one. Gives what the list of rows hears.
 */
export function useKeepFocus(list: React.RefObject<HTMLElement | null>) {
  const focused = useRef<HTMLElement>(undefined)
  useLayoutEffect(() => {
    const gone = focused.current
    const row = gone?.dataset.row
    if (!gone || row === undefined || gone.isConnected || document.activeElement !== document.body) return
    list.current?.querySelector<HTMLElement>(`.row-face[data-row="${CSS.escape(row)}"]`)?.focus()
  })
  return {
    onFocusCapture({ target }: React.FocusEvent) {
      focused.current = target instanceof HTMLElement ? target : undefined
    },
    onBlurCapture({ target, relatedTarget }: React.FocusEvent) {
      // What is taken off the page loses the focus, too: it is looked for when the page has been drawn.
      queueMicrotask(() => {
        if (relatedTarget === null && target.isConnected && focused.current === target) focused.current = undefined
      })
    },
  }
}
