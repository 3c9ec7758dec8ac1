import { useEffect, useLayoutEffect, useRef } from 'react'
import { useValue } from 'tldraw'
import type { Canvas } from '../create-canvas.ts'
import type { CanvasView } from '../canvas-view-type.ts'
import { canvasWords } from '../messages.ts'

/** Whoever draws on has not meant it. */
const ignoredMs = 9_000

/** What could be made of the stroke that was just drawn, said beside it. It goes by itself when nobody wants it. */
export function StrokeOffer({ canvas, view }: { canvas: Canvas; view: CanvasView }) {
  const { offer, takeOffer } = canvas
  const now = useValue('offer', () => offer.get(), [offer])
  const button = useRef<HTMLButtonElement>(null)

  useLayoutEffect(() => {
    const element = button.current
    if (!now || !element) return undefined
    const place = () => {
      const { x, y } = view.toScreen(now.at)
      const room = element.parentElement
      const left = Math.max(
        8,
        Math.min(x - element.offsetWidth / 2, (room?.clientWidth ?? 0) - element.offsetWidth - 8),
      )
      element.style.translate = `${Math.round(left)}px ${Math.round(y + 10)}px`
    }
    place()
    return view.onMove(place)
  }, [now, view])

  useEffect(() => {
    if (!now) return undefined
    const timer = setTimeout(() => {
      if (offer.get() === now) offer.set(undefined)
    }, ignoredMs)
    return () => clearTimeout(timer)
  }, [now, offer])

  if (!now) return null
  return (
    <button
      ref={button}
      type="button"
      className="stroke-offer sheet lift"
      aria-keyshortcuts="Enter"
      onClick={() => {
        takeOffer()
        if (!canvas.selection.getState().editing) view.focus()
      }}
    >
      {canvasWords.offers[now.makes]} <em aria-hidden="true">Enter</em>
    </button>
  )
}
