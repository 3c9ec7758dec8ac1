import { type Geometry2d, HTMLContainer, Rectangle2d, ShapeUtil, type TLShapePartial } from 'tldraw'
import { isInLane } from '../layers.ts'
import { type MomentProps, momentProps, type MomentShape } from '../projection/shape-types.ts'
import { MomentBody } from './MomentBody.tsx'

/** Below it so much is in view that a hand would be caught everywhere. */
const snapZoom = 0.5

/** A moment on the canvas. Its size and place come from the projection; hands may move it and nothing else. */
export class MomentShapeUtil extends ShapeUtil<MomentShape> {
  static override type = 'moment' as const
  static override props = momentProps

  getDefaultProps(): MomentProps {
    throw new Error('a moment is made in its document, never on the canvas')
  }

  getGeometry({ props }: MomentShape): Geometry2d {
    return new Rectangle2d({ width: props.w, height: props.h, isFilled: true })
  }

  override canEdit({ props }: MomentShape): boolean {
    return !props.readOnly && !isInLane(props.size)
  }

  override canResize(): boolean {
    return false
  }

  override hideRotateHandle(): boolean {
    return true
  }

  override hideSelectionBoundsFg(): boolean {
    return true
  }

  override hideSelectionBoundsBg(): boolean {
    return true
  }

  /** What is moved falls in with the rows and columns of what is near; far off, where all is near, with nothing. */
  override canSnap(): boolean {
    return this.editor.getZoomLevel() >= snapZoom
  }

  override canBind(): boolean {
    return false
  }

  override onTranslate(before: MomentShape, now: MomentShape): TLShapePartial<MomentShape> | undefined {
    if (now.props.lifts) return undefined
    return { id: now.id, type: 'moment', x: before.x, y: before.y }
  }

  override getText({ props }: MomentShape): string {
    return props.label
  }

  component({ id }: MomentShape) {
    return (
      <HTMLContainer className="moment-shape">
        <MomentBody id={id} />
      </HTMLContainer>
    )
  }

  // Selection is shown on the moment itself.
  indicator() {
    return null
  }
}
