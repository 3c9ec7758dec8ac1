import { StateNode, type TLShapeId, type TLStateNodeConstructor } from 'tldraw'
import type { ToolActions } from './tool-actions.ts'

/** What a press puts on the canvas; then the hand selects again. */
export type Placed = 'moment' | 'sticky' | 'figure'

/**
 * A press places something: a moment or a sticky with its words open, a figure selected. Only a press that began with
 * this tool counts: fingers that let go after a pinch leave nothing.
 */
export function createPlaceTool(placed: Placed, actions: ToolActions): TLStateNodeConstructor {
  return class PlaceTool extends StateNode {
    static override id = placed

    isDown = false

    override onEnter(): void {
      this.isDown = false
      this.editor.setCursor({ type: 'cross', rotation: 0 })
    }

    override onPointerDown(): void {
      this.isDown = true
    }

    override onPointerUp(): void {
      if (!this.isDown) return
      const { x, y } = this.editor.inputs.currentPagePoint
      this.editor.setCurrentTool('select')
      if (placed === 'moment') return actions.addAt({ x, y })
      const id = actions.addThing(placed, { x, y })
      if (id) openThing(this.editor, id as TLShapeId)
    }

    override onCancel(): void {
      this.editor.setCurrentTool('select')
    }

    override onInterrupt(): void {
      this.isDown = false
    }
  }
}

/** Selects what was just put there, with its words open where it is a sticky. */
export function openThing(editor: StateNode['editor'], id: TLShapeId): void {
  const shape = editor.getShape(id)
  if (!shape) return
  editor.setCurrentTool('select')
  editor.select(id)
  if (editor.getShapeUtil(shape).canEdit(shape)) {
    editor.setEditingShape(id)
    editor.setCurrentTool('select.editing_shape')
  }
}
