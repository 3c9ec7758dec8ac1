import type { Editor } from 'tldraw'
import type { MomentId } from '#shared/model/ids.ts'
import { announce } from '../../ui/browser/announce.ts'
import { nearestMoment, type PlacedByKey, placeThing, selectedInk, walkInk } from './walk-ink.ts'
import { openThing } from '../tools/PlaceTool.ts'
import { describeLink, describeMoment } from '../describe-moment.ts'
import type { CanvasEdits } from '../editing/canvas-edits.ts'
import type { CanvasCommand } from '../editing/canvas-keys.ts'
import { firstOf, lastOf, linkBeside, walkFrom } from '../editing/walk-flow.ts'
import type { CanvasMode } from '../map-canvas-props.ts'
import type { CanvasTool, CanvasView } from '../canvas-view-type.ts'
import type { MomentRef } from '../layers.ts'
import { canvasWords } from '../messages.ts'
import { isImageShape } from '../projection/image-shapes.ts'
import { isInkShape } from '../projection/ink-shapes.ts'
import type { LayerState } from '../layer-state.ts'
import type { CanvasLayers } from '../canvas-layers.ts'
import { isFigureShape } from '../projection/thing-shapes.ts'
import {
  editMoment,
  openDetails,
  selectLinks,
  selectMoments,
  type SelectionStore,
} from '../selection/selection-store.ts'

type Deps = {
  readonly editor: Editor
  readonly view: CanvasView
  readonly projection: CanvasLayers
  readonly edits: CanvasEdits
  readonly selection: SelectionStore
  readonly keys: () => readonly string[]
  readonly mode: () => CanvasMode
  readonly drawsAround: () => boolean
  readonly pickLink: (from: MomentId) => void
  /** Makes what is offered for a stroke; false where nothing is. */
  readonly takeOffer: () => boolean
  /** On the open sheet: the eraser, or the pen again. */
  readonly eraseSketch: (erases: boolean) => void
  readonly onOpen: (moment: MomentRef) => void
  readonly onHelp: () => void
  readonly onSearch: () => void
  readonly onFeelings: () => void
  readonly onImage: () => void
  /** False where there is nothing of the kind. */
  readonly onOverview: () => boolean
}

const inkTools: ReadonlySet<CanvasTool> = new Set(['draw', 'highlight', 'eraser', 'text', 'sticky', 'figure'])

/** Carries out what a key asked for; false where it means nothing just now, so that others may have the key. */
export function runCommand(command: CanvasCommand, deps: Deps): boolean {
  const { editor, view, projection, edits, selection } = deps
  const { moments, links } = selection.getState()
  const [moment] = moments
  const [link] = links
  const states = deps.keys().flatMap((key) => projection.layer(key) ?? [])
  const stateOf = (id: MomentId) => states.find((state) => state.places.has(id))
  const isLooking = deps.mode() === 'look'
  // Where several put one map together, letters mean what merging says they mean.
  const isDrawing = deps.mode() === 'draw'

  function goTo(state: LayerState, id: MomentId | undefined): void {
    const target = state.moments.find((other) => other.id === id)
    if (!target) return announce(canvasWords.nothingThere)
    selectMoments(selection, [target.id])
    view.show([{ layerKey: state.layer.key, momentId: target.id }])
    announce(describeMoment(target, state))
  }

  function goToEnd(end: typeof firstOf): boolean {
    const state = (moment && stateOf(moment)) ?? states.find((state) => state.moments.length > 0)
    if (state) goTo(state, end(state))
    return state !== undefined
  }

  switch (command.do) {
    case 'leave':
      return true
    case 'tool':
      if (isLooking && command.tool !== 'select' && command.tool !== 'hand') return false
      if (deps.mode() === 'arrange' && inkTools.has(command.tool) && !deps.drawsAround()) return false
      if (editor.isIn('sketch') && (command.tool === 'eraser' || command.tool === 'draw')) {
        deps.eraseSketch(command.tool === 'eraser')
        return true
      }
      editor.setCurrentTool(command.tool)
      if (isPlacedByKey(command.tool)) announce(canvasWords.placeByKey)
      return true
    case 'sketch':
      return moment ? view.sketch(moment) : false
    case 'walkInk':
      walkInk(editor, view, command.by)
      return true
    case 'undo':
      // What a hand has just removed is noted and not yet written: that is what is meant.
      if (!view.hand.isBusy()) projection.endGesture()
      edits.undo()
      return true
    case 'redo':
      edits.redo()
      return true
    case 'walk': {
      if (link) {
        const state = states.find((state) => state.links.some((other) => other.id === link))
        const drawn = state?.links.find((other) => other.id === link)
        if (state && drawn)
          goTo(state, command.direction === 'left' || command.direction === 'up' ? drawn.from : drawn.to)
        return true
      }
      const [drawn] = selectedInk(editor)
      const near = drawn && nearestMoment(states, drawn)
      if (near) {
        goTo(near.state, near.id)
        return true
      }
      if (!moment) return goToEnd(firstOf)
      const state = stateOf(moment)
      if (state) goTo(state, walkFrom(state, moment, command.direction))
      return true
    }
    case 'walkLinks': {
      const state = moment ? stateOf(moment) : states.find((state) => state.links.some((other) => other.id === link))
      const from = moment ?? endOf(state, link, command.way)
      if (!state || !from) return false
      const next = linkBeside(state.links, from, command.way, link)
      const drawn = state.links.find((other) => other.id === next)
      if (!drawn) announce(canvasWords.nothingThere)
      else {
        selectLinks(selection, [drawn.id])
        announce(describeLink(drawn, state.moments))
      }
      return true
    }
    case 'first':
      return goToEnd(firstOf)
    case 'last':
      return goToEnd(lastOf)
    case 'selectAll':
      selectMoments(
        selection,
        states.filter((state) => !state.layer.readOnly).flatMap((state) => state.moments.map(({ id }) => id)),
      )
      if (isDrawing)
        editor.select(...editor.getSelectedShapes(), ...editor.getCurrentPageShapes().filter((one) => isInkShape(one)))
      return true
    case 'edit': {
      if (deps.takeOffer()) return true
      const tool = editor.getCurrentToolId()
      if (isPlacedByKey(tool)) {
        placeThing(editor, view, edits, tool)
        return true
      }
      const [drawn] = selectedInk(editor)
      if (drawn && !isLooking) {
        if (editor.getShapeUtil(drawn).canEdit(drawn)) openThing(editor, drawn.id)
        else openDetails(selection, true)
        return true
      }
      const state = moment && stateOf(moment)
      if (!state) return link ? false : isLooking ? goToEnd(firstOf) : (edits.begin(), goToEnd(firstOf))
      if (state.layer.readOnly || isLooking) deps.onOpen({ layerKey: state.layer.key, momentId: moment })
      else editMoment(selection, moment)
      return true
    }
    case 'next':
      if (isLooking) return false
      if (moment) edits.addNext(moment)
      else if (link && isDrawing) edits.addBetween(link)
      else if (states.every((state) => state.moments.length === 0)) edits.begin()
      else {
        const { x, y } = editor.getViewportPageBounds().center
        edits.addAt({ x, y })
      }
      return true
    case 'branch':
      if (isLooking || !moment) return false
      edits.addBranch(moment)
      return true
    case 'pickLink':
      if (isLooking || !moment) return false
      deps.pickLink(moment)
      return true
    case 'details': {
      const [drawn] = moment || link ? [] : selectedInk(editor)
      if (!moment && !link && !drawn) return false
      // What has words and no sheet opens its words; a stroke has neither.
      if (drawn && !isFigureShape(drawn) && !isImageShape(drawn)) {
        if (isLooking || !editor.getShapeUtil(drawn).canEdit(drawn)) return false
        openThing(editor, drawn.id)
        return true
      }
      openDetails(selection, !selection.getState().details)
      return true
    }
    case 'remove': {
      if (isLooking) return false
      const strokes = editor.getSelectedShapeIds().length - moments.length - links.length
      if (strokes > 0) editor.deleteShapes(editor.getSelectedShapeIds())
      else removeAndStay(deps, moments)
      return true
    }
    case 'nudge':
      if (isLooking) return false
      if (selectedInk(editor).length > 0) {
        editor.nudgeShapes(editor.getSelectedShapeIds(), { x: command.x, y: command.y })
        return true
      }
      if (moments.length === 0) return false
      edits.nudge(moments, { x: command.x, y: command.y })
      return true
    case 'fit':
      view.zoomToFit({ animate: true })
      return true
    case 'fitSelection':
      if (moments.length === 0) return false
      view.zoomTo(states.flatMap((state) => refsIn(state, moments)))
      return true
    case 'tidy':
      if (isLooking) return false
      view.tidy(moments)
      return true
    case 'arrange':
      if (isLooking || moments.length < 2) return false
      view.arrange(moments, command.how)
      return true
    case 'join':
      if (!isDrawing || !moment) return false
      edits.join(moments)
      return true
    case 'turn':
      if (!isDrawing || !link) return false
      edits.turn(link)
      return true
    case 'group':
    case 'ungroup':
      if (!isDrawing || moments.length < (command.do === 'group' ? 2 : 1)) return false
      edits[command.do](moments)
      announce(command.do === 'group' ? canvasWords.grouped(moments.length) : canvasWords.ungrouped)
      return true
    case 'lock': {
      const done = isDrawing ? edits.toggleLock(moments) : undefined
      if (!done) return false
      announce(done === 'locked' ? canvasWords.lockedNow : canvasWords.unlockedNow)
      return true
    }
    case 'chapter':
      if (!isDrawing || !moment) return false
      openDetails(selection, 'chapter')
      return true
    case 'overview':
      return deps.onOverview()
    case 'search':
      deps.onSearch()
      return true
    case 'image':
      if (deps.mode() !== 'draw') return false
      deps.onImage()
      return true
    case 'feelings':
      deps.onFeelings()
      return true
    case 'fullSize':
      editor.resetZoom()
      return true
    case 'zoomIn':
      editor.zoomIn()
      return true
    case 'zoomOut':
      editor.zoomOut()
      return true
    case 'help':
      deps.onHelp()
      return true
  }
}

function isPlacedByKey(tool: string): tool is PlacedByKey {
  return tool === 'sticky' || tool === 'figure' || tool === 'moment' || tool === 'text'
}

function refsIn({ layer, places }: LayerState, moments: readonly MomentId[]): readonly MomentRef[] {
  return moments.flatMap((momentId) => (places.has(momentId) ? [{ layerKey: layer.key, momentId }] : []))
}

/** Removes what is selected, and goes to the moment before it, so that the keyboard never stands nowhere. */
function removeAndStay({ projection, keys, edits, selection }: Deps, moments: readonly MomentId[]): void {
  const { links } = selection.getState()
  const removed = new Set(moments)
  let stay: MomentId | undefined
  for (const key of keys())
    for (const link of projection.layer(key)?.links ?? []) {
      if (removed.has(link.to) && !removed.has(link.from)) stay ??= link.from
      if (links.includes(link.id)) stay ??= link.from
    }
  edits.remove(moments, links)
  selectMoments(selection, stay ? [stay] : [])
  announce(canvasWords.removed(moments.length + links.length))
}

function endOf(state: LayerState | undefined, link: string | undefined, way: 'out' | 'in'): MomentId | undefined {
  const drawn = state?.links.find((other) => other.id === link)
  return way === 'out' ? drawn?.from : drawn?.to
}
