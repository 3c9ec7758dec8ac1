import {
  createTLStore,
  defaultUserPreferences,
  atom,
  createTLUser,
  DefaultColorThemePalette,
  type Editor,
  type TLPageId,
  type TLUserPreferences,
} from 'tldraw'
import type { MomentId, PersonId } from '#shared/model/ids.ts'
import { sketchSheet } from '#shared/model/sketch.ts'
import type { ImageSync } from '../sync/images/image-sync.ts'
import { announce } from '../ui/browser/announce.ts'
import type { CanvasTable } from './canvas-context.ts'
import { type CanvasEdits, createCanvasEdits } from './editing/canvas-edits.ts'
import { boxesOf, canWrite } from './editing/layer-facts.ts'
import { removeFrom } from './editing/remove-from.ts'
import type { OrderProblem } from './editing/order-edits.ts'
import type { Box } from './box.ts'
import type { MapCanvasProps } from './map-canvas-props.ts'
import { canvasWords } from './messages.ts'
import { createCanvasLayers } from './canvas-layers.ts'
import { gestureOf } from './pointer-gesture.ts'
import { createCanvasTools, shapeUtils } from './canvas-tools.ts'
import { createPastedContent, type PastedContent } from './take-pasted.ts'
import { isInkShape } from './projection/ink-shapes.ts'
import type { SelectionStore } from './selection/selection-store.ts'
import type { OpenSketch } from './tools/SketchTool.ts'
import type { StrokeOffer } from './tools/watch-strokes.ts'
import type { LinkDraft } from './tools/tool-actions.ts'

/** tldraw's one page: its id is the same everywhere and is never written down. */
const pageId = 'page:page' as TLPageId

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

export type Canvas = CanvasTable &
  PastedContent & {
    readonly store: ReturnType<typeof createTLStore>
    readonly tools: ReturnType<typeof createCanvasTools>
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
  const states = () => layerKeys().flatMap((key) => projection.layer(key) ?? [])
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
  return {
    store,
    projection,
    edits,
    selection,
    mode: () => facts().mode,
    drawsAround: () => facts().mode === 'arrange' && facts().drawsAround === true,
    by,
    onTooLong: () => say('tooLong'),
    tools: createCanvasTools({ edits, projection, layerKeys, facts, draft, openSketch }),
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
      const state = states().find(({ places }) => places.has(id))
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
    ...createPastedContent({ shown: () => editor, states, edits, images, facts, tell }),
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
