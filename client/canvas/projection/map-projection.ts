import type { TLPageId, TLShape, TLShapeId, TLStore } from 'tldraw'
import { changeThing, type InkRecord, readInk, writeInk } from '#shared/documents/ink-document.ts'
import { changeMoment } from '#shared/documents/map-document.ts'
import { act, localOrigin, type Origin, typingOrigin } from '#shared/documents/transact.ts'
import { chapterByMoment } from '#shared/layout/chapters.ts'
import { outlineOf } from '#shared/layout/outline-order.ts'
import { momentsById } from '#shared/model/experience-map.ts'
import type { LinkId, MomentId } from '#shared/model/ids.ts'
import type { Link } from '#shared/model/link.ts'
import type { Moment, Place } from '#shared/model/moment.ts'
import { formatDocumentName } from '#shared/protocol/document-names.ts'
import { pinPlaces, unlocked } from '../editing/layer-facts.ts'
import type { MapLayer } from '../layers.ts'
import { inkToShape, isInkShape, shapeToInk } from './ink-shapes.ts'
import { measureCard } from './measure-card.ts'
import { placeMoments } from './place-moments.ts'
import { createProjector, isShown, type ProjectedShape } from './project-map.ts'
import { applyShapes, type ShapeRecord, toRecord } from './put-shapes.ts'
import { isLinkShape, isMomentShape } from './shape-types.ts'
import { handled, isThingShape } from './thing-shapes.ts'
import { type WatchedMap, watchMap } from './watch-map.ts'

/**
 * Keeps tldraw's store a picture of the documents, and turns what a hand did on it into edits of them.
 *
 *   document changed → project → put what differs, as a remote change
 *   hand moved, drew or erased → noted → (end of the gesture, or every 50 ms of it) → typed edit → document
 *
 *   B1  No echo: our own puts are remote changes to tldraw, and only its user's changes come back here.
 *   B2  After each edit the document is projected again, so that what it refused snaps back.
 *   B3  What a hand is holding is not moved by the document; when it lets go, its place is the last word.
 *   B4  One gesture is one undo step.
 *   B5  What others do is drawn with the next frame, however many edits came for it; what this person does, at once.
 *   B6  A record that tldraw does not accept is left out; all others are drawn.
 */
export type MapProjection = {
  setLayers(layers: readonly MapLayer[]): void
  layer(key: string): LayerState | undefined
  /** The hand let go: what it did is written down now. */
  endGesture(): void
  close(): void
}

/** What a layer shows just now. */
export type LayerState = {
  readonly layer: MapLayer
  readonly moments: readonly Moment[]
  readonly links: readonly Link[]
  readonly places: ReadonlyMap<MomentId, Place>
}

export type Gesture = 'none' | 'pointer' | 'typing'

export type ProjectionDeps = {
  readonly store: TLStore
  readonly pageId: TLPageId
  /** What the hand is doing. */
  readonly gesture: () => Gesture
  /** Calls back a little later, and returns the way to call it off. */
  readonly later: (callback: () => void, ms: number) => () => void
  /** Calls back when the screen is about to be drawn, and returns the way to call it off. */
  readonly nextFrame: (callback: () => void) => () => void
  readonly onRemove: (layer: LayerState, moments: readonly MomentId[], links: readonly LinkId[]) => void
}

type BoundLayer = {
  layer: MapLayer
  state: LayerState
  readonly watched: WatchedMap
  readonly project: ReturnType<typeof createProjector>
  shown: Map<TLShapeId, ProjectedShape>
  ink: Map<string, InkRecord>
}

const dragIntervalMs = 50
const typingIntervalMs = 400
/** Shapes that can be drawn in one task without anybody noticing: beside what else a page does then, and by itself. */
const steps = { beside: 24, alone: 240 }

export function createMapProjection(deps: ProjectionDeps): MapProjection {
  const { store, pageId, gesture, later, nextFrame, onRemove } = deps
  const bound = new Map<string, BoundLayer>()
  const touched = new Set<TLShapeId>()
  const removed = new Map<TLShapeId, TLShape>()
  const held = new Set<TLShapeId>()
  /** Shapes of layers that are drawn in steps, which the store does not have yet. */
  const waiting = new Map<unknown, ShapeRecord>()
  /** Layers in which others did something that is not drawn yet, and whether it was done to their ink. */
  const behind = new Map<BoundLayer, { ink: boolean }>()
  let cancelFrame: (() => void) | undefined
  let cancelStep: (() => void) | undefined
  let cancelWrite: (() => void) | undefined
  let isGathering = false

  const stopAfterCreate = store.sideEffects.registerAfterCreateHandler('shape', (shape, source) => {
    if (source === 'user') note(shape)
  })
  const stopAfterChange = store.sideEffects.registerAfterChangeHandler('shape', (before, shape, source) => {
    if (source === 'user' && before !== shape) note(shape)
  })
  const stopAfterDelete = store.sideEffects.registerAfterDeleteHandler('shape', (shape, source) => {
    if (source !== 'user') return
    touched.delete(shape.id)
    removed.set(shape.id, shape)
    schedule()
  })

  function note(shape: TLShape): void {
    removed.delete(shape.id)
    touched.add(shape.id)
    if (gesture() === 'pointer') held.add(shape.id)
    schedule()
  }

  function schedule(): void {
    if (cancelWrite) return
    const now = gesture()
    cancelWrite = later(write, now === 'pointer' ? dragIntervalMs : now === 'typing' ? typingIntervalMs : 0)
  }

  /** Writes down what the hand did since the last time. Strokes wait for the end of the gesture. */
  function write(): void {
    cancelWrite?.()
    cancelWrite = undefined
    const now = gesture()
    const isHeld = now === 'pointer'
    if (isHeld && !isGathering && [...touched].some((id) => isMomentShape(store.get(id)))) gather(true)
    const moves = new Map<BoundLayer, Map<MomentId, Place>>()
    const ink: TLShape[] = []
    for (const id of touched) {
      const shape = store.get(id)
      if (!shape) touched.delete(id)
      else if (isMomentShape(shape)) {
        touched.delete(id)
        const into = bound.get(shape.props.layerKey)
        if (!into) continue
        const places = moves.get(into) ?? new Map<MomentId, Place>()
        places.set(shape.props.momentId, { x: shape.x - into.layer.offset.x, y: shape.y - into.layer.offset.y })
        moves.set(into, places)
      } else if (isLinkShape(shape)) {
        touched.delete(id)
        const into = bound.get(shape.props.layerKey)
        if (into && !moves.has(into)) moves.set(into, new Map())
      } else if (!isHeld) {
        touched.delete(id)
        if (isInkShape(shape)) ink.push(shape)
      }
    }
    for (const [into, places] of moves) writePlaces(into, places, isHeld || isGathering ? typingOrigin : localOrigin)
    if (!isHeld) {
      const gone = [...removed.values()]
      removed.clear()
      writeRemovals(gone)
      writeStrokes(ink, gone, now === 'typing' ? typingOrigin : localOrigin)
    }
  }

  function writePlaces(into: BoundLayer, places: ReadonlyMap<MomentId, Place>, origin: Origin): void {
    const { layer, state } = into
    if (!layer.readOnly && !layer.keepsPlaces && places.size > 0) {
      const { doc } = layer.document
      act(
        doc,
        () => {
          pinPlaces(state, origin, places)
          for (const id of unlocked(state, [...places.keys()])) {
            const place = places.get(id)
            if (place) changeMoment(doc, id, { place }, origin)
          }
        },
        origin,
      )
    }
    show(into, true)
  }

  function writeRemovals(gone: readonly TLShape[]): void {
    for (const into of bound.values()) {
      const moments: MomentId[] = []
      const links: LinkId[] = []
      for (const shape of gone) {
        if (isMomentShape(shape) && shape.props.layerKey === into.layer.key) moments.push(shape.props.momentId)
        if (isLinkShape(shape) && shape.props.layerKey === into.layer.key) links.push(shape.props.linkId)
      }
      if (moments.length === 0 && links.length === 0) continue
      if (!into.layer.readOnly) onRemove(into.state, moments, links)
      show(into, true)
    }
  }

  function writeStrokes(strokes: readonly TLShape[], gone: readonly TLShape[], origin: Origin): void {
    const home = [...bound.values()].find(({ layer }) => !layer.readOnly && drawsInk(layer))
    for (const into of bound.values()) {
      const isOurs = (shape: TLShape) => into.ink.has(shape.id)
      const isNew = (shape: TLShape) => into === home && ![...bound.values()].some(({ ink }) => ink.has(shape.id))
      const put = strokes.filter((shape) => isOurs(shape) || isNew(shape))
      const lost = gone.filter(isOurs).map((shape) => shape.id)
      if (put.length === 0 && lost.length === 0) continue
      if (!into.layer.readOnly) {
        const { offset, document } = into.layer
        act(
          document.doc,
          () => {
            // Stickies and figures are made and written by `CanvasEdits`; a hand moves and sizes them, and no more is written.
            for (const shape of put)
              if (isThingShape(shape)) changeThing(document.doc, shape.id, handled(shape, offset), origin)
            const strokes = put.filter((shape) => !isThingShape(shape)).map((shape) => shapeToInk(shape, offset))
            if (strokes.length > 0 || lost.length > 0) writeInk(document.doc, strokes, lost, origin)
          },
          origin,
        )
      }
      showInk(into, true)
    }
  }

  function gather(on: boolean): void {
    isGathering = on
    for (const { layer } of bound.values()) {
      if (layer.readOnly) continue
      if (on) layer.document.undo.gather()
      else layer.document.undo.endStep()
    }
  }

  function bind(layer: MapLayer): BoundLayer {
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
      state: stateOf(layer, watched),
      watched,
      project: createProjector(),
      shown: new Map(),
      ink: new Map(),
    }
    bound.set(layer.key, into)
    show(into)
    showInk(into)
    return into
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
    into.state = stateOf(into.layer, into.watched, into.state)
    const { layer, state } = into
    const isOpening = into.shown.size === 0
    const wanted = new Map<TLShapeId, ProjectedShape>()
    const put: ShapeRecord[] = []
    for (const shape of into.project(layer, state.moments, state.links, state.places, chaptersOf(state))) {
      wanted.set(shape.id, shape)
      if (!isForced && into.shown.get(shape.id) === shape) continue
      const record = store.get(shape.id)
      const isHeld = record && held.has(shape.id) && gesture() === 'pointer'
      const target = isHeld ? { ...shape, x: record.x, y: record.y } : shape
      if (!isShown(target, record)) put.push(toRecord(target, pageId))
    }
    const gone = [...into.shown.keys()].filter((id) => !wanted.has(id))
    into.shown = wanted
    // A map that opens is drawn whole, as it is then brought into view.
    const size = layer.inSteps === true ? steps.beside : isOpening ? Number.POSITIVE_INFINITY : steps.alone
    draw(put, gone, size)
  }

  /** In steps: the first few now, the others in tasks of their own, so that nothing waits for all of them. */
  function draw(put: readonly ShapeRecord[], gone: readonly TLShapeId[], size: number): void {
    for (const id of gone) waiting.delete(id)
    for (const record of put) waiting.delete(record.id)
    applyShapes(store, put.slice(0, size), gone)
    for (const record of put.slice(size)) waiting.set(record.id, record)
    if (waiting.size > 0) cancelStep ??= later(() => step(size), 0)
  }

  function step(size: number): void {
    const next = [...waiting.values()].slice(0, size)
    for (const { id } of next) waiting.delete(id)
    applyShapes(store, next, [])
    cancelStep = waiting.size > 0 ? later(() => step(size), 0) : undefined
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
      // A stroke under the hand, and words that are being typed, are newer than the document.
      if (touched.has(record.id as TLShapeId)) continue
      if (isForced || !isSameInk(into.ink.get(record.id), record) || !store.has(record.id as TLShapeId)) put.push(shape)
    }
    const gone = [...into.ink.keys()].filter((id) => !wanted.has(id)) as TLShapeId[]
    into.ink = wanted
    applyShapes(
      store,
      put,
      gone.filter((id) => !touched.has(id)),
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

  return {
    setLayers(layers) {
      // One change of the store, however many layers differ: all that listens to it runs once.
      store.mergeRemoteChanges(() => changeLayers(layers))
    },
    layer(key) {
      const into = bound.get(key)
      // What is asked for is what the document says, though it may not be drawn yet.
      if (into && behind.has(into)) into.state = stateOf(into.layer, into.watched, into.state)
      return into?.state
    },
    endGesture() {
      if (touched.size > 0 || removed.size > 0) write()
      held.clear()
      if (isGathering) gather(false)
    },
    close() {
      if (touched.size > 0 || removed.size > 0) write()
      cancelWrite?.()
      cancelFrame?.()
      cancelStep?.()
      if (isGathering) gather(false)
      stopAfterCreate()
      stopAfterChange()
      stopAfterDelete()
      for (const into of bound.values()) into.watched.close()
      bound.clear()
    },
  }
}

function stateOf(layer: MapLayer, watched: WatchedMap, before?: LayerState): LayerState {
  const moments = layer.moments ?? [...watched.moments().values()]
  const links = layer.links ?? watched.links()
  const isSame =
    before?.layer === layer &&
    before.links === links &&
    before.moments.length === moments.length &&
    moments.every((moment, index) => moment === before.moments[index])
  if (isSame) return before
  const size = layer.size ?? 'full'
  const { places: given } = layer
  if (given && moments.every(({ id }) => given.has(id))) return { layer, moments, links, places: given }
  const derived = placeMoments(moments, links, (moment) => measureCard(moment, size))
  const places = layer.places ? new Map([...derived, ...layer.places]) : derived
  return { layer, moments, links, places }
}

/** Only where there are any: a map without chapters need not be read as an outline at each step of a drag. */
function chaptersOf({ moments, links }: LayerState): ReadonlyMap<MomentId, string> {
  if (!moments.some(({ chapter }) => chapter)) return new Map()
  return chapterByMoment(outlineOf({ moments, links }), momentsById({ moments }))
}

function drawsInk(layer: MapLayer): boolean {
  return layer.ink ?? !layer.moments
}

/** A stroke is one object in its document; a sticky is put together from its facts each time. */
function isSameInk(before: InkRecord | undefined, record: InkRecord): boolean {
  return before === record || (isThingShape(record) && JSON.stringify(before) === JSON.stringify(record))
}
