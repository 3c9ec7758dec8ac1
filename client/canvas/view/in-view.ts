import { computed, type Editor, type Signal, type TLShape, type TLShapeId, unsafe__withoutCapture } from 'tldraw'
import { foldShapes, type ShapeFold } from './fold-shapes.ts'
import type { Box } from '../box.ts'
import { routeBetween } from '../projection/link-ends.ts'
import { isLinkShape, isMomentShape, type LinkShape } from '../projection/shape-types.ts'

/**
 * The shapes that touch what the screen shows, in no order. tldraw asks each shape of the page for its bounds after every
 * change; here a box is reckoned again when its shape, or a moment at one of its ends, has moved.
 */
export function shapesInView(editor: Editor): Signal<ReadonlySet<TLShapeId>> {
  const { boxes, fold } = foldBoxes(editor)
  const moved = foldShapes(editor, 'boxes of shapes', fold)
  return computed<ReadonlySet<TLShapeId>>('in view', (before) => {
    moved.get()
    const seen = editor.getViewportPageBounds()
    const now = new Set<TLShapeId>()
    for (const [id, box] of boxes()) if (touches(box, seen)) now.add(id)
    return before instanceof Set && isSameSet(before, now) ? before : now
  })
}

export function isSameSet<T>(a: ReadonlySet<T>, b: ReadonlySet<T>): boolean {
  if (a.size !== b.size) return false
  for (const one of a) if (!b.has(one)) return false
  return true
}

function touches(box: Box, seen: Box): boolean {
  return box.x <= seen.x + seen.w && box.x + box.w >= seen.x && box.y <= seen.y + seen.h && box.y + box.h >= seen.y
}

function foldBoxes(editor: Editor): { readonly boxes: () => ReadonlyMap<TLShapeId, Box>; readonly fold: ShapeFold } {
  const boxes = new Map<TLShapeId, Box>()
  const links = new Map<TLShapeId, LinkShape>()
  const linksAt = new Map<TLShapeId, Set<TLShapeId>>()
  /** Links whose ends have moved; reckoned when all that came together is there. */
  const open = new Set<TLShapeId>()

  function untie(id: TLShapeId): void {
    const link = links.get(id)
    if (!link) return
    links.delete(id)
    for (const end of [link.props.from, link.props.to]) linksAt.get(end)?.delete(id)
  }

  function tie(link: LinkShape): void {
    untie(link.id)
    links.set(link.id, link)
    for (const end of [link.props.from, link.props.to]) {
      const tied = linksAt.get(end)
      if (tied) tied.add(link.id)
      else linksAt.set(end, new Set([link.id]))
    }
  }

  function boxOf(shape: TLShape): Box | undefined {
    if (isMomentShape(shape)) return { x: shape.x, y: shape.y, w: shape.props.w, h: shape.props.h }
    // By its history it is known when it is another one; nobody is to be told twice.
    const bounds = unsafe__withoutCapture(() => editor.getShapePageBounds(shape.id))
    return bounds && { x: bounds.x, y: bounds.y, w: bounds.w, h: bounds.h }
  }

  return {
    boxes() {
      for (const id of open) {
        const link = links.get(id)
        const route = link && routeBetween((end) => editor.store.unsafeGetWithoutCapture(end), link.props)
        if (route) boxes.set(id, around(Object.values(route)))
        else boxes.delete(id)
      }
      open.clear()
      return boxes
    },
    fold: {
      clear() {
        boxes.clear()
        links.clear()
        linksAt.clear()
        open.clear()
      },
      put(shape) {
        if (isLinkShape(shape)) {
          tie(shape)
          open.add(shape.id)
          return true
        }
        const before = boxes.get(shape.id)
        const box = boxOf(shape)
        if (box) boxes.set(shape.id, box)
        else boxes.delete(shape.id)
        if (before && box && before.x === box.x && before.y === box.y && before.w === box.w && before.h === box.h)
          return false
        for (const id of linksAt.get(shape.id) ?? []) open.add(id)
        return true
      },
      remove(id) {
        untie(id)
        open.delete(id)
        for (const link of linksAt.get(id) ?? []) open.add(link)
        return boxes.delete(id)
      },
    },
  }
}

/** A curve lies within its points. */
function around(points: readonly { readonly x: number; readonly y: number }[]): Box {
  const xs = points.map(({ x }) => x)
  const ys = points.map(({ y }) => y)
  const [x, y] = [Math.min(...xs), Math.min(...ys)]
  return { x, y, w: Math.max(...xs) - x, h: Math.max(...ys) - y }
}
