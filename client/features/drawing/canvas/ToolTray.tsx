import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import type { CanvasTool, CanvasView } from '../../../canvas/canvas-view-type.ts'
import type { OpenDocument } from '../../../sync/board-sync.ts'
import { useMedia } from '../../../ui/browser/use-media.ts'
import { imageWords } from '../images/messages.ts'
import { pickImages } from '../images/pick-images.ts'
import { drawingWords } from './messages.ts'

type Tool = { readonly tool: CanvasTool; readonly word: string; readonly key: string }

const always: readonly Tool[] = [
  { tool: 'select', word: drawingWords.select, key: 'V' },
  { tool: 'moment', word: drawingWords.moment, key: 'M' },
  { tool: 'link', word: drawingWords.link, key: 'A' },
  { tool: 'draw', word: drawingWords.pen, key: 'P' },
]
/** Beside the others where there is room, behind “More” on a phone. */
const often: readonly Tool[] = [
  { tool: 'sticky', word: drawingWords.sticky, key: 'S' },
  { tool: 'figure', word: drawingWords.figure, key: 'F' },
]
const rarely: readonly Tool[] = [
  { tool: 'eraser', word: drawingWords.eraser, key: 'E' },
  { tool: 'highlight', word: drawingWords.marker, key: 'K' },
  { tool: 'text', word: drawingWords.words, key: 'T' },
]

export type ToolTrayProps = {
  readonly view: CanvasView
  readonly document: OpenDocument
  readonly showsFeelings: boolean
  readonly onFeelings: () => void
}

/** The tools of drawing, in words with their keys; those that are needed less often lie behind “More”. */
export function ToolTray({ view, document, showsFeelings, onFeelings }: ToolTrayProps) {
  const canUndo = useSyncExternalStore(document.undo.onChange, document.undo.canUndo)
  const canRedo = useSyncExternalStore(document.undo.onChange, document.undo.canRedo)
  const isNarrow = useMedia('(max-width: 699px)')
  return (
    <div className="tray-place" role="toolbar" aria-label={drawingWords.tools}>
      <PenAlone view={view} />
      <div className="tray">
        {(isNarrow ? always : [...always, ...often]).map((tool) => (
          <ToolButton key={tool.tool} view={view} tool={tool} />
        ))}
        <More view={view} tools={isNarrow ? [...often, ...rarely] : rarely}>
          <button
            type="button"
            aria-keyshortcuts="Shift+T"
            onClick={() => {
              view.tidy()
              view.zoomToFit({ animate: true })
              view.focus()
            }}
          >
            {drawingWords.tidy} <em aria-hidden="true">⇧T</em>
          </button>
          <button
            type="button"
            aria-keyshortcuts="I"
            onClick={() => {
              void pickImages().then((files) => view.ink.addImages(files))
              view.focus()
            }}
          >
            {imageWords.image} <em aria-hidden="true">I</em>
          </button>
          <button type="button" aria-pressed={showsFeelings} aria-keyshortcuts="G" onClick={onFeelings}>
            {drawingWords.feelingsButton} <em aria-hidden="true">G</em>
          </button>
        </More>
        <button type="button" disabled={!canUndo} aria-keyshortcuts="Z" onClick={() => void document.undo.undo()}>
          {drawingWords.undo} <em aria-hidden="true">Z</em>
        </button>
        {canRedo && !isNarrow ? (
          <button type="button" aria-keyshortcuts="Shift+Z" onClick={() => void document.undo.redo()}>
            {drawingWords.redo} <em aria-hidden="true">⇧Z</em>
          </button>
        ) : null}
      </div>
    </div>
  )
}

function ToolButton({ view, tool: { tool, word, key } }: { view: CanvasView; tool: Tool }) {
  const current = useSyncExternalStore(view.tools.onChange, view.tools.current)
  return (
    <button
      type="button"
      aria-pressed={tool === current}
      aria-keyshortcuts={key}
      onClick={() => {
        view.tools.choose(tool)
        view.focus()
      }}
    >
      {word} <em aria-hidden="true">{key}</em>
    </button>
  )
}

/** What lies behind “More”; the button carries the name of the tool in hand where it is one of them. */
function More({ view, tools, children }: { view: CanvasView; tools: readonly Tool[]; children: React.ReactNode }) {
  const [isOpen, setOpen] = useState(false)
  const place = useRef<HTMLDivElement>(null)
  const current = useSyncExternalStore(view.tools.onChange, view.tools.current)
  const inHand = tools.find(({ tool }) => tool === current)
  useEffect(() => {
    if (!isOpen) return undefined
    const close = (event: Event) => {
      if (event.target instanceof Node && !place.current?.contains(event.target)) setOpen(false)
    }
    document.addEventListener('pointerdown', close, true)
    return () => document.removeEventListener('pointerdown', close, true)
  }, [isOpen])
  return (
    // Escape is heard for the button and for what it opens.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      ref={place}
      className="tray-more"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !isOpen) return
        event.stopPropagation()
        setOpen(false)
        place.current?.querySelector('button')?.focus()
      }}
    >
      <button
        type="button"
        aria-expanded={isOpen}
        aria-pressed={inHand !== undefined}
        aria-label={inHand ? `${drawingWords.more}: ${inHand.word}` : drawingWords.more}
        className={inHand ? 'in-hand' : ''}
        onClick={() => setOpen(!isOpen)}
      >
        {inHand?.word ?? drawingWords.more}
      </button>
      {isOpen ? (
        // What is pressed here is done, and the sheet goes; the buttons themselves are what is heard.
        // oxlint-disable-next-line jsx-a11y/no-static-element-interactions, jsx-a11y/click-events-have-key-events
        <div className="tray-more-sheet sheet lift" onClick={() => setOpen(false)}>
          {tools.map((tool) => (
            <ToolButton key={tool.tool} view={view} tool={tool} />
          ))}
          {children}
        </div>
      ) : null}
    </div>
  )
}

/** Once a pen was used, a sentence says what fingers do, and takes it back. */
function PenAlone({ view }: { view: CanvasView }) {
  const isAlone = useSyncExternalStore(view.pen.onChange, view.pen.isAlone)
  if (!isAlone) return null
  return (
    <p className="pen-alone sheet">
      {drawingWords.penAlone}{' '}
      <button type="button" onClick={() => view.pen.letFingersDraw()}>
        {drawingWords.letFingersDraw}
      </button>
    </p>
  )
}
