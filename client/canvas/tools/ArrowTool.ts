import { StateNode, type TLStateNodeConstructor } from 'tldraw'
import { isMomentShape, type MomentShape } from '../projection/shape-types.ts'
import type { ToolActions } from './tool-actions.ts'

/**
 * Draws a link: drag from moment to moment, or click one and then the other. Dropped where nothing is, it makes the next
 * moment there.
 *
 *   idle ──down on a moment──▶ pointing ──drag──▶ dragging ──up──▶ linked
 *                                  └──up──▶ aiming ──click──▶ linked
 */
export function createArrowTool(actions: ToolActions): TLStateNodeConstructor {
  return class ArrowTool extends StateNode {
    static override id = 'link'

    from: MomentShape | undefined
    isDragging = false

    override onEnter(): void {
      this.editor.setCursor({ type: 'cross', rotation: 0 })
      this.from = undefined
      this.isDragging = false
    }

    override onExit(): void {
      this.letGo()
    }

    override onPointerDown(): void {
      const hit = this.momentUnderPointer()
      if (this.from) return
      if (!hit || !actions.canEdit(hit)) return
      this.from = hit
      this.isDragging = false
      this.show()
    }

    override onPointerMove(): void {
      if (!this.from) {
        const hit = this.momentUnderPointer()
        this.editor.setHintingShapes(hit && actions.canEdit(hit) ? [hit.id] : [])
        return
      }
      if (this.editor.inputs.isDragging) this.isDragging = true
      this.show()
    }

    override onPointerUp(): void {
      const { from } = this
      if (!from) return
      const hit = this.momentUnderPointer()
      // A click on the first moment: the second click says where to.
      if (hit?.id === from.id && !this.isDragging) return
      const { x, y } = this.editor.inputs.currentPagePoint
      this.letGo()
      if (hit && hit.id !== from.id) actions.link(from, hit)
      else if (!hit) {
        this.editor.setCurrentTool('select')
        actions.addLinkedAt(from, { x, y })
      }
    }

    override onCancel(): void {
      if (this.from) this.letGo()
      else this.editor.setCurrentTool('select')
    }

    override onInterrupt(): void {
      this.letGo()
    }

    letGo(): void {
      this.from = undefined
      this.isDragging = false
      this.editor.setHintingShapes([])
      actions.draft(undefined)
    }

    show(): void {
      if (!this.from) return
      const hit = this.momentUnderPointer()
      const isTarget = hit && hit.id !== this.from.id && hit.props.layerKey === this.from.props.layerKey
      const { x, y } = this.editor.inputs.currentPagePoint
      this.editor.setHintingShapes(isTarget ? [this.from.id, hit.id] : [this.from.id])
      actions.draft({ from: this.from.id, point: { x, y }, ...(isTarget ? { to: hit.id } : {}) })
    }

    momentUnderPointer(): MomentShape | undefined {
      const { editor } = this
      const shape = editor.getShapeAtPoint(editor.inputs.currentPagePoint, {
        hitInside: true,
        margin: 6 / editor.getZoomLevel(),
        filter: (candidate) => isMomentShape(candidate),
      })
      return isMomentShape(shape) ? shape : undefined
    }
  }
}
