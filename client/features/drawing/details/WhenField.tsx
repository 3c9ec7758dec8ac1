import { useId } from 'react'
import { type Moment, maxWhenLength } from '#shared/model/moment.ts'
import { useTextField } from '../../../ui/fields/use-text-field.ts'
import { CheckRow } from './CheckRow.tsx'
import { detailWords } from './messages.ts'
import type { MomentWriter } from './moment-writer.ts'

export type WhenFieldProps = {
  readonly moment: Pick<Moment, 'when' | 'behindTheScenes'>
  readonly readOnly: boolean
  readonly writer: MomentWriter
}

/** When it happens or how long it takes, and whether the customer sees it. */
export function WhenField({ moment, readOnly, writer }: WhenFieldProps) {
  const id = useId()
  const field = useTextField<HTMLInputElement>({
    value: moment.when ?? '',
    onWrite: (when) => writer.change({ when }, 'typing'),
    onUndo: writer.undo,
    onRedo: writer.redo,
  })
  return (
    <>
      <dt>
        <label htmlFor={id}>{detailWords.when}</label>
      </dt>
      <dd>
        <input
          {...field}
          id={id}
          className="hand-line"
          maxLength={maxWhenLength}
          readOnly={readOnly}
          placeholder={readOnly ? '' : detailWords.whenHint}
        />
      </dd>
      <CheckRow
        words={detailWords.behindTheScenes}
        checked={moment.behindTheScenes ?? false}
        readOnly={readOnly}
        onChange={(behindTheScenes) => writer.change({ behindTheScenes })}
      />
    </>
  )
}
