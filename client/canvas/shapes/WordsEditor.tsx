import { type ClipboardEventHandler, useEffect } from 'react'
import { useTextField } from '../../ui/fields/use-text-field.ts'
import { useCanvasTable } from '../canvas-context.ts'

type Props = {
  readonly words: string
  readonly onWrite: (words: string) => void
  /** What a screen reader calls it. */
  readonly name: string
  readonly className: string
  readonly placeholder: string
  readonly maxLength: number
  readonly onPaste?: ClipboardEventHandler<HTMLTextAreaElement>
}

/** Words open for writing on the canvas, the caret at their end. What the keys do here is decided in `hear-key.ts`. */
export function WordsEditor({ words, onWrite, name, ...rest }: Props) {
  const { edits } = useCanvasTable()
  const field = useTextField<HTMLTextAreaElement>({ value: words, onWrite, onUndo: edits.undo, onRedo: edits.redo })
  const { ref } = field
  useEffect(() => {
    const element = ref.current
    if (!element) return
    element.focus({ preventScroll: true })
    element.setSelectionRange(element.value.length, element.value.length)
  }, [ref])
  return (
    <textarea
      {...field}
      {...rest}
      aria-label={name}
      rows={1}
      spellCheck
      // The canvas below would take the pointer for itself.
      onPointerDown={(event) => event.stopPropagation()}
      onPointerMove={(event) => event.stopPropagation()}
      onPointerUp={(event) => event.stopPropagation()}
    />
  )
}
