import { memo } from 'react'
import type { OutlineRow } from '#shared/layout/outline-order.ts'
import type { Moment } from '#shared/model/moment.ts'
import { Kind } from '../../../ui/drawn/KindMark.tsx'
import { Feel } from '../../../ui/drawn/Mouth.tsx'
import { outlineWords } from './messages.ts'
import { describeRow, goesOf } from './row-words.ts'

export type ClosedRowProps = {
  readonly row: OutlineRow
  readonly moment: Moment
  /** Another row follows from this one. */
  readonly goesOn: boolean
  /** Tab reaches one closed row; arrows reach the others. */
  readonly isCurrent: boolean
  /** One of several on which the keys act. */
  readonly isChosen: boolean
  readonly takesFocus: boolean
  readonly level: number
  readonly position: number
  readonly size: number
  /** Rows that hang below it and are folded away; none where nothing hangs below it. */
  readonly folded: number | undefined
  /** A quiet line about its words. */
  readonly hint: string | undefined
  /** Its number is where a hand takes it. */
  readonly canMove: boolean
}

/** One line of the outline. The list hears its clicks and keys; `createKeeper` keeps what says the same. */
export const ClosedRow = memo(function ClosedRow(props: ClosedRowProps) {
  const { row, moment, goesOn, isCurrent, isChosen, takesFocus, level, position, size, folded, hint, canMove } = props
  const goes = goesOf(row, goesOn)
  return (
    // A button that is an item of the tree: Enter and Space press it.
    <button
      type="button"
      role="treeitem"
      aria-level={level}
      aria-posinset={position}
      aria-setsize={size}
      aria-expanded={folded === undefined ? undefined : folded === 0}
      aria-selected={isCurrent || isChosen}
      className={isChosen ? 'row-face chosen' : 'row-face'}
      data-row={row.momentId}
      tabIndex={isCurrent ? 0 : -1}
      aria-label={describeRow(row, moment, goesOn)}
      ref={(button) => {
        if (button && takesFocus) button.focus()
      }}
    >
      <span className="num" data-grip={canMove ? row.momentId : undefined}>
        {row.number}
      </span>
      <Kind kind={moment.kind} />
      <span className="words">
        {row.viaLink?.label ? <span className="goes">{row.viaLink.label}: </span> : null}
        {moment.label || <span className="wordless">{outlineWords.withoutWords}</span>}
        {moment.thinking ? <span className="thought">{moment.thinking}</span> : null}
        {moment.sketch ? <span className="goes">{outlineWords.withSketch}</span> : null}
        {goes.length > 0 ? <span className="goes on">{goes.join(', ')}</span> : null}
        {moment.locked ? <span className="goes on">{outlineWords.isLocked}</span> : null}
        {moment.group ? <span className="goes on">{outlineWords.inGroup}</span> : null}
        {hint ? <span className="row-hint">{hint}</span> : null}
        {folded ? <span className="goes on">{outlineWords.folded(folded)}</span> : null}
      </span>
      {moment.feeling ? <Feel feeling={moment.feeling} /> : null}
    </button>
  )
})
