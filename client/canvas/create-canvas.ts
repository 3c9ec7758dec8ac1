import {
  createTLStore,
  defaultUserPreferences,
  atom,
  createTLUser,
  DefaultColorThemePalette,
  DrawShapeTool,
  DrawShapeUtil,
  type Editor,
  EraserTool,
  HandTool,
  HighlightShapeUtil,
  TextShapeTool,
  TextShapeUtil,
  type TLPageId,
  type TLUserPreferences,
} from 'tldraw'
import type { PersonId } from '#shared/model/ids.ts'
import { announce } from '../ui/announce.ts'
import type { CanvasTable } from './canvas-context.ts'
import { type CanvasEdits, createCanvasEdits } from './editing/canvas-edits.ts'
import { removeFrom } from './editing/layer-facts.ts'
import type { MapCanvasProps } from './layers.ts'
import { canvasWords } from './messages.ts'
import { createMapProjection, type Gesture } from './projection/map-projection.ts'
import { isMomentShape } from './projection/shape-types.ts'
import type { SelectionStore } from './selection-store.ts'
import { LinkShapeUtil } from './shapes/LinkShapeUtil.tsx'
import { MomentShapeUtil } from './shapes/MomentShapeUtil.tsx'
import { createArrowTool } from './tools/ArrowTool.ts'
import { MarkerTool } from './tools/MarkerTool.ts'
import { createMomentTool } from './tools/MomentTool.ts'
import { createSelectTool } from './tools/SelectMoments.ts'
import type { LinkDraft, ToolActions } from './tools/tool-actions.ts'

/** tldraw's one page: its id is the same everywhere and is never written down. */
const pageId = 'page:page' as TLPageId

export const shapeUtils = [MomentShapeUtil, LinkShapeUtil, DrawShapeUtil, HighlightShapeUtil, TextShapeUtil] as const

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

type CanvasProblem = 'full' | 'tooMany' | 'noImages'

export type CanvasDeps = {
  readonly selection: SelectionStore
  readonly by: PersonId
  readonly now: () => number
  /** What the component shows now; asked again each time, so that a canvas outlives its renders. */
  readonly facts: () => Pick<MapCanvasProps, 'layers' | 'mode' | 'onOpen' | 'onSay'>
}

export type Canvas = CanvasTable & {
  readonly store: ReturnType<typeof createTLStore>
  readonly tools: ReturnType<typeof toolsFor>
  readonly user: ReturnType<typeof createTLUser>
  readonly layerKeys: () => readonly string[]
  readonly draft: ReturnType<typeof atom<LinkDraft | undefined>>
  setTheme(theme: 'light' | 'dark', isCalm: boolean): void
  /** Says a sentence to whoever listens, and on the screen. */
  say(problem: CanvasProblem): void
  /** Tells the canvas which editor shows it, and how to part them; gives the way to do so, once. */
  attach(editor: Editor, part: () => void): () => void
  /** A hand was on it: from now on the view is the person's. */
  touch(): void
  isTouched(): boolean
  /** Writes what is still to be written, and lets go of the documents. */
  release(): void
}

/** One canvas: tldraw's store, the projection that fills it, and what people can do on it. Lives as long as its component. */
export function createCanvas({ selection, by, now, facts }: CanvasDeps): Canvas {
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
    isSnapMode: false,
  })
  // Kept here alone: tldraw would else write its preferences to this device for every app that uses it.
  const user = createTLUser({ userPreferences: preferences, setUserPreferences: (next) => void preferences.set(next) })

  const say = (problem: CanvasProblem) => {
    announce(canvasWords[problem])
    facts().onSay?.(canvasWords[problem])
  }
  const layerKeys = () => facts().layers.map((layer) => layer.key)
  const projection = createMapProjection({
    store,
    pageId,
    gesture: () => gestureOf(editor),
    later(callback, ms) {
      const timer = setTimeout(callback, ms)
      return () => clearTimeout(timer)
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
  const actions: ToolActions = {
    canEdit: ({ props }) =>
      facts().mode !== 'look' &&
      !props.readOnly &&
      projection.layer(props.layerKey)?.layer.document.status.getState().writable === true,
    open: ({ props }) => facts().onOpen?.({ layerKey: props.layerKey, momentId: props.momentId }),
    addAt(point) {
      if (facts().mode !== 'look') edits.addAt(point)
    },
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
    tools: toolsFor(actions),
    user,
    layerKeys,
    draft,
    say,
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
      }
      detach = detachOnce
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
    createMomentTool(actions),
    createArrowTool(actions),
    HandTool,
    DrawShapeTool,
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
