import { useLayoutEffect, useRef } from 'react'
import { maxTextLength, type Moment } from '#shared/model/moment.ts'
import { readTypedLabel } from '#shared/model/typed-label.ts'
import { Grow } from '../../../ui/fields/Grow.tsx'
import { useTextField } from '../../../ui/fields/use-text-field.ts'
import type { MomentWriter } from '../details/moment-writer.ts'
import { outlineWords } from './messages.ts'

export type LabelFieldProps = {
  readonly number: string
  readonly moment: Moment
  readonly isPending: boolean
  readonly readOnly: boolean
  readonly writer: MomentWriter
  /** A mouth was typed: the word comes next. */
  readonly onFeeling: () => void
  /** True where it was taken as rows and is no text for the label. */
  readonly onPasteRows: (data: DataTransfer) => boolean
  readonly onKey: (event: React.KeyboardEvent<HTMLTextAreaElement>) => void
}

/** The label of the open row, letter by letter in the document; kinds and feelings can be typed with it. */
export function LabelField(props: LabelFieldProps) {
  const { number, moment, isPending, readOnly, writer, onFeeling, onPasteRows, onKey } = props
  const { ref, onKeyDown, ...field } = useTextField<HTMLTextAreaElement>({
    value: moment.label,
    onWrite(typed) {
      const { label, kind, valence } = readTypedLabel(moment.label, typed)
      if (kind === undefined && valence === undefined) return writer.change({ label }, 'typing')
      writer.change({
        label,
        ...(kind ? { kind } : {}),
        ...(valence === undefined ? {} : { feeling: { valence, word: moment.feeling?.word ?? '' } }),
      })
      if (valence !== undefined) onFeeling()
    },
    onUndo: writer.undo,
    onRedo: writer.redo,
  })
  const opened = useRef(false)
  useLayoutEffect(() => {
    if (opened.current) return
    opened.current = true
    ref.current?.focus()
    ref.current?.setSelectionRange(moment.label.length, moment.label.length)
  })
  return (
    <Grow text={moment.label}>
      <textarea
        {...field}
        ref={ref}
        rows={1}
        className="label-line"
        readOnly={readOnly}
        maxLength={maxTextLength}
        aria-label={outlineWords.label(number)}
        placeholder={isPending ? (number === '1' ? outlineWords.whatFirst : outlineWords.whatNext) : ''}
        onPaste={(event) => {
          if (!readOnly && onPasteRows(event.clipboardData)) event.preventDefault()
        }}
        onKeyDown={(event) => {
          onKey(event)
          if (!event.defaultPrevented) onKeyDown(event)
        }}
      />
    </Grow>
  )
}
