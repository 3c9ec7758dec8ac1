import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { defaultAddFontsFromNode, type Editor, tipTapDefaultExtensions, TldrawEditor } from 'tldraw'
import { useStore } from 'zustand'
import { useBoard } from '../sync/board-context.tsx'
import { useMedia } from '../ui/browser/use-media.ts'
import { useTheme } from '../ui/browser/use-theme.ts'
import { canvasAssets } from './assets.ts'
import { CanvasProvider } from './canvas-context.ts'
import { canvasParts, type PartsInput, type Flock, PartsProvider } from './parts/CanvasParts.tsx'
import { createCanvasView } from './view/canvas-view.ts'
import { copyFrom, pasteInto } from './clipboard/clipboard.ts'
import { connectEditor } from './connect-editor.ts'
import { shapeUtils } from './canvas-tools.ts'
import { createCanvas } from './create-canvas.ts'
import { hearKey, hearKeyUp, isField, stateOf } from './keyboard/hear-key.ts'
import type { CanvasView } from './canvas-view-type.ts'
import type { MapCanvasProps } from './map-canvas-props.ts'
import { LinkPicker } from './parts/LinkPicker.tsx'
import { canvasWords } from './messages.ts'
import { AuthorMarks } from './presence/AuthorMarks.tsx'
import { CommentMarks } from './presence/CommentMarks.tsx'
import { OthersOnCanvas } from './presence/OthersOnCanvas.tsx'
import { useCanvasPresence } from './presence/use-canvas-presence.ts'
import { linkFrom } from './selection/selection-store.ts'
import { SketchBar } from './parts/SketchBar.tsx'
import { StrokeOffer } from './parts/StrokeOffer.tsx'
import { useLatest } from './use-latest.ts'
import './canvas.css'
import './presence/presence.css'

/** Several maps on one canvas. What can be done there by pointer can be done by keyboard. */
export function MapCanvas(props: MapCanvasProps) {
  const { myId, sync } = useBoard()
  const { layers, selection, mode, label, underlay, overlay, presence, children } = props
  const frame = useRef<HTMLDivElement>(null)
  const latest = useLatest(props)

  const canvas = useMemo(
    () => createCanvas({ selection, by: myId, images: sync.images, now: Date.now, facts: latest }),
    [selection, myId, sync, latest],
  )
  useLayoutEffect(() => () => canvas.release(), [canvas])

  const [theme] = useTheme()
  const isSystemDark = useMedia('(prefers-color-scheme: dark)')
  const isCalm = useMedia('(prefers-reduced-motion: reduce)')
  const isDark = theme === 'dark' || (theme === 'system' && isSystemDark)
  useLayoutEffect(() => canvas.setTheme(isDark ? 'dark' : 'light', isCalm), [canvas, isDark, isCalm])

  const [editor, setEditor] = useState<Editor>()
  const [view, setView] = useState<CanvasView>()
  useLayoutEffect(() => {
    if (editor) canvas.projection.setLayers(layers)
  }, [canvas, editor, layers])
  const [flocks, setFlocks] = useState<readonly Flock[]>([])

  const onMount = useCallback(
    (mounted: Editor) => {
      if (!frame.current) return undefined
      const shownView = createCanvasView(mounted, {
        insets: () => latest().insets ?? {},
        isCalm: () => matchMedia('(prefers-reduced-motion: reduce)').matches,
        begin: () => void canvas.edits.begin(),
        sketch: canvas.openSheet,
        addImages: (files) => void canvas.takeFiles(files),
        tidy: canvas.edits.tidy,
        arrange: canvas.edits.arrange,
        order: canvas.edits,
        launch: (flights) =>
          new Promise((resolve) => {
            const flock = {
              flights,
              onLanded() {
                setFlocks((others) => others.filter((other) => other !== flock))
                resolve()
              },
            }
            setFlocks((others) => [...others, flock])
          }),
      })
      const container = mounted.getContainer()
      container.tabIndex = 0
      container.setAttribute('aria-label', latest().label)
      container.setAttribute('aria-description', canvasWords.help)
      if (latest().mode === 'look') mounted.setCurrentTool('hand')
      // Now, not before: an editor that begins with a thousand shapes looks at each of them before its camera is set.
      canvas.projection.setLayers(latest().layers)
      const disconnect = connectEditor(mounted, {
        canvas,
        view: shownView,
        frame: frame.current,
        facts: latest,
      })
      setEditor(mounted)
      setView(shownView)
      latest().onReady?.(shownView)
      return () => {
        disconnect()
        setEditor(undefined)
        setView(undefined)
      }
    },
    [canvas, latest],
  )
  useEffect(() => {
    editor?.updateInstanceState({ isReadonly: mode === 'look' })
    editor?.getContainer().setAttribute('aria-label', label)
  }, [editor, mode, label])

  useCanvasPresence({ presence, selection, editor, view, frame, facts: latest })

  const pickFrom = useStore(selection, ({ linkingFrom }) => linkingFrom)
  const parts = useMemo<PartsInput>(
    () => ({
      underlay,
      overlay: presence ? (
        <>
          {overlay}
          {presence.drawnBy ? <AuthorMarks drawnBy={presence.drawnBy} /> : null}
          <OthersOnCanvas presence={presence} />
          <CommentMarks />
        </>
      ) : (
        overlay
      ),
      draft: canvas.draft,
      isAttached: canvas.isAttached,
      openSketch: canvas.openSketch,
      flocks,
    }),
    [canvas, underlay, overlay, presence, flocks],
  )

  function onKeyDown(event: React.KeyboardEvent) {
    canvas.touch()
    if (editor && view) hearKey(event, { canvas, editor, view, facts: latest })
  }

  const pickState = pickFrom && stateOf(canvas, pickFrom)
  return (
    // Keys are heard on their way in, before tldraw hears them; the canvas inside is what has the focus.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      className="map-canvas"
      ref={frame}
      onKeyDownCapture={onKeyDown}
      onKeyUp={(event) => {
        if (editor) hearKeyUp(event, editor)
      }}
      onPointerDownCapture={(event) => {
        canvas.touch()
        focusOnPress(event, editor)
      }}
      // With Shift the browser would select the words around the canvas, as in a text.
      onMouseDownCapture={(event) => {
        if (event.shiftKey && !isField(event.target)) event.preventDefault()
      }}
      onWheelCapture={canvas.touch}
      onPaste={(event) => {
        if (!editor || isField(event.target) || mode === 'look') return
        event.preventDefault()
        const { x, y } = editor.getViewportPageBounds().center
        pasteInto(canvas, event.clipboardData, { x, y })
      }}
      onCopy={(event) => {
        if (!isField(event.target) && copyFrom(canvas, event.clipboardData)) event.preventDefault()
      }}
      onCut={(event) => {
        if (isField(event.target) || mode === 'look' || !copyFrom(canvas, event.clipboardData)) return
        event.preventDefault()
        canvas.edits.remove(selection.getState().moments, [], canvas.selectedInk())
      }}
    >
      <CanvasProvider value={canvas}>
        <PartsProvider value={parts}>
          <TldrawEditor
            store={canvas.store}
            shapeUtils={shapeUtils}
            bindingUtils={noBindings}
            textOptions={textOptions}
            tools={canvas.tools}
            user={canvas.user}
            components={canvasParts}
            assetUrls={canvasAssets}
            options={canvasOptions}
            cameraOptions={cameraOptions}
            initialState="select"
            // Not the focus of the page: whether tldraw hears the keys and the wheel that come to it.
            // oxlint-disable-next-line jsx-a11y/no-autofocus
            autoFocus
            onMount={onMount}
          />
        </PartsProvider>
      </CanvasProvider>
      {pickFrom && pickState && view ? (
        <PlacedPicker
          view={view}
          state={pickState}
          from={pickFrom}
          onClose={() => linkFrom(selection, undefined)}
          onCancel={() => {
            linkFrom(selection, undefined)
            view.focus()
          }}
          onPick={(to) => {
            linkFrom(selection, undefined)
            canvas.edits.link(pickFrom, to)
            view.focus()
          }}
        />
      ) : null}
      {view ? <StrokeOffer canvas={canvas} view={view} /> : null}
      {editor ? <SketchBar canvas={canvas} editor={editor} /> : null}
      {children}
    </div>
  )
}

const noBindings: readonly never[] = []
const textOptions = { tipTapConfig: { extensions: tipTapDefaultExtensions }, addFontsFromNode: defaultAddFontsFromNode }
const canvasOptions = { maxPages: 1, createTextOnCanvasDoubleClick: false, maxShapesPerPage: 12_000 }
const cameraOptions = { zoomSteps: [0.1, 0.25, 0.5, 0.75, 1, 1.5, 2, 4] }

/** A press on the canvas gives it the keyboard; tldraw leaves the focus where it was. */
function focusOnPress(event: React.PointerEvent, editor: Editor | undefined): void {
  const { target } = event
  const container = editor?.getContainer()
  if (!container || !(target instanceof Element) || !container.contains(target)) return
  if (isField(target) || target.closest('button, a') || editor?.getEditingShapeId()) return
  container.focus({ preventScroll: true })
}

function PlacedPicker(props: React.ComponentProps<typeof LinkPicker> & { view: CanvasView }) {
  const { view, ...picker } = props
  const place = picker.state.places.get(picker.from) ?? { x: 0, y: 0 }
  const box = view.boxOf({ layerKey: picker.state.layer.key, momentId: picker.from })
  const at = view.toScreen({ x: box?.x ?? place.x, y: (box?.y ?? place.y) + (box?.h ?? 0) + 20 })
  return (
    <div className="picker-place" style={{ '--x': `${at.x}px`, '--y': `${at.y}px` } as React.CSSProperties}>
      <LinkPicker {...picker} />
    </div>
  )
}
