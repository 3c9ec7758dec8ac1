import { useId, useLayoutEffect, useRef, useState } from 'react'
import type { OutlineRow } from '#shared/layout/outline-order.ts'
import type { MomentId } from '#shared/model/ids.ts'
import type { Moment } from '#shared/model/moment.ts'
import { outlineWords } from './messages.ts'
import { findRows } from './row-words.ts'

export type RowPickerProps = {
  /** “and again from…”, or “goes on from…” in a row that is new. */
  readonly words: string
  readonly rows: readonly OutlineRow[]
  readonly moments: ReadonlyMap<MomentId, Moment>
  readonly onPick: (to: MomentId, label: string) => void
  readonly onCancel: () => void
}

const shownAtMost = 8

/** “and again from …”: a moment by its number or some of its letters. */
export function RowPicker({ words, rows, moments, onPick, onCancel }: RowPickerProps) {
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState('')
  const [chosen, setChosen] = useState(0)
  const found = findRows(rows, (row) => moments.get(row.momentId)?.label ?? '', typed)
  const shown = found.rows.slice(0, shownAtMost)
  const at = Math.min(chosen, shown.length - 1)
  useLayoutEffect(() => input.current?.focus(), [])

  function pick(row: OutlineRow | undefined) {
    if (row) onPick(row.momentId, found.label)
  }

  function onKeyDown(event: React.KeyboardEvent) {
    if (event.nativeEvent.isComposing) return
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (by !== 0) setChosen(Math.max(0, Math.min(at + by, shown.length - 1)))
    else if (event.key === 'Enter') pick(shown[at])
    else if (event.key === 'Escape' || (event.key === 'Backspace' && typed === '')) onCancel()
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <div className="link-picker">
      <label htmlFor={id}>{words}</label>
      <input
        ref={input}
        id={id}
        role="combobox"
        aria-label={`${words} ${outlineWords.pickerLabel}`}
        aria-expanded={shown.length > 0}
        aria-controls={`${id}-list`}
        aria-activedescendant={shown[at] ? `${id}-${shown[at].momentId}` : undefined}
        aria-describedby={`${id}-help`}
        autoComplete="off"
        placeholder={outlineWords.pickerHint}
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value)
          setChosen(0)
        }}
        onKeyDown={onKeyDown}
        onBlur={onCancel}
      />
      <span className="unseen" id={`${id}-help`}>
        {outlineWords.pickerHelp}
      </span>
      {/* No native list can be chosen from while the field keeps the focus: arrows in the field choose. */}
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role */}
      <div className="choices" role="listbox" id={`${id}-list`} aria-label={words} tabIndex={-1}>
        {shown.map((row, index) => (
          <div
            key={row.momentId}
            id={`${id}-${row.momentId}`}
            // An option of the list above.
            // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            // Before the field loses its focus.
            onPointerDown={(event) => {
              event.preventDefault()
              pick(row)
            }}
          >
            <span className="num">{row.number}</span> {moments.get(row.momentId)?.label || outlineWords.withoutWords}
          </div>
        ))}
      </div>
      {shown.length === 0 ? <span className="quiet">{outlineWords.pickerNothing}</span> : null}
    </div>
  )
}
