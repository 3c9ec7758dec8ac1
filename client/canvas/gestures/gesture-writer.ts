import { unlocked } from '#shared/layout/together.ts'
import type { TLShape, TLStore } from 'tldraw'
import { changeThing, writeInk } from '#shared/documents/ink-document.ts'
import { changeMoment } from '#shared/documents/map-document.ts'
import { act, localOrigin, type Origin, typingOrigin } from '#shared/documents/transact.ts'
import type { LinkId, MomentId } from '#shared/model/ids.ts'
import type { Place } from '#shared/model/moment.ts'
import { pinPlaces } from '../editing/layer-facts.ts'
import type { LayerState } from '../layer-state.ts'
import type { MapProjection } from '../projection/map-projection.ts'
import { drawsInk } from '../projection/draws-ink.ts'
import { shapeToInk } from '../projection/ink-shapes.ts'
import { isMomentShape } from '../projection/shape-types.ts'
import { handled, isThingShape } from '../projection/thing-shapes.ts'
import { readChanged, readRemoved } from './read-gesture.ts'
import type { Gesture, TouchedShapes } from './touched-shapes.ts'

/** Turns what a gesture did on the canvas into edits of the documents, at its end and while it goes on. */
export type GestureWriter = {
  /** The gesture ended: what it did is written down now. */
  end(): void
  close(): void
}

export type GestureWriterDeps = {
  readonly store: TLStore
  readonly projection: MapProjection
  readonly touched: TouchedShapes
  readonly gesture: () => Gesture
  /** Calls back a little later, and returns the way to call it off. */
  readonly later: (callback: () => void, ms: number) => () => void
  readonly onRemove: (layer: LayerState, moments: readonly MomentId[], links: readonly LinkId[]) => void
}

const dragIntervalMs = 50
const typingIntervalMs = 400

/**
 * Station of an edit: a user's change of tldraw's store comes in; noted, and at the end of the gesture or every 50 ms of
 * it read (`read-gesture.ts`) and written as typed edits of `shared/documents`. Rules B1, B2 and B4 of the projection.
 */
export function createGestureWriter(deps: GestureWriterDeps): GestureWriter {
  const { store, projection, touched, gesture, later, onRemove } = deps
  const { changed, removed, held } = touched
  let cancelWrite: (() => void) | undefined
  let isGathering = false

  const stopListening = [
    store.sideEffects.registerAfterCreateHandler('shape', (shape, source) => {
      if (source === 'user') note(shape)
    }),
    store.sideEffects.registerAfterChangeHandler('shape', (before, shape, source) => {
      if (source === 'user' && before !== shape) note(shape)
    }),
    store.sideEffects.registerAfterDeleteHandler('shape', (shape, source) => {
      if (source !== 'user') return
      changed.delete(shape.id)
      removed.set(shape.id, shape)
      schedule()
    }),
  ]

  const offsetOf = (layerKey: string) => projection.layer(layerKey)?.layer.offset

  function note(shape: TLShape): void {
    removed.delete(shape.id)
    changed.add(shape.id)
    if (gesture() === 'pointer') held.add(shape.id)
    schedule()
  }

  function schedule(): void {
    if (cancelWrite) return
    const now = gesture()
    cancelWrite = later(write, now === 'pointer' ? dragIntervalMs : now === 'typing' ? typingIntervalMs : 0)
  }

  /** Writes down what the gesture did since the last time. */
  function write(): void {
    cancelWrite?.()
    cancelWrite = undefined
    const now = gesture()
    const isHeld = now === 'pointer'
    const shapes = [...changed].flatMap((id) => store.get(id) ?? [])
    if (isHeld && !isGathering && shapes.some(isMomentShape)) gather(true)
    const { moves, ink, waiting } = readChanged(shapes, { isHeld, offsetOf })
    changed.clear()
    for (const id of waiting) changed.add(id)
    const origin = isHeld || isGathering ? typingOrigin : localOrigin
    for (const [layerKey, places] of moves) writePlaces(layerKey, places, origin)
    if (isHeld) return
    const gone = [...removed.values()]
    removed.clear()
    writeRemovals(gone)
    writeInkOf(ink, gone, now === 'typing' ? typingOrigin : localOrigin)
  }

  function writePlaces(layerKey: string, places: ReadonlyMap<MomentId, Place>, origin: Origin): void {
    const state = projection.layer(layerKey)
    if (!state) return
    const { layer } = state
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
    projection.showAgain(layerKey)
  }

  function writeRemovals(gone: readonly TLShape[]): void {
    for (const state of projection.layers()) {
      const { key, readOnly } = state.layer
      const { moments, links } = readRemoved(gone, key)
      if (moments.length === 0 && links.length === 0) continue
      if (!readOnly) onRemove(state, moments, links)
      projection.showAgain(key)
    }
  }

  function writeInkOf(strokes: readonly TLShape[], gone: readonly TLShape[], origin: Origin): void {
    const states = projection.layers()
    const home = states.find(({ layer }) => !layer.readOnly && drawsInk(layer))?.layer.key
    const owners = new Map([...strokes, ...gone].map(({ id }) => [id, projection.ownerOfInk(id)]))
    for (const { layer } of states) {
      const put = strokes.filter(({ id }) => (owners.get(id) ?? home) === layer.key)
      const lost = gone.filter(({ id }) => owners.get(id) === layer.key).map(({ id }) => id)
      if (put.length === 0 && lost.length === 0) continue
      if (!layer.readOnly) {
        const { offset, document } = layer
        act(
          document.doc,
          () => {
            // Stickies and figures are made and written by `CanvasEdits`; a gesture moves and sizes them, and no more is written.
            for (const shape of put)
              if (isThingShape(shape)) changeThing(document.doc, shape.id, handled(shape, offset), origin)
            const drawn = put.filter((shape) => !isThingShape(shape)).map((shape) => shapeToInk(shape, offset))
            if (drawn.length > 0 || lost.length > 0) writeInk(document.doc, drawn, lost, origin)
          },
          origin,
        )
      }
      projection.showInkAgain(layer.key)
    }
  }

  /** What is written from here on is one undo step, until it ends. */
  function gather(on: boolean): void {
    isGathering = on
    for (const { layer } of projection.layers()) {
      if (layer.readOnly) continue
      if (on) layer.document.undo.gather()
      else layer.document.undo.endStep()
    }
  }

  function writeRest(): void {
    if (changed.size > 0 || removed.size > 0) write()
  }

  return {
    end() {
      writeRest()
      held.clear()
      if (isGathering) gather(false)
    },
    close() {
      writeRest()
      cancelWrite?.()
      if (isGathering) gather(false)
      for (const stop of stopListening) stop()
    },
  }
}
