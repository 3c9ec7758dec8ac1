import { perform } from '../acts/perform.ts'
import { draw } from '../acts/screen-acts.ts'
import { useEffect, useSyncExternalStore } from 'react'
import { readInk, whoDrew } from '#shared/documents/ink-document.ts'
import type { CanvasTool, CanvasView } from '../../../canvas/canvas-view-type.ts'
import { useRead } from '../../../sync/board-context.tsx'
import { Key } from '../../../ui/Key.tsx'
import { useMerge } from '../merge-context.tsx'
import { messages } from '../messages.ts'

const words = messages.ink
/** The keys are those of drawing alone. */
const tools: readonly { readonly tool: CanvasTool; readonly word: string; readonly key: string }[] = [
  { tool: 'select', word: words.select, key: 'V' },
  { tool: 'draw', word: words.pen, key: 'P' },
  { tool: 'highlight', word: words.marker, key: 'K' },
  { tool: 'eraser', word: words.eraser, key: 'E' },
  { tool: 'sticky', word: words.note, key: 'S' },
  { tool: 'text', word: words.words, key: 'T' },
]

/** What one draws with around the shared moments, only while one does; and who drew what is selected. */
export function InkTools({ view, isDrawing }: { view: CanvasView; isDrawing: boolean }) {
  const merge = useMerge()
  const current = useSyncExternalStore(view.tools.onChange, view.tools.current)
  useEffect(() => {
    if (!isDrawing) return undefined
    view.tools.choose('draw')
    view.focus()
    return () => {
      view.tools.choose('select')
      view.ink.letGo()
    }
  }, [isDrawing, view])
  const author = useSelectedAuthor(view)
  if (!isDrawing) return author ? <output className="ink-author sheet small">{words.drawnBy(author)}</output> : null
  return (
    <div className="ink-tools sheet lift" role="toolbar" aria-label={words.tools}>
      {tools.map(({ tool, word, key }) => (
        <button
          key={tool}
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
      ))}
      <button type="button" aria-keyshortcuts="Escape" onClick={() => perform(merge, draw)}>
        {words.done} <Key name="Esc" />
      </button>
      {author ? <output className="small quiet">{words.drawnBy(author)}</output> : null}
    </div>
  )
}

/** The name of whoever drew the one thing that is selected, where it says so. */
function useSelectedAuthor(view: CanvasView): string | undefined {
  const { document, nameOf } = useMerge()
  const ink = useRead(document, readInk)
  const selected = useSyncExternalStore(view.ink.onSelect, () => view.ink.selected().join('|'))
  const record = ink.find(({ id }) => id === selected)
  const by = record && whoDrew(record)
  return by && nameOf(by)
}
