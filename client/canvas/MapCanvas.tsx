import type { MapCanvasProps } from './layers.ts'

/** Several maps on one canvas. */
export function MapCanvas({ label, children }: MapCanvasProps) {
  return (
    <div className="map-canvas" role="application" aria-label={label}>
      {children}
    </div>
  )
}
