import { type Geometry2d, Polyline2d, ShapeUtil, type TLShapePartial, Vec } from 'tldraw'
import { routeBetween } from '../projection/link-ends.ts'
import { sampleRoute } from '../projection/route-link.ts'
import { type LinkProps, linkProps, type LinkShape } from '../projection/shape-types.ts'
import { LinkBody } from './LinkBody.tsx'

/**
 * A link between two moments. It has no geometry of its own: where it runs follows from where its moments stand in the
 * store, so it moves with them in the same frame and can never hang loose.
 */
export class LinkShapeUtil extends ShapeUtil<LinkShape> {
  static override type = 'link' as const
  static override props = linkProps

  getDefaultProps(): LinkProps {
    throw new Error('a link is made in its document, never on the canvas')
  }

  getGeometry(shape: LinkShape): Geometry2d {
    const route = routeBetween((id) => this.editor.getShape(id), shape.props)
    const points = route
      ? sampleRoute(route)
      : [
          { x: 0, y: 0 },
          { x: 1, y: 1 },
        ]
    return new Polyline2d({ points: points.map((point) => new Vec(point.x, point.y)) })
  }

  override canEdit(): boolean {
    return false
  }

  override canResize(): boolean {
    return false
  }

  override canSnap(): boolean {
    return false
  }

  override canBind(): boolean {
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

  override onTranslate(before: LinkShape): TLShapePartial<LinkShape> {
    return { id: before.id, type: 'link', x: before.x, y: before.y }
  }

  override getText({ props }: LinkShape): string {
    return props.label
  }

  component({ id }: LinkShape) {
    return <LinkBody id={id} />
  }

  indicator() {
    return null
  }
}
