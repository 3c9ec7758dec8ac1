import { SVGContainer, useEditor, useValue } from 'tldraw'
import type { LinkKind } from '#shared/model/link.ts'
import { arrowHeadPath } from '../../ui/pen.ts'
import { endAngle, middleOf, type Route } from '../projection/route-link.ts'
import type { LinkShape } from '../projection/shape-types.ts'
import { useFarOff } from './far-off.ts'

/** A link as it is drawn: whole goes on, dotted goes wrong, dashed goes back. */
export function LinkBody({ shape, route }: { shape: LinkShape; route: Route }) {
  const editor = useEditor()
  const isFar = useFarOff()
  const isSelected = useValue('selected', () => editor.getSelectedShapeIds().includes(shape.id), [editor, shape.id])
  const isHovered = useValue('hovered', () => editor.getHoveredShapeId() === shape.id, [editor, shape.id])
  const { kind, label, slot, faded, size } = shape.props
  const middle = middleOf(route)
  const state = `${isSelected ? ' chosen' : ''}${isHovered ? ' hovered' : ''}${faded ? ' faded' : ''}`
  return (
    <SVGContainer className={`link-shape size-${size} ${slot ? `slot-${slot} in-colour` : ''}${state}`}>
      <LinkLine route={route} kind={kind} />
      {label && !isFar ? (
        <text className="link-word" x={middle.x} y={middle.y + 4} textAnchor="middle">
          {label.length > 40 ? `${label.slice(0, 39)}…` : label}
        </text>
      ) : null}
    </SVGContainer>
  )
}

export function LinkLine({ route, kind }: { route: Route; kind: LinkKind }) {
  const line = pathOf(route)
  return (
    <>
      <path className="link-glow" d={line} />
      <path className={`link-line ${kind}`} d={line} />
      <path className="link-line" d={arrowHeadPath(route.end, endAngle(route))} />
    </>
  )
}

function pathOf({ start, startPull, endPull, end }: Route): string {
  return `M${pair(start)} C${pair(startPull)} ${pair(endPull)} ${pair(end)}`
}

function pair({ x, y }: { x: number; y: number }): string {
  return `${Math.round(x * 10) / 10} ${Math.round(y * 10) / 10}`
}
