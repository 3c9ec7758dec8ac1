import { StateNode, type TLStateNodeConstructor } from 'tldraw'
import type { ToolActions } from './tool-actions.ts'

/** A click places a moment and opens its label; then the hand selects again. */
export function createMomentTool(actions: ToolActions): TLStateNodeConstructor {
  return class MomentTool extends StateNode {
    static override id = 'moment'

    override onEnter(): void {
      this.editor.setCursor({ type: 'cross', rotation: 0 })
    }

    override onPointerUp(): void {
      const { x, y } = this.editor.inputs.currentPagePoint
      this.editor.setCurrentTool('select')
      actions.addAt({ x, y })
    }

    override onCancel(): void {
      this.editor.setCurrentTool('select')
    }
  }
}
