import { type Geometry2d, HTMLContainer, Rectangle2d, ShapeUtil, type TLResizeInfo, type TLShapePartial } from 'tldraw'
import { type FigureProps, figureProps, type FigureShape, resizedFigure } from '../projection/thing-shapes.ts'
import { FigureBody } from './FigureBody.tsx'

/** A stick figure, with its name under it. It is sized as a whole. */
export class FigureShapeUtil extends ShapeUtil<FigureShape> {
  static override type = 'figure' as const
  static override props = figureProps

  getDefaultProps(): FigureProps {
    throw new Error('a figure is made in its document, never on the canvas')
  }

  getGeometry({ props }: FigureShape): Geometry2d {
    return new Rectangle2d({ width: props.w, height: props.h, isFilled: true })
  }

  override canEdit(): boolean {
    return false
  }

  override canResize({ props }: FigureShape): boolean {
    return !props.readOnly
  }

  override isAspectRatioLocked(): boolean {
    return true
  }

  override canBind(): boolean {
    return false
  }

  override hideRotateHandle(): boolean {
    return true
  }

  override onResize(_: FigureShape, info: TLResizeInfo<FigureShape>): TLShapePartial<FigureShape> {
    const { initialShape, newPoint, scaleY } = info
    return resizedFigure(initialShape, initialShape.props.h * Math.abs(scaleY), newPoint)
  }

  override getText({ props }: FigureShape): string {
    return props.words
  }

  component(shape: FigureShape) {
    return (
      <HTMLContainer className="figure-shape">
        <FigureBody shape={shape} />
      </HTMLContainer>
    )
  }

  indicator() {
    return null
  }
}
