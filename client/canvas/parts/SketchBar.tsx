import type { Editor } from 'tldraw'
import type { MomentId } from '#shared/model/ids.ts'
import { maxSketchWords } from '#shared/model/sketch.ts'
import { Button } from '../../ui/Button.tsx'
import { useTextField } from '../../ui/fields/use-text-field.ts'
import type { Canvas } from '../create-canvas.ts'
import { canvasWords } from '../messages.ts'
import { useOpenSketch } from '../tools/use-open-sketch.ts'

/** What one needs while the sheet inside a moment is open: pen, eraser, what it shows, and the way back. */
export function SketchBar({ canvas, editor }: { canvas: Canvas; editor: Editor }) {
  const { openSketch } = canvas
  const opened = useOpenSketch(editor, openSketch)
  if (!opened) return null
  const { sheet, moment } = opened
  const done = () => {
    editor.setCurrentTool('select')
    editor.getContainer().focus({ preventScroll: true })
  }
  const tool = (erases: boolean, word: string) => (
    <button
      type="button"
      aria-pressed={sheet.erases === erases}
      aria-keyshortcuts={erases ? 'E' : 'P'}
      onClick={() => {
        openSketch.update((now) => now && { ...now, erases })
        editor.getContainer().focus({ preventScroll: true })
      }}
    >
      {word}
    </button>
  )
  return (
    // Escape is heard for all that is in it.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      className="sketch-bar sheet"
      role="toolbar"
      tabIndex={-1}
      aria-label={canvasWords.sketchIn(moment.label)}
      onKeyDown={(event) => {
        event.stopPropagation()
        if (event.key !== 'Escape' && !(event.key === 'Enter' && event.target instanceof HTMLInputElement)) return
        event.preventDefault()
        done()
      }}
    >
      {tool(false, canvasWords.sketchPen)}
      {tool(true, canvasWords.sketchEraser)}
      {moment.sketch ? (
        <SketchWords key={moment.momentId} canvas={canvas} id={moment.momentId} words={moment.sketch.words ?? ''} />
      ) : null}
      <Button look="soft" size="small" onClick={done}>
        {canvasWords.sketchDone}
      </Button>
    </div>
  )
}

function SketchWords({ canvas, id, words }: { canvas: Canvas; id: MomentId; words: string }) {
  const field = useTextField<HTMLInputElement>({
    value: words,
    onWrite: (next) => canvas.edits.drawSketch(id, { words: next }),
    onUndo: canvas.edits.undo,
    onRedo: canvas.edits.redo,
  })
  return (
    <input
      {...field}
      className="field"
      aria-label={canvasWords.sketchShows}
      placeholder={canvasWords.sketchShowsHint}
      maxLength={maxSketchWords}
    />
  )
}
