import { type RefObject, useEffect, useRef } from 'react'

/** Puts the focus where the decisions are as soon as they are shown: the keys work at once, and a reader begins there. */
export function useFirstFocus(): RefObject<HTMLElement | null> {
  const panel = useRef<HTMLElement>(null)
  useEffect(() => panel.current?.focus({ preventScroll: true }), [])
  return panel
}
