import { useEffect, useRef } from 'react'
import { useEditor } from 'tldraw'
import type { FlightInTheAir } from '../view/canvas-view.ts'
import { isMomentShape, momentShapeId } from '../projection/shape-types.ts'
import { MomentCard } from '../shapes/MomentBody.tsx'

const flightMs = 640

/** Copies of moments on their way to where they went. All start at the same moment. */
export function Flights({ flights, onLanded }: { flights: readonly FlightInTheAir[]; onLanded: () => void }) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const copies = [...(box.current?.children ?? [])]
    if (copies.length === 0) return undefined
    const animations = copies.flatMap((copy, index) => {
      const air = flights[index]
      return air
        ? [copy.animate(framesOf(air), { duration: flightMs, easing: 'cubic-bezier(.3,.1,.2,1)', fill: 'both' })]
        : []
    })
    let isCurrent = true
    void Promise.allSettled(animations.map((animation) => animation.finished)).then(() => {
      if (isCurrent) onLanded()
    })
    return () => {
      isCurrent = false
      for (const animation of animations) animation.cancel()
    }
  }, [flights, onLanded])
  return (
    <div ref={box} className="canvas-flights" aria-hidden="true">
      {flights.map((air) => (
        <Copy key={`${air.flight.from.layerKey} ${air.flight.from.momentId}`} air={air} />
      ))}
    </div>
  )
}

function Copy({ air }: { air: FlightInTheAir }) {
  const editor = useEditor()
  const { layerKey, momentId } = air.flight.from
  const shape = editor.getShape(momentShapeId(layerKey, momentId))
  return (
    <div className="flight" style={{ width: air.from.w, height: air.from.h }}>
      {isMomentShape(shape) ? <MomentCard props={{ ...shape.props, faded: false }} isChosen={false} /> : null}
    </div>
  )
}

function framesOf({ from, to }: FlightInTheAir): Keyframe[] {
  const middle = { x: to.x + (to.w - from.w) / 2, y: to.y + (to.h - from.h) / 2 }
  return [
    { transform: `translate(${from.x}px, ${from.y}px)`, opacity: 1 },
    { transform: `translate(${middle.x}px, ${middle.y}px)`, opacity: 1, offset: 0.85 },
    { transform: `translate(${middle.x}px, ${middle.y}px)`, opacity: 0 },
  ]
}
