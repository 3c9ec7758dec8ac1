import { type ReactNode, useSyncExternalStore } from 'react'
import { createPortal } from 'react-dom'

const id = 'top-bar-part'

/** Where a page's own switch stands in the top line; the frame puts it there once. */
export function TopBarOutlet() {
  return <div id={id} className="top-bar-part" />
}

/** Shows its children in the top line, left of the people: for what changes the whole page, such as Canvas | Outline. */
export function TopBarPart({ children }: { children: ReactNode }) {
  // Asked again right after the frame has been put on the page, which is all there is to wait for.
  const place = useSyncExternalStore(nothingToWatch, () => document.getElementById(id))
  return place && createPortal(children, place)
}

function nothingToWatch(): () => void {
  return () => {}
}
