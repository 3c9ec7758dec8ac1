import { DrawShapeUtil, HighlightShapeUtil } from 'tldraw'

/** A stroke of the pen: what is moved does not fall in with its edges, which nobody sees. */
export class PenShapeUtil extends DrawShapeUtil {
  override canSnap(): boolean {
    return false
  }
}

export class MarkerShapeUtil extends HighlightShapeUtil {
  override canSnap(): boolean {
    return false
  }
}
