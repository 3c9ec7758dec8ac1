import { DefaultColorStyle, HighlightShapeTool } from 'tldraw'

/** A highlighter that is yellow, whatever the pen is. */
export class MarkerTool extends HighlightShapeTool {
  override onEnter(): void {
    this.editor.setStyleForNextShapes(DefaultColorStyle, 'yellow')
  }

  override onExit(): void {
    super.onExit()
    this.editor.setStyleForNextShapes(DefaultColorStyle, 'black')
  }
}
