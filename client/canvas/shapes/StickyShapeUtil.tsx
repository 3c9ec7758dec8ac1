import { type Geometry2d, HTMLContainer, Rectangle2d, ShapeUtil } from 'tldraw'
import { type StickyProps, stickyProps, type StickyShape } from '../projection/thing-shapes.ts'
import { StickyBody } from './StickyBody.tsx'

/** A note in the hand's face. It is as large as its words; hands move it, and its words are written in its document. */
export class StickyShapeUtil extends ShapeUtil<StickyShape> {
  static override type = 'sticky' as const
  static override props = stickyProps

  getDefaultProps(): StickyProps {
    throw new Error('a sticky is made in its document, never on the canvas')
  }

  getGeometry({ props }: StickyShape): Geometry2d {
    return new Rectangle2d({ width: props.w, height: props.h, isFilled: true })
  }

  override canEdit({ props }: StickyShape): boolean {
    return !props.readOnly
  }

  override canResize(): boolean {
    return false
  }

  override canBind(): boolean {
    return false
  }

  override hideRotateHandle(): boolean {
    return true
  }

  override getText({ props }: StickyShape): string {
    return props.words
  }

  component(shape: StickyShape) {
    return (
      <HTMLContainer className="sticky-shape">
        <StickyBody shape={shape} />
      </HTMLContainer>
    )
  }

  indicator() {
    return null
  }
}
