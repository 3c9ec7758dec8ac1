import { useEffect, useRef, useState } from 'react'
import type { Place } from '#shared/model/moment.ts'
import type { CanvasView } from '../../../canvas/canvas-view-type.ts'
import { drawingWords } from './messages.ts'
import { fitOverview, type OverviewFit, needsOverview } from './overview-fit.ts'

const size = { w: 168, h: 104 }
/** While a hand moves something, its picture here may lag behind. */
const redrawMs = 250

export type OverviewProps = { readonly view: CanvasView; readonly onHide: () => void }

/** The whole map, small, with a frame around what is on the screen; only where the map is larger than that. */
export function Overview({ view, onHide }: OverviewProps) {
  const picture = useRef<HTMLCanvasElement>(null)
  const frame = useRef<HTMLSpanElement>(null)
  const fit = useRef<OverviewFit>(undefined)
  const [isNeeded, setNeeded] = useState(false)

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let frameAsked = 0
    function draw() {
      timer = undefined
      const boxes = view.whole.boxes()
      fit.current = fitOverview(boxes, size)
      if (picture.current && fit.current) drawMoments(picture.current, boxes, fit.current)
      frameWhatIsSeen()
    }
    function frameWhatIsSeen() {
      cancelAnimationFrame(frameAsked)
      frameAsked = requestAnimationFrame(() => {
        const seen = view.whole.seen()
        setNeeded(needsOverview(fit.current, seen))
        if (frame.current && fit.current) placeFrame(frame.current, seen, fit.current)
      })
    }
    draw()
    const stopMoments = view.whole.onMoments(() => {
      timer ??= setTimeout(draw, redrawMs)
    })
    const stopCamera = view.whole.onCamera(frameWhatIsSeen)
    // The ink of the night is another one.
    const theme = new MutationObserver(draw)
    theme.observe(document.documentElement, { attributes: true })
    return () => {
      clearTimeout(timer)
      cancelAnimationFrame(frameAsked)
      stopMoments()
      stopCamera()
      theme.disconnect()
    }
  }, [view])

  function goTo(event: React.PointerEvent<HTMLElement>) {
    const box = event.currentTarget.getBoundingClientRect()
    const point = { x: event.clientX - box.left, y: event.clientY - box.top }
    if (fit.current) view.whole.goTo(toPage(point, fit.current))
  }

  return (
    <section className="overview sheet" aria-label={drawingWords.overview} hidden={!isNeeded}>
      {/* By keyboard one walks from moment to moment; this is a way for the hand alone. */}
      <div
        className="overview-picture"
        style={{ width: size.w, height: size.h }}
        aria-hidden="true"
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId)
          goTo(event)
        }}
        onPointerMove={(event) => {
          if (event.buttons !== 0) goTo(event)
        }}
      >
        <canvas ref={picture} width={size.w * 2} height={size.h * 2} style={{ width: size.w, height: size.h }} />
        <span ref={frame} className="overview-frame" />
      </div>
      <button type="button" className="inline small" aria-keyshortcuts="W" onClick={onHide}>
        {drawingWords.hideOverview}
      </button>
    </section>
  )
}

function toPage({ x, y }: Place, { scale, left, top }: OverviewFit): Place {
  return { x: (x - left) / scale, y: (y - top) / scale }
}

function placeFrame(frame: HTMLElement, seen: ReturnType<CanvasView['whole']['seen']>, fit: OverviewFit): void {
  const left = Math.max(0, seen.x * fit.scale + fit.left)
  const top = Math.max(0, seen.y * fit.scale + fit.top)
  const right = Math.min(size.w, (seen.x + seen.w) * fit.scale + fit.left)
  const bottom = Math.min(size.h, (seen.y + seen.h) * fit.scale + fit.top)
  frame.style.transform = `translate(${left}px, ${top}px)`
  frame.style.width = `${Math.max(6, right - left)}px`
  frame.style.height = `${Math.max(6, bottom - top)}px`
}

function drawMoments(canvas: HTMLCanvasElement, boxes: ReturnType<CanvasView['whole']['boxes']>, fit: OverviewFit) {
  const pen = canvas.getContext('2d')
  if (!pen) return
  pen.setTransform(2, 0, 0, 2, 0, 0)
  pen.clearRect(0, 0, size.w, size.h)
  pen.fillStyle = getComputedStyle(canvas).color
  for (const { x, y, w, h } of boxes)
    pen.fillRect(
      x * fit.scale + fit.left,
      y * fit.scale + fit.top,
      Math.max(2, w * fit.scale),
      Math.max(2, h * fit.scale),
    )
}
