import type { Editor } from 'tldraw'
import { announce } from '../../ui/browser/announce.ts'
import type { CanvasView } from '../canvas-view-type.ts'
import type { Canvas } from '../create-canvas.ts'
import type { MapCanvasProps } from '../map-canvas-props.ts'
import { isImageShape } from '../projection/image-shapes.ts'
import { isInkShape } from '../projection/ink-shapes.ts'
import { isFigureShape } from '../projection/thing-shapes.ts'
import { selectLinks, selectMoments } from '../selection/selection-store.ts'
import { openThing } from '../tools/PlaceTool.ts'
import type { CanvasAct, CanvasStand, Errand } from './stand.ts'
import { placeThing, selectedInk, walkInk } from './walk-ink.ts'

type Deps = {
  readonly canvas: Canvas
  readonly editor: Editor
  readonly view: CanvasView
  /** What the page around the canvas wants to hear of. */
  readonly facts: () => MapCanvasProps
}

/** What this person has in front of them now. */
function standOn({ canvas, editor }: Deps): CanvasStand {
  const { x, y } = editor.getViewportPageBounds().center
  return {
    states: canvas.layerKeys().flatMap((key) => canvas.projection.layer(key) ?? []),
    selection: canvas.selection.getState(),
    mode: canvas.mode(),
    drawsAround: canvas.drawsAround(),
    tool: editor.getCurrentToolId(),
    isSketching: editor.isIn('sketch'),
    drawn: selectedInk(editor).map((shape) => ({
      id: shape.id,
      x: shape.x,
      y: shape.y,
      canEdit: editor.getShapeUtil(shape).canEdit(shape),
      hasSheet: isFigureShape(shape) || isImageShape(shape),
    })),
    selectedShapes: editor.getSelectedShapeIds().length,
    hasOffer: canvas.offer.get() !== undefined,
    center: { x, y },
  }
}

/** Carries out what a key asked for: the one place where the keyboard writes, moves and speaks on a canvas. */
export function performOnCanvas(
  act: CanvasAct,
  deps: Deps,
): { readonly isTaken: boolean; readonly leaves?: true | undefined } {
  const effects = act(standOn(deps))
  if (!effects) return { isTaken: false }
  const { edits, selection } = deps.canvas
  // What is drawn is added to the moments that are selected, so these come first.
  const addsToSelection = effects.errand?.to === 'select what is drawn, too'
  if (addsToSelection && effects.select) selectMoments(selection, effects.select)
  if (effects.errand && !runErrand(effects.errand, deps)) return { isTaken: false }
  const sentence = effects.edits?.(edits) ?? effects.announce
  if (effects.select && !addsToSelection) selectMoments(selection, effects.select)
  if (effects.selectLinks) selectLinks(selection, effects.selectLinks)
  if (effects.selection) selection.setState(effects.selection)
  if (effects.shows) deps.view.show([effects.shows])
  if (sentence !== undefined) announce(sentence)
  return { isTaken: true, leaves: effects.leaves }
}

/** False where there is nothing of the kind, and others may have the key. */
function runErrand(errand: Errand, { canvas, editor, view, facts }: Deps): boolean {
  switch (errand.to) {
    case 'choose':
      editor.setCurrentTool(errand.tool)
      return true
    case 'erase in the sketch':
      canvas.openSketch.update((sheet) => sheet && { ...sheet, erases: errand.erases })
      return true
    case 'sketch':
      return view.sketch(errand.in)
    case 'walk along what is drawn':
      walkInk(editor, view, errand.by)
      return true
    case 'select what is drawn, too':
      editor.select(...editor.getSelectedShapes(), ...editor.getCurrentPageShapes().filter((one) => isInkShape(one)))
      return true
    case 'place':
      placeThing(editor, view, canvas.edits, errand.thing)
      return true
    case 'write on': {
      const shape = editor.getCurrentPageShapes().find(({ id }) => id === errand.thing)
      if (shape) openThing(editor, shape.id)
      return true
    }
    case 'remove what is selected':
      editor.deleteShapes(editor.getSelectedShapeIds())
      return true
    case 'nudge what is selected':
      editor.nudgeShapes(editor.getSelectedShapeIds(), errand.by)
      return true
    case 'zoom':
      zoom(errand.how, editor, view)
      return true
    case 'tidy':
      view.tidy(errand.moments)
      return true
    case 'arrange':
      view.arrange(errand.moments, errand.how)
      return true
    case 'take the offer':
      return canvas.takeOffer()
    case 'write what a hand still holds':
      if (!view.hand.isBusy()) canvas.projection.endGesture()
      return true
    case 'open':
      facts().onOpen?.(errand.moment)
      return true
    case 'help':
      facts().onHelp?.()
      return true
    case 'search':
      facts().onSearch?.()
      return true
    case 'feelings':
      facts().onFeelings?.()
      return true
    case 'image':
      facts().onImage?.()
      return true
    case 'overview': {
      const { onOverview } = facts()
      onOverview?.()
      return onOverview !== undefined
    }
  }
}

function zoom(how: Extract<Errand, { readonly to: 'zoom' }>['how'], editor: Editor, view: CanvasView): void {
  if (how === 'in') editor.zoomIn()
  else if (how === 'out') editor.zoomOut()
  else if (how === 'full size') editor.resetZoom()
  else if (how === 'fit') view.zoomToFit({ animate: true })
  else view.zoomTo(how)
}
