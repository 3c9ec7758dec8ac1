import { type Geometry2d, Polyline2d, ShapeUtil, type TLShapePartial, Vec } from 'tldraw'
import { isInLane } from '../layers.ts'
import { type Obstacle, type Route, routeLink, sampleRoute } from '../projection/route-link.ts'
import { isMomentShape, type LinkProps, linkProps, type LinkShape } from '../projection/shape-types.ts'
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

  routeOf({ props }: LinkShape): Route | undefined {
    const from = this.boxOf(props.from)
    const to = this.boxOf(props.to)
    return from && to && routeLink(from, to, props.kind)
  }

  getGeometry(shape: LinkShape): Geometry2d {
    const route = this.routeOf(shape)
    const points = route
      ? sampleRoute(route)
      : [
          { x: 0, y: 0 },
          { x: 1, y: 1 },
        ]
    return new Polyline2d({ points: points.map((point) => new Vec(point.x, point.y)) })
  }

  private boxOf(id: LinkProps['from']): Obstacle | undefined {
    const shape = this.editor.getShape(id)
    if (!isMomentShape(shape)) return undefined
    const { w, h, kind, valence, size } = shape.props
    const isSmall = isInLane(size)
    return {
      x: shape.x,
      y: shape.y,
      w,
      h,
      above: kind === 'step' || isSmall ? 0 : 8,
      below: valence !== null && !isSmall ? 12 : kind === 'pain' ? 3 : 0,
    }
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

  component(shape: LinkShape) {
    const route = this.routeOf(shape)
    return route ? <LinkBody shape={shape} route={route} /> : null
  }

  indicator() {
    return null
  }
}
