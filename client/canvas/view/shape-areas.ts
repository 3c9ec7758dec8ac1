import { computed, type Editor, type Signal, type TLShapeId } from 'tldraw'
import type { MomentId } from '#shared/model/ids.ts'
import { unionOf } from '../fit-camera.ts'
import { foldShapes } from './fold-shapes.ts'
import type { Box } from '../box.ts'
import { isMomentShape, type MomentProps, type MomentShape } from '../projection/shape-types.ts'

/** The room that some moments take up together, by what they have in common. */
export type Area = {
  readonly key: string
  readonly name: string
  readonly box: Box
  readonly moments: readonly MomentId[]
}

/**
 * Gathers the moments on a canvas by a word they share; those for which `wordOf` gives none are left out. Maps of
 * different people are kept apart.
 */
export function areasOf(editor: Editor, name: string, wordOf: (props: MomentProps) => string): Signal<readonly Area[]> {
  const marked = new Map<TLShapeId, MomentShape>()
  const changed = foldShapes(editor, `moments with ${name}`, {
    clear: () => marked.clear(),
    put(shape) {
      if (!isMomentShape(shape) || !wordOf(shape.props)) return marked.delete(shape.id)
      marked.set(shape.id, shape)
      return true
    },
    remove: (id) => marked.delete(id),
  })
  const read = () => {
    changed.get()
    return gather(marked.values(), wordOf)
  }
  return computed(name, read, { isEqual: isSameAreas })
}

function gather(shapes: Iterable<MomentShape>, wordOf: (props: MomentProps) => string): readonly Area[] {
  const found = new Map<string, { name: string; boxes: Box[]; moments: MomentId[] }>()
  for (const shape of shapes) {
    const name = wordOf(shape.props)
    const key = `${shape.props.layerKey} ${name}`
    const area = found.get(key) ?? { name, boxes: [], moments: [] }
    found.set(key, area)
    area.boxes.push({ x: shape.x, y: shape.y, w: shape.props.w, h: shape.props.h })
    area.moments.push(shape.props.momentId)
  }
  return [...found].flatMap(([key, { name, boxes, moments }]) => {
    const box = unionOf(boxes)
    return box ? [{ key, name, box, moments }] : []
  })
}

function isSameAreas(before: readonly Area[], now: readonly Area[]): boolean {
  return (
    before.length === now.length &&
    before.every((area, at) => {
      const other = now[at]
      return (
        other?.key === area.key &&
        other.moments.length === area.moments.length &&
        other.moments.every((id, index) => id === area.moments[index]) &&
        other.box.x === area.box.x &&
        other.box.y === area.box.y &&
        other.box.w === area.box.w &&
        other.box.h === area.box.h
      )
    })
  )
}
