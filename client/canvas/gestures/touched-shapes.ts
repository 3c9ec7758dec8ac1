import type { TLShape, TLShapeId } from 'tldraw'

/** What a person is doing on the canvas just now. */
export type Gesture = 'none' | 'pointer' | 'typing'

/** What a gesture did to shapes and is not written down yet; the projection leaves those alone. */
export type TouchedShapes = {
  /** Changed since they were last written. */
  readonly changed: Set<TLShapeId>
  readonly removed: Map<TLShapeId, TLShape>
  /** Moved by the gesture that goes on: where they are is its business until it ends. */
  readonly held: Set<TLShapeId>
}

export function createTouchedShapes(): TouchedShapes {
  return { changed: new Set(), removed: new Map(), held: new Set() }
}
