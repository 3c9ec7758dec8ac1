import { drawsInk } from './projection/draws-ink.ts'
import {
  createTLStore,
  defaultUserPreferences,
  atom,
  createTLUser,
  DefaultColorThemePalette,
  type Editor,
  EraserTool,
  HandTool,
  TextShapeTool,
  TextShapeUtil,
  type TLPageId,
  type TLUserPreferences,
} from 'tldraw'
import type { MomentsClip } from '#shared/exchange/moments-clip.ts'
import type { MomentId, PersonId } from '#shared/model/ids.ts'
import type { Place } from '#shared/model/moment.ts'
import { sketchSheet } from '#shared/model/sketch.ts'
import type { ImageSync } from '../sync/images/image-sync.ts'
import { imageWords } from '../sync/images/messages.ts'
import { mintId } from '../sync/new-id.ts'
import { announce } from '../ui/browser/announce.ts'
import type { CanvasTable } from './canvas-context.ts'
import { type CanvasEdits, createCanvasEdits } from './editing/canvas-edits.ts'
import { boxesOf, canWrite } from './editing/layer-facts.ts'
import { removeFrom } from './editing/remove-from.ts'
import { addImages } from './images/add-images.ts'
import { bringImages, type Brought, isAtHome } from './images/bring-images.ts'
import { roomInView, showSelected } from './images/room-in-view.ts'
import type { OrderProblem } from './editing/order-edits.ts'
import type { Box } from './box.ts'
import type { MapCanvasProps } from './map-canvas-props.ts'
import { canvasWords } from './messages.ts'
import { createCanvasLayers } from './canvas-layers.ts'
import type { Gesture } from './gestures/touched-shapes.ts'
import { isInkShape } from './projection/ink-shapes.ts'
import { isMomentShape } from './projection/shape-types.ts'
import type { SelectionStore } from './selection/selection-store.ts'
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
import type { StrokeOffer } from './tools/watch-strokes.ts'
import type { LinkDraft, ToolActions } from './tools/tool-actions.ts'

/** tldraw's one page: its id is the same everywhere and is never written down. */
const pageId = 'page:page' as TLPageId

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

/** In which states of tldraw's tools a pointer is at work: what it does is one step, written when it is done. */
export const pointerStates = [
  'select.translating',
  'select.resizing',
  'select.rotating',
  'select.dragging_handle',
  'draw.drawing',
  'highlight.drawing',
  'eraser.erasing',
  'eraser.pointing',
]

type CanvasProblem =
  | OrderProblem
  | 'tooMany'
  | 'tooLong'
  | 'noImagesHere'
  | 'noInkHere'
  | 'nothingToPaste'
  | 'locked'
  | 'sketchFull'

export type CanvasDeps = {
  readonly selection: SelectionStore
  readonly by: PersonId
  readonly images: ImageSync
  readonly now: () => number
  /** What the component shows now; asked again each time, so that a canvas outlives its renders. */
  readonly facts: () => Pick<MapCanvasProps, 'layers' | 'mode' | 'drawsAround' | 'insets' | 'onOpen' | 'onSay'>
}

export type Canvas = CanvasTable & {
  readonly store: ReturnType<typeof createTLStore>
  readonly tools: ReturnType<typeof toolsFor>
  readonly user: ReturnType<typeof createTLUser>
  readonly layerKeys: () => readonly string[]
  readonly draft: ReturnType<typeof atom<LinkDraft | undefined>>
  /** An editor shows this canvas, with its camera where it belongs. */
  readonly isAttached: ReturnType<typeof atom<boolean>>
  /** The sheet that is open for drawing inside a moment. */
  readonly openSketch: ReturnType<typeof atom<OpenSketch | undefined>>
  /** Several draw around the moments of one map. */
  drawsAround(): boolean
  readonly by: PersonId
  /** What could be made of the stroke that was just drawn. */
  readonly offer: ReturnType<typeof atom<StrokeOffer | undefined>>
  /** Makes it; false where nothing is offered. */
  takeOffer(): boolean
  /** Lays a sheet over a moment to draw on. Gives where it lies, or nothing where the moment can only be looked at. */
  openSheet(id: MomentId): Box | undefined
  setTheme(theme: 'light' | 'dark', isCalm: boolean): void
  /** Says a sentence to whoever listens, and on the screen. */
  say(problem: CanvasProblem): void
  /** The images of the board. */
  readonly images: ImageSync
  /** What is drawn and selected, by the ids of its records. */
  selectedInk(): readonly string[]
  /**
   * Pastes what was copied here, on another map or in another program; images from elsewhere are brought first. `left`:
   * how much stayed in the other program.
   */
  takeClip(clip: MomentsClip, point: Place, left?: number): Promise<void>
  /** Puts images on the map, around a point of the page or where there is room in view. */
  takeFiles(files: readonly File[], point?: Place): Promise<void>
  /** Tells the canvas which editor shows it, and how to part them; gives the way to do so, once. */
  attach(editor: Editor, part: () => void): () => void
  /** A hand was on it: from now on the view is the person's. */
  touch(): void
  isTouched(): boolean
  /** Writes what is still to be written, and lets go of the documents. */
  release(): void
}

/** One canvas: tldraw's store, the projection that fills it, and what people can do on it. Lives as long as its component. */
export function createCanvas({ selection, by, images, now, facts }: CanvasDeps): Canvas {
  let editor: Editor | undefined
  let isTouched = false
  let detach: (() => void) | undefined
  // Our ink instead of tldraw's black, on both papers.
  DefaultColorThemePalette.lightMode.black.solid = '#1f2733'
  DefaultColorThemePalette.darkMode.black.solid = '#ece6d8'
  const store = createTLStore({ shapeUtils, bindingUtils: [] })
  // Merging nothing makes tldraw put its document and its page.
  store.mergeRemoteChanges(() => {})

  const preferences = atom<TLUserPreferences>('preferences', {
    ...defaultUserPreferences,
    id: 'me',
    colorScheme: 'light',
    // Held Ctrl lets it be.
    isSnapMode: true,
  })
  // Kept here alone: tldraw would else write its preferences to this device for every app that uses it.
  const user = createTLUser({ userPreferences: preferences, setUserPreferences: (next) => void preferences.set(next) })

  const tell = (sentence: string) => {
    announce(sentence)
    facts().onSay?.(sentence)
  }
  const say = (problem: CanvasProblem) => tell(canvasWords[problem])
  const layerKeys = () => facts().layers.map((layer) => layer.key)
  const projection = createCanvasLayers({
    store,
    pageId,
    gesture: () => gestureOf(editor),
    later(callback, ms) {
      const timer = setTimeout(callback, ms)
      return () => clearTimeout(timer)
    },
    nextFrame(callback) {
      const frame = requestAnimationFrame(callback)
      return () => cancelAnimationFrame(frame)
    },
    onRemove: (state, moments, links) => removeFrom(state, moments, links, { by, at: now() }),
  })
  const edits: CanvasEdits = createCanvasEdits({
    projection,
    selection,
    keys: layerKeys,
    by,
    now,
    say,
  })
  const draft = atom<LinkDraft | undefined>('link that is being drawn', undefined)
  const isAttached = atom('attached', false)
  const openSketch = atom<OpenSketch | undefined>('open sketch', undefined)
  const offer = atom<StrokeOffer | undefined>('offer', undefined)
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

  return {
    store,
    projection,
    edits,
    selection,
    mode: () => facts().mode,
    drawsAround: () => facts().mode === 'arrange' && facts().drawsAround === true,
    by,
    onTooLong: () => say('tooLong'),
    tools: [
      ...toolsFor(actions),
      createSketchTool(openSketch, {
        sketchOf,
        draw: (id, stroke) => edits.drawSketch(id, { add: [stroke] }),
        erase: (id, strokes) => edits.drawSketch(id, { remove: strokes }),
        newStrokeId: mintId,
      }),
    ],
    user,
    layerKeys,
    draft,
    isAttached,
    openSketch,
    offer,
    takeOffer() {
      const now = offer.get()
      if (!now) return false
      offer.set(undefined)
      if (now.makes === 'moment') edits.addDrawn(now.box, now)
      else edits.linkDrawn(now.from.props.momentId, now.to.props.momentId, now.gone)
      return true
    },
    openSheet(id) {
      const state = layerKeys()
        .flatMap((key) => projection.layer(key) ?? [])
        .find(({ places }) => places.has(id))
      const box = state && boxesOf(state).get(id)
      if (!box || !canWrite(state) || facts().mode === 'look' || state.layer.size === 'lane') return undefined
      const { offset } = state.layer
      const at = {
        x: box.x + offset.x + (box.w - sketchSheet.w) / 2,
        y: box.y + offset.y + (box.h - sketchSheet.h) / 2,
      }
      openSketch.set({ momentId: id, at, erases: false })
      return { x: at.x - 12, y: at.y - 34, w: sketchSheet.w + 24, h: sketchSheet.h + 46 }
    },
    say,
    images,
    selectedInk: () => editor?.getSelectedShapes().flatMap((shape) => (isInkShape(shape) ? [shape.id] : [])) ?? [],
    async takeClip(clip, point, left = 0) {
      const home = layerKeys()
        .flatMap((key) => projection.layer(key) ?? [])
        .find(canWrite)
      if (!home || facts().mode === 'look') return
      const { name } = home.layer.document
      if (!drawsInk(home.layer) && clip.moments.length === 0) return say('noInkHere')
      let pasted: Brought = { clip, left: 0 }
      if (drawsInk(home.layer) && !isAtHome(clip, images, name)) {
        tell(imageWords.bringing)
        pasted = await bringImages(clip, images, name)
      }
      const drawn = edits.addCopies(pasted.clip, point)
      if (pasted.left > 0) tell(imageWords.leftBehind(pasted.left))
      else if (pasted.clip !== clip) tell(imageWords.broughtAlong)
      else if (left > 0) tell(canvasWords.stayedThere(left))
      const shapes = editor?.getCurrentPageShapes().filter(({ id }) => drawn.includes(id)) ?? []
      if (!editor || shapes.length === 0) return
      editor.setCurrentTool('select')
      editor.select(...editor.getSelectedShapeIds(), ...shapes.map(({ id }) => id))
    },
    async takeFiles(files, point) {
      if (facts().mode === 'look') return
      const home = layerKeys()
        .flatMap((key) => projection.layer(key) ?? [])
        .find((state) => canWrite(state) && drawsInk(state.layer))
      if (!home) return say('noImagesHere')
      const { document, offset } = home.layer
      const room = point ?? (editor && roomInView(editor))
      const at = room && { x: room.x - offset.x, y: room.y - offset.y }
      const { ids, sentence } = await addImages({
        document,
        images,
        files,
        at,
        // On a phone, no wider than what can be seen of it.
        ...(editor ? { most: Math.round(Math.min(360, editor.getViewportPageBounds().w * 0.7)) } : {}),
        onBegin: tell,
      })
      tell(sentence)
      const shapes = editor?.getCurrentPageShapes().filter(({ id }) => ids.includes(id)) ?? []
      if (!editor || shapes.length === 0) return
      editor.setCurrentTool('select')
      editor.select(...shapes)
      showSelected(editor, facts().insets ?? {})
    },
    setTheme(theme, isCalm) {
      preferences.set({ ...preferences.get(), colorScheme: theme, animationSpeed: isCalm ? 0 : 1 })
    },
    attach(next, part) {
      editor = next
      const stop = selection.subscribe((selected, before) => {
        if (before.editing && before.editing !== selected.editing) edits.closeLabel(before.editing)
      })
      const detachOnce = () => {
        if (detach !== detachOnce) return
        detach = undefined
        stop()
        part()
        editor = undefined
        isAttached.set(false)
      }
      detach = detachOnce
      isAttached.set(true)
      return detachOnce
    },
    touch() {
      isTouched = true
    },
    isTouched: () => isTouched,
    release() {
      // Before the shapes go, or what is selected would seem to have been let go of.
      detach?.()
      projection.endGesture()
      projection.setLayers([])
    },
  }
}

function toolsFor(actions: ToolActions) {
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
  ]
}

function gestureOf(editor: Editor | undefined): Gesture {
  if (!editor) return 'none'
  if (editor.isInAny(...pointerStates)) return 'pointer'
  const edited = editor.getEditingShape()
  return edited && !isMomentShape(edited) ? 'typing' : 'none'
}
