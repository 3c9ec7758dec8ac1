import {
  createTLSchema,
  createTLStore,
  defaultShapeSchemas,
  type TLPageId,
  type TLShape,
  type TLShapeId,
  type TLStore,
} from 'tldraw'
import * as Y from 'yjs'
import { imageShapeType } from '#shared/documents/map-images.ts'
import type { MapId, MomentId, PersonId } from '#shared/model/ids.ts'
import type { Place } from '#shared/model/moment.ts'
import { type CanvasEdits, createCanvasEdits } from '../editing/canvas-edits.ts'
import { removeFrom } from '../editing/remove-from.ts'
import type { MapLayer } from '../layers.ts'
import { imageProps } from '../projection/image-shapes.ts'
import { createCanvasLayers, type CanvasLayers } from '../canvas-layers.ts'
import type { Gesture } from '../gestures/touched-shapes.ts'
import { isMomentShape, linkProps, momentProps, momentShapeId } from '../projection/shape-types.ts'
import { figureProps, stickyProps } from '../projection/thing-shapes.ts'
import { createSelectionStore, type SelectionStore } from '../selection/selection-store.ts'
import type { OpenDocument } from '../../sync/open-document.ts'
import { createTestDocument } from '../../sync/testing/test-document.ts'

/** One person before a canvas, without a browser: a real document, a real store of tldraw, and our projection between them. */
export type CanvasPerson = {
  readonly doc: Y.Doc
  readonly document: OpenDocument
  readonly store: TLStore
  readonly projection: CanvasLayers
  readonly edits: CanvasEdits
  readonly selection: SelectionStore
  readonly layer: MapLayer
  /** Everything that waits “a little” happens now. */
  settle(): void
  /** The hand takes hold of something, or lets go. */
  grab(gesture: Gesture): void
  letGo(): void
  /** Moves a moment as tldraw does while it is dragged. */
  drag(id: MomentId, x: number, y: number): void
  shapes(type?: string): readonly TLShape[]
  moment(id: MomentId): TLShape | undefined
  close(): void
}

export const testPage = 'page:page' as TLPageId
const testMap = 'map1' as MapId

export function createTestStore(): TLStore {
  const store = createTLStore({
    schema: createTLSchema({
      shapes: {
        ...defaultShapeSchemas,
        moment: { props: momentProps },
        link: { props: linkProps },
        sticky: { props: stickyProps },
        figure: { props: figureProps },
        [imageShapeType]: { props: imageProps },
      },
    }),
  })
  store.mergeRemoteChanges(() => {})
  return store
}

export function createCanvasPerson(clientId: number, layer: Partial<MapLayer> = {}, doc = new Y.Doc()): CanvasPerson {
  doc.clientID = clientId
  const document = createTestDocument({ kind: 'map', mapId: testMap }, doc)
  const store = createTestStore()
  const waiting = new Set<() => void>()
  const frames = new Set<() => void>()
  let hand: Gesture = 'none'
  const by = `person${clientId}` as PersonId
  const projection = createCanvasLayers({
    store,
    pageId: testPage,
    gesture: () => hand,
    later(callback) {
      waiting.add(callback)
      return () => waiting.delete(callback)
    },
    nextFrame(callback) {
      frames.add(callback)
      return () => frames.delete(callback)
    },
    onRemove: (state, moments, links) => removeFrom(state, moments, links, { by, at: 0 }),
  })
  const selection = createSelectionStore()
  const ownLayer: MapLayer = { key: 'map1', document, offset: { x: 0, y: 0 }, readOnly: false, ...layer }
  const edits = createCanvasEdits({
    projection,
    selection,
    keys: () => [ownLayer.key],
    by,
    now: () => 0,
    say: () => {},
  })
  projection.setLayers([ownLayer])

  function settle(): void {
    while (waiting.size + frames.size > 0) for (const callbacks of [frames, waiting]) runAll(callbacks)
  }

  /** What can be seen is what was drawn with the last frame. */
  function look(): void {
    runAll(frames)
  }

  return {
    doc,
    document,
    store,
    projection,
    edits,
    selection,
    layer: ownLayer,
    settle,
    grab(gesture) {
      hand = gesture
    },
    letGo() {
      hand = 'none'
      projection.endGesture()
      settle()
    },
    drag(id, x, y) {
      const shapeId: TLShapeId = momentShapeId(ownLayer.key, id)
      if (store.has(shapeId)) store.update(shapeId, (shape) => ({ ...shape, x, y }))
    },
    shapes(type) {
      look()
      return store
        .allRecords()
        .filter((record): record is TLShape => record.typeName === 'shape')
        .filter((shape) => type === undefined || shape.type === type)
    },
    moment(id) {
      look()
      const record = store.get(momentShapeId(ownLayer.key, id))
      return isMomentShape(record) ? record : undefined
    },
    close() {
      projection.close()
      document.undo.close()
      doc.destroy()
    },
  }
}

function runAll(callbacks: Set<() => void>): void {
  for (const callback of callbacks) {
    callbacks.delete(callback)
    callback()
  }
}

/** Brings documents up to date with each other, as a server would. */
export function syncAll(people: readonly CanvasPerson[]): void {
  for (const from of people)
    for (const to of people) {
      if (from === to) continue
      Y.applyUpdate(to.doc, Y.encodeStateAsUpdate(from.doc, Y.encodeStateVector(to.doc)), 'remote')
    }
}

/** A stroke as tldraw's pen makes it. */
export function createStroke(id: TLShapeId, { x, y }: Place, points = 1): TLShape {
  return {
    id,
    typeName: 'shape',
    type: 'draw',
    x,
    y,
    rotation: 0,
    index: 'a3',
    parentId: testPage,
    isLocked: false,
    opacity: 1,
    meta: {},
    props: {
      segments: [{ type: 'free', points: Array.from({ length: points }, (_, i) => ({ x: i, y: i, z: 0.5 })) }],
      color: 'black',
      fill: 'none',
      dash: 'draw',
      size: 'm',
      isComplete: true,
      isClosed: false,
      isPen: false,
      scale: 1,
    },
  } as unknown as TLShape
}
