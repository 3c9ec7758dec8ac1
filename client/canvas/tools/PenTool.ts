import {
  DefaultColorStyle,
  DrawShapeTool,
  HighlightShapeTool,
  type TLShapeId,
  type TLStateNodeConstructor,
} from 'tldraw'

/** A second finger that comes this soon after the first was meant for the view, whatever the first one drew by then. */
const secondFingerMs = 350

type DrawingState = {
  readonly initialShape?: { readonly id: TLShapeId }
}

/** Drawing that leaves no mark where two fingers came to pinch. */
function withoutPinchMarks(State: TLStateNodeConstructor): TLStateNodeConstructor {
  if (State.id !== 'drawing') return State
  return class extends State {
    private startedAt = 0

    override onEnter(info: unknown, from: string): void {
      this.startedAt = Date.now()
      super.onEnter?.(info, from)
    }

    override onInterrupt(): void {
      const { initialShape } = this as unknown as DrawingState
      const isYoung = Date.now() - this.startedAt < secondFingerMs
      super.onInterrupt?.({ type: 'misc', name: 'interrupt' })
      if (!isYoung || !initialShape) return
      if (this.editor.getShape(initialShape.id)) this.editor.deleteShapes([initialShape.id])
      this.parent.transition('idle')
    }
  }
}

/** The pen: tldraw's own, with pressure where the device tells it. */
export class PenTool extends DrawShapeTool {
  static override children(): TLStateNodeConstructor[] {
    return DrawShapeTool.children().map(withoutPinchMarks)
  }
}

/** A highlighter that is yellow, whatever the pen is. */
export class MarkerTool extends HighlightShapeTool {
  static override children(): TLStateNodeConstructor[] {
    return HighlightShapeTool.children().map(withoutPinchMarks)
  }

  override onEnter(): void {
    this.editor.setStyleForNextShapes(DefaultColorStyle, 'yellow')
  }

  override onExit(): void {
    super.onExit()
    this.editor.setStyleForNextShapes(DefaultColorStyle, 'black')
  }
}
