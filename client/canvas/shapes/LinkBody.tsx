import { useMemo } from 'react'
import {
  computed,
  type Editor,
  type Signal,
  SVGContainer,
  type TLShape,
  type TLShapeId,
  useEditor,
  useValue,
} from 'tldraw'
import type { LinkKind } from '#shared/model/link.ts'
import { arrowHeadPath } from '../../ui/drawn/pen.ts'
import { routeBetween } from '../projection/link-ends.ts'
import { endAngle, middleOf, type Route } from '../projection/route-link.ts'
import { isLinkShape, type LinkProps } from '../projection/shape-types.ts'
import { useFarOff } from './far-off.ts'

/** A link as it is drawn: whole goes on, dotted goes wrong, dashed goes back. */
export function LinkBody({ id }: { id: TLShapeId }) {
  const editor = useEditor()
  const isFar = useFarOff()
  const isSelected = useValue('selected', () => editor.getSelectedShapeIds().includes(id), [editor, id])
  const isHovered = useValue('hovered', () => editor.getHoveredShapeId() === id, [editor, id])
  // Asked for here: what comes from tldraw's list of shapes comes with the whole list drawn again.
  const props = useValue('link', () => propsOf(editor.getShape(id)), [editor, id])
  const route = useValue(useMemo(() => routeOf(editor, id), [editor, id]))
  if (!props || !route) return null
  const { kind, label, slot, faded, size } = props
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

function propsOf(shape: TLShape | undefined): LinkProps | undefined {
  return isLinkShape(shape) ? shape.props : undefined
}

/** Where it runs; a word that changes on one of its moments does not draw it again. */
function routeOf(editor: Editor, id: TLShapeId): Signal<Route | undefined> {
  const read = () => {
    const props = propsOf(editor.getShape(id))
    return props && routeBetween((end) => editor.getShape(end), props)
  }
  return computed('route of a link', read, { isEqual: isSameRoute })
}

function isSameRoute(a: Route | undefined, b: Route | undefined): boolean {
  if (!a || !b) return a === b
  return (
    isSamePoint(a.start, b.start) &&
    isSamePoint(a.startPull, b.startPull) &&
    isSamePoint(a.endPull, b.endPull) &&
    isSamePoint(a.end, b.end)
  )
}

function isSamePoint(a: Route['start'], b: Route['start']): boolean {
  return a.x === b.x && a.y === b.y
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
