import { useSyncExternalStore } from 'react'
import type { CanvasTool, CanvasView } from '../../../canvas/layers.ts'
import type { OpenDocument } from '../../../sync/board-sync.ts'
import { drawingWords } from './messages.ts'

const tools: readonly { readonly tool: CanvasTool; readonly word: string; readonly key: string }[] = [
  { tool: 'select', word: drawingWords.select, key: 'V' },
  { tool: 'moment', word: drawingWords.moment, key: 'M' },
  { tool: 'link', word: drawingWords.arrow, key: 'A' },
  { tool: 'draw', word: drawingWords.pen, key: 'P' },
  { tool: 'highlight', word: drawingWords.marker, key: 'K' },
  { tool: 'text', word: drawingWords.words, key: 'T' },
  { tool: 'eraser', word: drawingWords.eraser, key: 'E' },
]

export type ToolTrayProps = {
  readonly view: CanvasView
  readonly document: OpenDocument
  readonly showsFeelings: boolean
  readonly onFeelings: () => void
}

/** The tools of drawing, in words with their keys. */
export function ToolTray({ view, document, showsFeelings, onFeelings }: ToolTrayProps) {
  const current = useSyncExternalStore(view.tools.onChange, view.tools.current)
  const canUndo = useSyncExternalStore(document.undo.onChange, document.undo.canUndo)
  const canRedo = useSyncExternalStore(document.undo.onChange, document.undo.canRedo)
  return (
    <div className="tray" role="toolbar" aria-label={drawingWords.tools}>
      {tools.map(({ tool, word, key }) => (
        <button
          key={tool}
          type="button"
          className={tool === 'eraser' || tool === 'text' || tool === 'highlight' ? 'secondary' : ''}
          aria-pressed={tool === current}
          aria-keyshortcuts={key}
          onClick={() => {
            view.tools.choose(tool)
            view.focus()
          }}
        >
          {word} <em aria-hidden="true">{key}</em>
        </button>
      ))}
      <button
        type="button"
        className="secondary"
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
        className="secondary"
        aria-pressed={showsFeelings}
        aria-keyshortcuts="G"
        onClick={onFeelings}
      >
        {drawingWords.feelingsButton} <em aria-hidden="true">G</em>
      </button>
      <button type="button" disabled={!canUndo} aria-keyshortcuts="Z" onClick={() => void document.undo.undo()}>
        {drawingWords.undo} <em aria-hidden="true">Z</em>
      </button>
      {canRedo ? (
        <button type="button" aria-keyshortcuts="Shift+Z" onClick={() => void document.undo.redo()}>
          {drawingWords.redo} <em aria-hidden="true">⇧Z</em>
        </button>
      ) : null}
    </div>
  )
}
