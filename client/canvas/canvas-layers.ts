import type { TLPageId, TLStore } from 'tldraw'
import { createGestureWriter, type GestureWriterDeps } from './gestures/gesture-writer.ts'
import { createTouchedShapes } from './gestures/touched-shapes.ts'
import type { LayerState } from './layer-state.ts'
import type { MapLayer } from './layers.ts'
import { createMapProjection, type ProjectionDeps } from './projection/map-projection.ts'

/** The maps on a canvas, both ways: drawn from their documents, and written into them by what is done on it. */
export type CanvasLayers = {
  setLayers(layers: readonly MapLayer[]): void
  layer(key: string): LayerState | undefined
  /** The gesture ended: what it did is written down now. */
  endGesture(): void
  close(): void
}

export type CanvasLayersDeps = {
  readonly store: TLStore
  readonly pageId: TLPageId
} & Pick<ProjectionDeps, 'later' | 'nextFrame'> &
  Pick<GestureWriterDeps, 'gesture' | 'onRemove'>

export function createCanvasLayers({
  store,
  pageId,
  gesture,
  later,
  nextFrame,
  onRemove,
}: CanvasLayersDeps): CanvasLayers {
  const touched = createTouchedShapes()
  const projection = createMapProjection({
    store,
    pageId,
    later,
    nextFrame,
    isHeld: (id) => touched.held.has(id) && gesture() === 'pointer',
    isNewer: (id) => touched.changed.has(id),
  })
  const writer = createGestureWriter({ store, projection, touched, gesture, later, onRemove })
  return {
    setLayers: projection.setLayers,
    layer: projection.layer,
    endGesture: writer.end,
    close() {
      writer.close()
      projection.close()
    },
  }
}
