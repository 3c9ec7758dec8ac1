import { type atom, EraserTool, HandTool, TextShapeTool, TextShapeUtil } from 'tldraw'
import type { MomentId } from '#shared/model/ids.ts'
import { mintId } from '../sync/new-id.ts'
import type { CanvasLayers } from './canvas-layers.ts'
import type { CanvasEdits } from './editing/canvas-edits.ts'
import type { MapCanvasProps } from './map-canvas-props.ts'
import { FigureShapeUtil } from './shapes/FigureShapeUtil.tsx'
import { ImageShapeUtil } from './shapes/ImageShapeUtil.tsx'
import { LinkShapeUtil } from './shapes/LinkShapeUtil.tsx'
import { MomentShapeUtil } from './shapes/MomentShapeUtil.tsx'
import { StickyShapeUtil } from './shapes/StickyShapeUtil.tsx'
import { MarkerShapeUtil, PenShapeUtil } from './shapes/strokes.ts'
import { createArrowTool } from './tools/ArrowTool.ts'
import { MarkerTool, PenTool } from './tools/PenTool.ts'
import { createPlaceTool } from './tools/PlaceTool.ts'
import { createSelectTool } from './tools/SelectMoments.ts'
import { createSketchTool, type OpenSketch } from './tools/SketchTool.ts'
import type { LinkDraft, ToolActions } from './tools/tool-actions.ts'

export const shapeUtils = [
  MomentShapeUtil,
  LinkShapeUtil,
  PenShapeUtil,
  MarkerShapeUtil,
  TextShapeUtil,
  StickyShapeUtil,
  FigureShapeUtil,
  ImageShapeUtil,
] as const

type Deps = {
  readonly edits: CanvasEdits
  readonly projection: CanvasLayers
  readonly layerKeys: () => readonly string[]
  readonly facts: () => Pick<MapCanvasProps, 'mode' | 'drawsAround' | 'onOpen'>
  readonly draft: ReturnType<typeof atom<LinkDraft | undefined>>
  readonly openSketch: ReturnType<typeof atom<OpenSketch | undefined>>
}

/** The tools of a canvas, and what each of them may do here. */
export function createCanvasTools({ edits, projection, layerKeys, facts, draft, openSketch }: Deps) {
  const sketchOf = (id: MomentId) =>
    layerKeys()
      .flatMap((key) => projection.layer(key)?.moments ?? [])
      .find((moment) => moment.id === id)?.sketch
  const actions: ToolActions = {
    canEdit: ({ props }) =>
      facts().mode !== 'look' &&
      !props.readOnly &&
      projection.layer(props.layerKey)?.layer.document.status.getState().writable === true,
    open: ({ props }) => facts().onOpen?.({ layerKey: props.layerKey, momentId: props.momentId }),
    addAt(point) {
      if (facts().mode !== 'look') edits.addAt(point)
    },
    addThing: (type, point) =>
      facts().mode === 'draw' || facts().drawsAround ? edits.addThing(type, point) : undefined,
    link: (from, to) => edits.link(from.props.momentId, to.props.momentId),
    addLinkedAt: (from, point) => edits.addLinkedAt(from.props.momentId, point),
    draft: (link) => void draft.set(link),
  }
  return [
    createSelectTool(actions),
    createPlaceTool('moment', actions),
    createPlaceTool('sticky', actions),
    createPlaceTool('figure', actions),
    createArrowTool(actions),
    HandTool,
    PenTool,
    MarkerTool,
    EraserTool,
    TextShapeTool,
    createSketchTool(openSketch, {
      sketchOf,
      draw: (id, stroke) => edits.drawSketch(id, { add: [stroke] }),
      erase: (id, strokes) => edits.drawSketch(id, { remove: strokes }),
      newStrokeId: mintId,
    }),
  ]
}
