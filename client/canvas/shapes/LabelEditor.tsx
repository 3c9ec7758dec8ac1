import { useSyncExternalStore } from 'react'
import { momentText } from '#shared/documents/map-document.ts'
import type { MomentId } from '#shared/model/ids.ts'
import { maxTextLength } from '#shared/model/moment.ts'
import type { OpenDocument } from '../../sync/open-document.ts'
import { useCanvasTable } from '../canvas-context.ts'
import { canvasWords } from '../messages.ts'
import { WordsEditor } from './WordsEditor.tsx'

/** The open label of a moment, letter by letter in its document. */
export function LabelEditor({ momentId, layerKey }: { momentId: MomentId; layerKey: string }) {
  const { projection } = useCanvasTable()
  const document = projection.layer(layerKey)?.layer.document
  return document ? <LabelField document={document} momentId={momentId} /> : null
}

function LabelField({ document, momentId }: { document: OpenDocument; momentId: MomentId }) {
  const { edits, onTooLong } = useCanvasTable()
  const readLabel = () => momentText(document.doc, momentId, 'label')?.toString() ?? ''
  const label = useSyncExternalStore(document.onChange, readLabel)
  return (
    <WordsEditor
      words={label}
      onWrite={(next) => edits.writeLabel(momentId, next)}
      name={canvasWords.labelOf}
      className="label-editor"
      placeholder={canvasWords.labelExample}
      maxLength={maxTextLength}
      onPaste={({ currentTarget: { value, selectionStart, selectionEnd }, clipboardData }) => {
        const { length } = clipboardData.getData('text/plain')
        if (value.length - (selectionEnd - selectionStart) + length > maxTextLength) onTooLong()
      }}
    />
  )
}
