import { type Atom, StateNode, type TLStateNodeConstructor } from 'tldraw'
import { isNearStroke, type Sketch, sketchSheet, type SketchStroke, toSketchStroke } from '#shared/model/sketch.ts'
import type { MomentId } from '#shared/model/ids.ts'

/** A second finger that comes this soon was meant for the view. */
const secondFingerMs = 350
/** How far from a line the eraser still takes it, in units of the sheet. */
const eraserReach = 7

/** The sheet on which somebody draws inside a moment. It lies over the moment, one page pixel for each of its units. */
export type OpenSketch = {
  readonly momentId: MomentId
  /** Where the sheet lies, in page pixels. */
  readonly at: { readonly x: number; readonly y: number }
  readonly erases: boolean
  /** The stroke under the pen. */
  readonly draft?: SketchStroke
  /** What the eraser has touched and takes when it is lifted. */
  readonly taken?: ReadonlySet<string>
}

export type SketchActions = {
  sketchOf(id: MomentId): Sketch | undefined
  draw(id: MomentId, stroke: SketchStroke): void
  erase(id: MomentId, strokes: readonly string[]): void
  newStrokeId(): string
}

/**
 * Draws on the open sheet; a press beside it puts it away. Each stroke, and each sweep of the eraser, is one step.
 */
export function createSketchTool(open: Atom<OpenSketch | undefined>, actions: SketchActions): TLStateNodeConstructor {
  return class SketchTool extends StateNode {
    static override id = 'sketch'
    static override useCoalescedEvents = true

    line: { x: number; y: number }[] = []
    pressures: number[] = []
    startedAt = 0
    strokeId = ''

    override onEnter(): void {
      this.editor.setCursor({ type: 'cross', rotation: 0 })
      if (!open.get()) this.editor.setCurrentTool('select')
    }

    override onExit(): void {
      this.letGo()
      open.set(undefined)
    }

    override onPointerDown(): void {
      const sheet = open.get()
      const point = this.onSheet()
      if (!sheet || !point) return
      if (point.x < -8 || point.y < -8 || point.x > sketchSheet.w + 8 || point.y > sketchSheet.h + 8) {
        this.editor.setCurrentTool('select')
        return
      }
      this.startedAt = Date.now()
      this.strokeId = actions.newStrokeId()
      this.line = [point]
      this.pressures = [this.pressure()]
      this.show()
    }

    override onPointerMove(): void {
      const point = this.line.length > 0 ? this.onSheet() : undefined
      if (!point) return
      this.line.push(point)
      this.pressures.push(this.pressure())
      this.show()
    }

    override onPointerUp(): void {
      const sheet = open.get()
      if (!sheet || this.line.length === 0) return
      const { momentId, taken } = sheet
      const stroke = this.stroke()
      this.letGo()
      if (!sheet.erases) actions.draw(momentId, stroke)
      else if (taken && taken.size > 0) actions.erase(momentId, [...taken])
    }

    override onCancel(): void {
      if (this.line.length > 0) this.letGo()
      else this.editor.setCurrentTool('select')
    }

    override onInterrupt(): void {
      if (this.line.length > 0 && Date.now() - this.startedAt > secondFingerMs) this.onPointerUp()
      this.letGo()
    }

    letGo(): void {
      this.line = []
      this.pressures = []
      const sheet = open.get()
      if (sheet) open.set({ momentId: sheet.momentId, at: sheet.at, erases: sheet.erases })
    }

    show(): void {
      const sheet = open.get()
      if (!sheet) return
      if (!sheet.erases) {
        open.set({ ...sheet, draft: this.stroke() })
        return
      }
      const taken = new Set(sheet.taken)
      const point = this.line.at(-1)
      for (const stroke of actions.sketchOf(sheet.momentId)?.strokes ?? [])
        if (point && isNearStroke(stroke, point, eraserReach)) taken.add(stroke.id)
      open.set({ ...sheet, taken })
    }

    stroke(): SketchStroke {
      const mean = this.pressures.reduce((sum, one) => sum + one, 0) / Math.max(1, this.pressures.length)
      return toSketchStroke(this.strokeId, this.line, mean)
    }

    /** A mouse and a finger press as hard as ever: 0.5. */
    pressure(): number {
      const { isPen, currentPagePoint } = this.editor.inputs
      return isPen ? currentPagePoint.z : 0.5
    }

    onSheet(): { x: number; y: number } | undefined {
      const { at } = open.get() ?? {}
      const { x, y } = this.editor.inputs.currentPagePoint
      return at && { x: x - at.x, y: y - at.y }
    }
  }
}
