import { memo } from 'react'
import type { OutlineRow } from '#shared/layout/outline-order.ts'
import type { Moment } from '#shared/model/moment.ts'
import { Kind } from '../../../ui/KindMark.tsx'
import { Feel } from '../../../ui/Mouth.tsx'
import { outlineWords } from './messages.ts'
import { describeRow, goesOf } from './row-words.ts'

export type ClosedRowProps = {
  readonly row: OutlineRow
  readonly moment: Moment
  /** Another row follows from this one. */
  readonly goesOn: boolean
  /** Tab reaches one closed row; arrows reach the others. */
  readonly isCurrent: boolean
  readonly takesFocus: boolean
}

/** One line of the outline. The list hears its clicks and keys; `createKeeper` keeps what says the same. */
export const ClosedRow = memo(function ClosedRow({ row, moment, goesOn, isCurrent, takesFocus }: ClosedRowProps) {
  const goes = goesOf(row, goesOn)
  return (
    <button
      type="button"
      className="row-face"
      data-row={row.momentId}
      tabIndex={isCurrent ? 0 : -1}
      aria-label={describeRow(row, moment, goesOn)}
      ref={(button) => {
        if (button && takesFocus) button.focus()
      }}
    >
      <span className="num">{row.number}</span>
      <Kind kind={moment.kind} />
      <span className="words">
        {row.viaLink?.label ? <span className="goes">{row.viaLink.label}: </span> : null}
        {moment.label || <span className="wordless">{outlineWords.withoutWords}</span>}
        {moment.thinking ? <span className="thought">{moment.thinking}</span> : null}
        {goes.length > 0 ? <span className="goes on">{goes.join(', ')}</span> : null}
      </span>
      {moment.feeling ? <Feel feeling={moment.feeling} /> : null}
    </button>
  )
})
