import { useEffect, useId, useMemo, useRef, useState } from 'react'
import type { MomentId } from '#shared/model/ids.ts'
import { Kind } from '../../ui/drawn/KindMark.tsx'
import { findTargets } from './find-targets.ts'
import { canvasWords } from '../messages.ts'
import type { LayerState } from '../layer-state.ts'

export type LinkPickerProps = {
  readonly from: MomentId
  readonly state: LayerState
  readonly onPick: (to: MomentId) => void
  /** The focus went elsewhere. */
  readonly onClose: () => void
  /** By a key: the focus goes back to where it came from. */
  readonly onCancel: () => void
}

/** Chooses where a link goes, by a few letters and the arrow keys. */
export function LinkPicker({ from, state, onPick, onClose, onCancel }: LinkPickerProps) {
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const found = useMemo(() => findTargets(state.moments, from, typed), [state, from, typed])
  const chosen = found[Math.min(at, found.length - 1)]
  useEffect(() => input.current?.focus(), [])

  function onKeyDown(event: React.KeyboardEvent) {
    event.stopPropagation()
    if (event.nativeEvent.isComposing) return
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step !== 0) setAt((index) => (index + step + found.length) % Math.max(1, found.length))
    else if (event.key === 'Enter' && chosen) onPick(chosen.id)
    else if (event.key === 'Escape' || event.key === 'Tab') onCancel()
    else return
    event.preventDefault()
  }

  return (
    <div className="canvas-link-picker sheet lift">
      <label className="label" htmlFor={id}>
        {canvasWords.linkTo}
      </label>
      <input
        ref={input}
        id={id}
        className="field"
        role="combobox"
        autoComplete="off"
        aria-expanded="true"
        aria-controls={`${id}-list`}
        aria-activedescendant={chosen ? `${id}-${chosen.id}` : undefined}
        placeholder={canvasWords.linkToHint}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value)
          setAt(0)
        }}
        onKeyDown={onKeyDown}
        onBlur={onClose}
      />
      {/* No native list can be chosen from while the field keeps the focus: arrows in the field choose. */}
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role */}
      <div className="options" id={`${id}-list`} role="listbox" aria-label={canvasWords.linkTo} tabIndex={-1}>
        {found.map((moment) => (
          <div
            key={moment.id}
            id={`${id}-${moment.id}`}
            // An option of the list above.
            // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
            role="option"
            tabIndex={-1}
            aria-selected={moment === chosen}
            onPointerDown={(event) => {
              event.preventDefault()
              onPick(moment.id)
            }}
          >
            {moment.label || canvasWords.emptyLabel} <Kind kind={moment.kind} />
          </div>
        ))}
      </div>
      {found.length === 0 ? <p className="small faint">{canvasWords.noSuchMoment}</p> : null}
    </div>
  )
}
