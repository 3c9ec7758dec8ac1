import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { defaultAddFontsFromNode, type Editor, tipTapDefaultExtensions, TldrawEditor } from 'tldraw'
import { useStore } from 'zustand'
import type { MomentId } from '#shared/model/ids.ts'
import { useBoard } from '../sync/board-context.tsx'
import { useMedia } from '../ui/use-media.ts'
import { useTheme } from '../ui/use-theme.ts'
import { canvasAssets } from './assets.ts'
import { runCommand } from './canvas-commands.ts'
import { CanvasProvider } from './canvas-context.ts'
import { canvasParts, type CanvasSlots, SlotProvider } from './CanvasParts.tsx'
import { createCanvasView, type FlightInTheAir } from './canvas-view.ts'
import { connectEditor } from './connect-editor.ts'
import { type Canvas, createCanvas, shapeUtils } from './create-canvas.ts'
import { commandFor, labelCommandFor } from './editing/canvas-keys.ts'
import type { CanvasView, MapCanvasProps } from './layers.ts'
import { LinkPicker } from './LinkPicker.tsx'
import { canvasWords } from './messages.ts'
import { editMoment, linkFrom } from './selection-store.ts'
import './canvas.css'

/** Several maps on one canvas. What can be done there by pointer can be done by keyboard. */
export function MapCanvas(props: MapCanvasProps) {
  const { myId } = useBoard()
  const { layers, selection, mode, label, underlay, overlay, children } = props
  const frame = useRef<HTMLDivElement>(null)
  const latest = useRef(props)
  useLayoutEffect(() => {
    latest.current = props
  })

  const [canvas, setCanvas] = useState<Canvas>()
  useLayoutEffect(() => {
    const made = createCanvas({
      selection,
      by: myId,
      now: Date.now,
      facts: () => latest.current,
    })
    setCanvas(made)
    return () => {
      setCanvas(undefined)
      made.close()
    }
  }, [selection, myId])
  useLayoutEffect(() => canvas?.projection.setLayers(layers), [canvas, layers])

  const [theme] = useTheme()
  const isSystemDark = useMedia('(prefers-color-scheme: dark)')
  const isCalm = useMedia('(prefers-reduced-motion: reduce)')
  const isDark = theme === 'dark' || (theme === 'system' && isSystemDark)
  useLayoutEffect(() => canvas?.setTheme(isDark ? 'dark' : 'light', isCalm), [canvas, isDark, isCalm])

  const [editor, setEditor] = useState<Editor>()
  const [view, setView] = useState<CanvasView>()
  const [flights, setFlights] = useState<readonly FlightInTheAir[]>([])
  const landed = useRef<() => void>(undefined)
  const onLanded = useCallback(() => {
    setFlights([])
    landed.current?.()
    landed.current = undefined
  }, [])
  const isTouched = useRef(false)

  const onMount = useCallback(
    (mounted: Editor) => {
      if (!canvas || !frame.current) return undefined
      const shownView = createCanvasView(mounted, {
        insets: () => latest.current.insets ?? {},
        isCalm: () => matchMedia('(prefers-reduced-motion: reduce)').matches,
        begin: () => void canvas.edits.begin(),
        launch: (inTheAir) =>
          new Promise((resolve) => {
            landed.current?.()
            landed.current = resolve
            setFlights(inTheAir)
          }),
      })
      const container = mounted.getContainer()
      container.tabIndex = 0
      container.setAttribute('aria-label', latest.current.label)
      container.setAttribute('aria-description', canvasWords.help)
      if (latest.current.mode === 'look') mounted.setCurrentTool('hand')
      const disconnect = connectEditor(mounted, {
        canvas,
        view: shownView,
        frame: frame.current,
        facts: () => latest.current,
        isUntouched: () => !isTouched.current,
      })
      setEditor(mounted)
      setView(shownView)
      latest.current.onReady?.(shownView)
      return () => {
        disconnect()
        setEditor(undefined)
        setView(undefined)
      }
    },
    [canvas],
  )
  useEffect(() => {
    editor?.updateInstanceState({ isReadonly: mode === 'look' })
    editor?.getContainer().setAttribute('aria-label', label)
  }, [editor, mode, label])

  const pickFrom = useStore(selection, ({ linkingFrom }) => linkingFrom)
  const slots = useMemo<CanvasSlots | undefined>(
    () => canvas && { underlay, overlay, draft: canvas.draft, flights, onLanded },
    [canvas, underlay, overlay, flights, onLanded],
  )

  function onKeyDown(event: React.KeyboardEvent) {
    isTouched.current = true
    const { target } = event
    if (!canvas || !editor || !view || !(target instanceof HTMLElement)) return
    if (!editor.getContainer().contains(target)) return
    const key = {
      key: event.key,
      shiftKey: event.shiftKey,
      altKey: event.altKey,
      accelKey: event.ctrlKey || event.metaKey,
      isComposing: event.nativeEvent.isComposing,
    }
    if (target.classList.contains('label-editor')) {
      // tldraw listens to keys too, and must not hear what is typed.
      event.stopPropagation()
      if (!runLabelKey(labelCommandFor(key), commandFor(key)?.do, canvas, key.accelKey)) return
      event.preventDefault()
      // At once, so that the next key does not fall into a label that is about to go.
      if (!selection.getState().editing) view.focus()
      return
    }
    if (editor.getEditingShapeId() || isField(target)) return
    const command = commandFor(key)
    const isDone =
      command &&
      runCommand(command, {
        editor,
        view,
        projection: canvas.projection,
        edits: canvas.edits,
        selection,
        keys: canvas.layerKeys,
        mode: () => mode,
        pickLink: (from) => linkFrom(selection, from),
        onOpen: (moment) => props.onOpen?.(moment),
        onHelp: () => props.onHelp?.(),
      })
    if (!isDone) return
    event.stopPropagation()
    if (command.do !== 'leave') event.preventDefault()
  }

  const pickState = pickFrom && canvas && stateOf(canvas, pickFrom)
  return (
    // Keys are heard on their way in, before tldraw hears them; the canvas inside is what has the focus.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      className="map-canvas"
      ref={frame}
      onKeyDownCapture={onKeyDown}
      onPointerDownCapture={(event) => {
        isTouched.current = true
        focusOnPress(event, editor)
      }}
      onWheelCapture={() => {
        isTouched.current = true
      }}
      onPaste={(event) => {
        if (!canvas || !editor || isField(event.target) || mode === 'look') return
        event.preventDefault()
        const { x, y } = editor.getViewportPageBounds().center
        if (event.clipboardData.files.length > 0) canvas.say('noImages')
        else canvas.edits.addWords(event.clipboardData.getData('text/plain'), { x, y })
      }}
    >
      {canvas && slots ? (
        <CanvasProvider value={canvas}>
          <SlotProvider value={slots}>
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
              autoFocus
              onMount={onMount}
            />
          </SlotProvider>
        </CanvasProvider>
      ) : null}
      {pickFrom && pickState && view ? (
        <PlacedPicker
          view={view}
          state={pickState}
          from={pickFrom}
          onClose={() => linkFrom(selection, undefined)}
          onPick={(to) => {
            linkFrom(selection, undefined)
            canvas.edits.link(pickFrom, to)
            view.focus()
          }}
        />
      ) : null}
      {children}
    </div>
  )
}

const noBindings: readonly never[] = []
const textOptions = { tipTapConfig: { extensions: tipTapDefaultExtensions }, addFontsFromNode: defaultAddFontsFromNode }
const canvasOptions = { maxPages: 1, createTextOnCanvasDoubleClick: false, maxShapesPerPage: 12_000 }
const cameraOptions = { zoomSteps: [0.1, 0.25, 0.5, 0.75, 1, 1.5, 2, 4] }

/** True where the key is ours and the browser must not have it. */
function runLabelKey(
  command: ReturnType<typeof labelCommandFor>,
  canvasCommand: string | undefined,
  canvas: Canvas,
  isAccel: boolean,
): boolean {
  const { editing } = canvas.selection.getState()
  if (!editing) return false
  switch (command) {
    case 'close':
      editMoment(canvas.selection, undefined)
      return true
    case 'next': {
      const goesOn = stateOf(canvas, editing)?.links.some((link) => link.from === editing && link.kind === 'next')
      if (goesOn) editMoment(canvas.selection, undefined)
      else canvas.edits.addNext(editing)
      return true
    }
    case 'branch':
      canvas.edits.addBranch(editing)
      return true
    case 'type':
      if (!isAccel || (canvasCommand !== 'undo' && canvasCommand !== 'redo')) return false
      canvas.edits[canvasCommand]()
      return true
  }
}

function stateOf(canvas: Canvas, id: MomentId) {
  return canvas
    .layerKeys()
    .map((key) => canvas.projection.layer(key))
    .find((state) => state?.places.has(id))
}

/** A press on the canvas gives it the keyboard; tldraw leaves the focus where it was. */
function focusOnPress(event: React.PointerEvent, editor: Editor | undefined): void {
  const { target } = event
  const container = editor?.getContainer()
  if (!container || !(target instanceof Element) || !container.contains(target)) return
  if (isField(target) || target.closest('button, a') || editor?.getEditingShapeId()) return
  container.focus({ preventScroll: true })
}

function isField(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement)
  )
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
