import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { CanvasView } from '../../canvas/canvas-view-type.ts'
import { useSelection, useSelectionStore } from '../../canvas/selection/selection-context.tsx'
import { openDetails } from '../../canvas/selection/selection-store.ts'
import { placeSheet } from './place-sheet.ts'

export type BesideInkProps = {
  /** Of what is drawn. */
  readonly id: string
  readonly view: CanvasView
  readonly insets: { readonly top: number; readonly bottom: number }
  readonly label: string
  readonly className: string
  /** What stands under it and is not to be covered, in page pixels. */
  readonly below?: number
  readonly children: ReactNode
}

/** A sheet beside the one thing that is selected and is no moment. D brings the keyboard into it, Escape or Enter back. */
export function BesideInk({ id, view, insets, label, className, below = 0, children }: BesideInkProps) {
  const store = useSelectionStore()
  const isOpened = useSelection(({ details }) => details)
  const sheet = useRef<HTMLElement>(null)
  const [at, setAt] = useState<{ x: number; y: number }>()
  const { top, bottom } = insets

  useLayoutEffect(() => {
    const element = sheet.current
    const frame = element?.parentElement
    if (!element || !frame) return undefined
    const place = () => {
      const box = view.ink.boxOf(id)
      if (!box) return
      const { x, y } = view.toScreen(box)
      const end = view.toScreen({ x: box.x + box.w, y: box.y + box.h + below })
      const room = { x: 0, y: top, w: frame.clientWidth, h: frame.clientHeight - top - bottom }
      const size = { w: element.offsetWidth, h: element.offsetHeight }
      setAt(placeSheet({ x, y, w: end.x - x, h: end.y - y }, size, room))
    }
    place()
    return view.onMove(place)
  }, [view, id, top, bottom, below])

  useEffect(() => {
    if (isOpened) sheet.current?.querySelector<HTMLElement>('input:checked, input')?.focus()
  }, [isOpened])

  return (
    // Keys bubble up from the fields inside.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section
      ref={sheet}
      className={`beside ${className} sheet lift`}
      aria-label={label}
      style={at ? { transform: `translate(${Math.round(at.x)}px, ${Math.round(at.y)}px)` } : { visibility: 'hidden' }}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) openDetails(store, false)
      }}
      onKeyDown={(event) => {
        event.stopPropagation()
        if (event.key !== 'Escape' && event.key !== 'Enter') return
        event.preventDefault()
        openDetails(store, false)
        view.focus()
      }}
    >
      {children}
    </section>
  )
}
