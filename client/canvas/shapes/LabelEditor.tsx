import { useEffect, useSyncExternalStore } from 'react'
import { momentText } from '#shared/documents/map-document.ts'
import type { MomentId } from '#shared/model/ids.ts'
import { maxTextLength } from '#shared/model/moment.ts'
import type { OpenDocument } from '../../sync/open-document.ts'
import { useTextField } from '../../ui/use-text-field.ts'
import { useCanvasTable } from '../canvas-context.ts'
import { canvasWords } from '../messages.ts'

/** The open label of a moment, letter by letter in its document. What the keys do here is decided in `canvas-keys.ts`. */
export function LabelEditor({ momentId, layerKey }: { momentId: MomentId; layerKey: string }) {
  const { projection } = useCanvasTable()
  const document = projection.layer(layerKey)?.layer.document
  return document ? <LabelField document={document} momentId={momentId} /> : null
}

function LabelField({ document, momentId }: { document: OpenDocument; momentId: MomentId }) {
  const { edits, onTooLong } = useCanvasTable()
  const readLabel = () => momentText(document.doc, momentId, 'label')?.toString() ?? ''
  const label = useSyncExternalStore(document.onChange, readLabel)
  const field = useTextField<HTMLTextAreaElement>({
    value: label,
    onWrite: (next) => edits.writeLabel(momentId, next),
    onUndo: edits.undo,
    onRedo: edits.redo,
  })
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
      className="label-editor"
      aria-label={canvasWords.labelOf}
      placeholder={canvasWords.labelExample}
      maxLength={maxTextLength}
      rows={1}
      spellCheck
      onPaste={({ currentTarget: { value, selectionStart, selectionEnd }, clipboardData }) => {
        const { length } = clipboardData.getData('text/plain')
        if (value.length - (selectionEnd - selectionStart) + length > maxTextLength) onTooLong()
      }}
      // The canvas below would take the pointer for itself.
      onPointerDown={(event) => event.stopPropagation()}
      onPointerMove={(event) => event.stopPropagation()}
      onPointerUp={(event) => event.stopPropagation()}
    />
  )
}
