import { type Editor, SelectTool, type TLClickEventInfo, type TLShapeId, type TLStateNodeConstructor } from 'tldraw'
import { isMomentShape } from '../projection/shape-types.ts'
import type { ToolActions } from './tool-actions.ts'

/** Translating without copies: a copied picture of a moment would be a moment nobody wrote. Groups move as one. */
function ofMoments(Translating: TLStateNodeConstructor): TLStateNodeConstructor {
  return class extends Translating {
    startCloning(): void {
      // Alt drags like any other key.
    }

    /** What moves together is taken hold of together. */
    override onEnter(info: object): void {
      const selected = this.editor.getSelectedShapeIds()
      const all = withTheirGroups(this.editor)
      if (all.length > selected.length) this.editor.setSelectedShapes(all)
      super.onEnter?.(info, '')
    }
  }
}

/** Idle with our double click: on the canvas it makes a moment, on a moment that cannot be edited it opens it. */
function withOurDoubleClick(Idle: TLStateNodeConstructor, actions: ToolActions): TLStateNodeConstructor {
  return class extends Idle {
    override onDoubleClick(info: TLClickEventInfo): void {
      if (info.phase !== 'up') return
      const point = this.editor.inputs.currentPagePoint
      const shape = this.editor.getShapeAtPoint(point, { hitInside: true, hitLabels: true })
      if (isMomentShape(shape)) {
        if (actions.canEdit(shape)) this.editor.setEditingShape(shape.id)
        else actions.open(shape)
      } else if (shape) super.onDoubleClick?.(info)
      else actions.addAt({ x: point.x, y: point.y })
    }
  }
}

/** tldraw's own select tool with two of its states changed. */
export function createSelectTool(actions: ToolActions): TLStateNodeConstructor {
  return class SelectMoments extends SelectTool {
    static override children(): TLStateNodeConstructor[] {
      return SelectTool.children().map((State) => {
        if (State.id === 'translating') return ofMoments(State)
        if (State.id === 'idle') return withOurDoubleClick(State, actions)
        return State
      })
    }
  }
}

/** What is selected, and the moments that are grouped with it. */
function withTheirGroups(editor: Editor): TLShapeId[] {
  const selected = editor.getSelectedShapes()
  const keyOf = (shape: (typeof selected)[number] | undefined) =>
    isMomentShape(shape) && shape.props.group ? `${shape.props.layerKey} ${shape.props.group}` : undefined
  const groups = new Set(selected.flatMap((shape) => keyOf(shape) ?? []))
  const ids = selected.map((shape) => shape.id)
  if (groups.size === 0) return ids
  const mates = editor.getCurrentPageShapes().filter((shape) => groups.has(keyOf(shape) ?? ''))
  return [...new Set([...ids, ...mates.map((shape) => shape.id)])]
}
