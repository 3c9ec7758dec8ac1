import type { CanvasTool } from '../canvas-view-type.ts'
import { canvasWords } from '../messages.ts'
import { type CanvasAct, type PagePart, type PlacedByKey, stateWith, whileDrawing, write } from './stand.ts'

// Tools, the view, and what opens beside the canvas.

const inkTools: ReadonlySet<CanvasTool> = new Set(['draw', 'highlight', 'eraser', 'text', 'sticky', 'figure'])

export function isPlacedByKey(tool: string): tool is PlacedByKey {
  return tool === 'sticky' || tool === 'figure' || tool === 'moment' || tool === 'text'
}

/** Takes a tool, where it is of use; on the sheet inside a moment the eraser and the pen are those of the sheet. */
export function choose(tool: CanvasTool): CanvasAct {
  return ({ mode, drawsAround, isSketching }) => {
    if (mode === 'look' && tool !== 'select' && tool !== 'hand') return undefined
    if (mode === 'arrange' && inkTools.has(tool) && !drawsAround) return undefined
    if (isSketching && (tool === 'eraser' || tool === 'draw'))
      return { errand: { to: 'erase in the sketch', erases: tool === 'eraser' } }
    return {
      errand: { to: 'choose', tool },
      ...(isPlacedByKey(tool) ? { announce: canvasWords.placeByKey } : {}),
    }
  }
}

export const sketch: CanvasAct = ({ selection }) => {
  const [moment] = selection.moments
  return moment && { errand: { to: 'sketch', in: moment } }
}

export function walkInk(by: 1 | -1): CanvasAct {
  return () => ({ errand: { to: 'walk along what is drawn', by } })
}

/** What a hand has just removed is noted and not yet written: that is what is meant. */
export const undo: CanvasAct = () => ({
  errand: { to: 'write what a hand still holds' },
  ...write((edits) => edits.undo()),
})

export const redo: CanvasAct = () => write((edits) => edits.redo())

export function zoom(how: 'in' | 'out' | 'full size' | 'fit'): CanvasAct {
  return () => ({ errand: { to: 'zoom', how } })
}

export const fitSelection: CanvasAct = ({ states, selection: { moments } }) => {
  if (moments.length === 0) return undefined
  const how = moments.flatMap((momentId) => {
    const state = stateWith(states, momentId)
    return state ? [{ layerKey: state.layer.key, momentId }] : []
  })
  return { errand: { to: 'zoom', how } }
}

export function opens(to: PagePart): CanvasAct {
  return () => ({ errand: { to } })
}

export const image = whileDrawing(() => ({ errand: { to: 'image' } }))

/** The way out of the canvas. */
export const leave: CanvasAct = () => ({ leaves: true })
