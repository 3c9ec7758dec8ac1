import type { MapLayer } from '../layers.ts'

/** Whether what is drawn around a layer's moments is shown with it. */
export function drawsInk(layer: MapLayer): boolean {
  return layer.ink ?? !layer.moments
}
