import type { TLPageId, TLShapeId, TLStore } from 'tldraw'
import { type InkRecord, readInk } from '#shared/documents/ink-document.ts'
import { formatDocumentName } from '#shared/protocol/document-names.ts'
import type { LayerState } from '../layer-state.ts'
import type { MapLayer } from '../layers.ts'
import { createStepDrawing } from './draw-in-steps.ts'
import { drawsInk } from './draws-ink.ts'
import { inkToShape } from './ink-shapes.ts'
import { createProjector, isShown, type ProjectedShape } from './project-map.ts'
import { applyShapes, type ShapeRecord, toRecord } from './put-shapes.ts'
import { chaptersOf, readLayerState } from './read-layer-state.ts'
import { isThingShape } from './thing-shapes.ts'
import { type WatchedMap, watchMap } from './watch-map.ts'

/**
 * Keeps tldraw's store a picture of the documents: document changed → project → put what differs, as a remote change.
 * The way back is `gestures/gesture-writer.ts`.
 *
 *   B1  No echo: what is put here are remote changes to tldraw, and only its user's changes are written into documents.
 *   B2  After each edit the document is projected again, so that what it refused snaps back.
 *   B3  What a gesture is holding is not moved by the document; when it ends, its place is the last word.
 *   B4  One gesture is one undo step.
 *   B5  What others do is drawn with the next frame, however many edits came for it; what this person does, at once.
 *   B6  A record that tldraw does not accept is left out; all others are drawn.
 */
export type MapProjection = {
  setLayers(layers: readonly MapLayer[]): void
  layer(key: string): LayerState | undefined
  layers(): readonly LayerState[]
  /** Draws a layer's moments and links as the document has them, whatever stands on the canvas (B2). */
  showAgain(key: string): void
  /** The same for what is drawn around them. */
  showInkAgain(key: string): void
  /** The key of the layer in whose document this stroke, sticky or figure is. */
  ownerOfInk(id: string): string | undefined
  close(): void
}

export type ProjectionDeps = {
  readonly store: TLStore
  readonly pageId: TLPageId
  /** Calls back a little later, and returns the way to call it off. */
  readonly later: (callback: () => void, ms: number) => () => void
  /** Calls back when the screen is about to be drawn, and returns the way to call it off. */
  readonly nextFrame: (callback: () => void) => () => void
  /** Whether a gesture that goes on has the shape, so that its place is not the document's to say (B3). */
  readonly isHeld: (id: TLShapeId) => boolean
  /** Whether what was done to the shape is newer than its document. */
  readonly isNewer: (id: TLShapeId) => boolean
}

type BoundLayer = {
  layer: MapLayer
  state: LayerState
  readonly watched: WatchedMap
  readonly project: ReturnType<typeof createProjector>
  shown: Map<TLShapeId, ProjectedShape>
  ink: Map<string, InkRecord>
}

/** Shapes that can be drawn in one task without anybody noticing: beside what else a page does then, and by itself. */
const steps = { beside: 24, alone: 240 }

export function createMapProjection(deps: ProjectionDeps): MapProjection {
  const { store, pageId, later, nextFrame, isHeld, isNewer } = deps
  const bound = new Map<string, BoundLayer>()
  const drawing = createStepDrawing(store, later)
  /** Layers in which others did something that is not drawn yet, and whether it was done to their ink. */
  const behind = new Map<BoundLayer, { ink: boolean }>()
  let cancelFrame: (() => void) | undefined

  function bind(layer: MapLayer): void {
    const watched = watchMap(layer.document.doc, (change) => {
      const into = bound.get(layer.key)
      if (!into) return
      if (change.isRemote) {
        behind.set(into, { ink: change.ink || behind.get(into)?.ink === true })
        cancelFrame ??= nextFrame(catchUp)
        return
      }
      show(into)
      if (change.ink) showInk(into)
    })
    const into: BoundLayer = {
      layer,
      state: readLayerState(layer, watched),
      watched,
      project: createProjector(),
      shown: new Map(),
      ink: new Map(),
    }
    bound.set(layer.key, into)
    show(into)
    showInk(into)
  }

  /** Draws what others have done since the last frame: one change of the store for all of it. */
  function catchUp(): void {
    cancelFrame = undefined
    const layers = [...behind]
    behind.clear()
    store.mergeRemoteChanges(() => {
      for (const [into, { ink }] of layers) {
        if (bound.get(into.layer.key) !== into) continue
        show(into)
        if (ink) showInk(into)
      }
    })
  }

  function show(into: BoundLayer, isForced = false): void {
    into.state = readLayerState(into.layer, into.watched, into.state)
    const { layer, state } = into
    const isOpening = into.shown.size === 0
    const wanted = new Map<TLShapeId, ProjectedShape>()
    const put: ShapeRecord[] = []
    for (const shape of into.project(layer, state.moments, state.links, state.places, chaptersOf(state))) {
      wanted.set(shape.id, shape)
      if (!isForced && into.shown.get(shape.id) === shape) continue
      const record = store.get(shape.id)
      const target = record && isHeld(shape.id) ? { ...shape, x: record.x, y: record.y } : shape
      if (!isShown(target, record)) put.push(toRecord(target, pageId))
    }
    const gone = [...into.shown.keys()].filter((id) => !wanted.has(id))
    into.shown = wanted
    // A map that opens is drawn whole, as it is then brought into view.
    const size = layer.inSteps === true ? steps.beside : isOpening ? Number.POSITIVE_INFINITY : steps.alone
    drawing.draw(put, gone, size)
  }

  function showInk(into: BoundLayer, isForced = false): void {
    if (!drawsInk(into.layer)) return
    const wanted = new Map<string, InkRecord>()
    const put: ShapeRecord[] = []
    const document = formatDocumentName(into.layer.document.name)
    for (const record of readInk(into.layer.document.doc)) {
      const shape = inkToShape(record, { parentId: pageId, offset: into.layer.offset, document }, into.layer.readOnly)
      if (!shape) continue
      wanted.set(record.id, record)
      // A stroke that is being moved, and words that are being typed, are newer than the document.
      if (isNewer(record.id as TLShapeId)) continue
      if (isForced || !isSameInk(into.ink.get(record.id), record) || !store.has(record.id as TLShapeId)) put.push(shape)
    }
    const gone = [...into.ink.keys()].filter((id) => !wanted.has(id)) as TLShapeId[]
    into.ink = wanted
    applyShapes(
      store,
      put,
      gone.filter((id) => !isNewer(id)),
    )
  }

  function unbind(into: BoundLayer): void {
    into.watched.close()
    bound.delete(into.layer.key)
    applyShapes(store, [], [...into.shown.keys(), ...(into.ink.keys() as Iterable<TLShapeId>)])
  }

  function changeLayers(layers: readonly MapLayer[]): void {
    const keys = new Set(layers.map((layer) => layer.key))
    for (const into of bound.values()) {
      const next = layers.find((layer) => layer.key === into.layer.key)
      if (!keys.has(into.layer.key) || next?.document !== into.layer.document) unbind(into)
    }
    for (const layer of layers) {
      const into = bound.get(layer.key)
      if (!into) bind(layer)
      else if (into.layer !== layer) {
        const isMoved = into.layer.offset.x !== layer.offset.x || into.layer.offset.y !== layer.offset.y
        into.layer = layer
        show(into)
        if (isMoved) showInk(into, true)
      }
    }
  }

  /** What is asked for is what the document says, though it may not be drawn yet. */
  function stateOf(into: BoundLayer): LayerState {
    if (behind.has(into)) into.state = readLayerState(into.layer, into.watched, into.state)
    return into.state
  }

  return {
    setLayers(layers) {
      // One change of the store, however many layers differ: all that listens to it runs once.
      store.mergeRemoteChanges(() => changeLayers(layers))
    },
    layer(key) {
      const into = bound.get(key)
      return into && stateOf(into)
    },
    layers: () => [...bound.values()].map(stateOf),
    showAgain(key) {
      const into = bound.get(key)
      if (into) show(into, true)
    },
    showInkAgain(key) {
      const into = bound.get(key)
      if (into) showInk(into, true)
    },
    ownerOfInk(id) {
      for (const { ink, layer } of bound.values()) if (ink.has(id)) return layer.key
      return undefined
    },
    close() {
      cancelFrame?.()
      drawing.close()
      for (const into of bound.values()) into.watched.close()
      bound.clear()
    },
  }
}

/** A stroke is one object in its document; a sticky is put together from its facts each time. */
function isSameInk(before: InkRecord | undefined, record: InkRecord): boolean {
  return before === record || (isThingShape(record) && JSON.stringify(before) === JSON.stringify(record))
}
