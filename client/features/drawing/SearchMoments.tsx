import { useEffect, useId, useMemo, useRef, useState } from 'react'
import { readMoments } from '#shared/documents/map-document.ts'
import type { MomentId } from '#shared/model/ids.ts'
import type { Moment } from '#shared/model/moment.ts'
import { useRead } from '../../sync/board-context.tsx'
import type { OpenDocument } from '../../sync/board-sync.ts'
import { Kind } from '../../ui/drawn/KindMark.tsx'
import { findMoments } from './find-moments.ts'
import { drawingWords } from './canvas/messages.ts'

export type SearchMomentsProps = {
  readonly document: OpenDocument
  /** Shows where a moment stands; the field keeps the focus. */
  readonly onShow: (id: MomentId) => void
  /** It was found, or looked for no longer: the focus goes back. */
  readonly onDone: (found: MomentId | undefined) => void
  /** It is to be put away, wherever the focus is. */
  readonly onClose: () => void
}

const maxShown = 8

/** Looks for moments by their words; the arrow keys show each where it stands, Enter stays there. */
export function SearchMoments({ document, onShow, onDone, onClose }: SearchMomentsProps) {
  const id = useId()
  const moments = useRead(document, readMoments)
  const input = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const found = useMemo(() => findMoments(moments, typed), [moments, typed])
  const shown = found.slice(0, maxShown)
  const chosen = shown[Math.min(at, shown.length - 1)]
  useEffect(() => input.current?.focus(), [])

  function show(moment: Moment | undefined) {
    if (moment) onShow(moment.id)
  }

  function close(found: Moment | undefined) {
    onClose()
    onDone(found?.id)
  }

  function onKeyDown(event: React.KeyboardEvent) {
    event.stopPropagation()
    if (event.nativeEvent.isComposing) return
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step !== 0 && shown.length > 0) {
      const next = (at + step + shown.length) % shown.length
      setAt(next)
      show(shown[next])
    } else if (event.key === 'Enter') {
      show(chosen)
      close(chosen)
    } else if (event.key === 'Escape') close(undefined)
    else return
    event.preventDefault()
  }

  return (
    // Leaving it puts it away, however one leaves.
    <search
      className="search-moments canvas-link-picker sheet lift"
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) onClose()
      }}
    >
      <label className="label" htmlFor={id}>
        {drawingWords.search}
      </label>
      <input
        ref={input}
        id={id}
        className="field"
        role="combobox"
        autoComplete="off"
        maxLength={200}
        aria-expanded={shown.length > 0}
        aria-controls={`${id}-list`}
        aria-activedescendant={chosen ? `${id}-${chosen.id}` : undefined}
        placeholder={drawingWords.searchHint}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value)
          setAt(0)
        }}
        onKeyDown={onKeyDown}
      />
      {/* No native list can be chosen from while the field keeps the focus: arrows in the field choose. */}
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role */}
      <div className="options" role="listbox" tabIndex={-1} id={`${id}-list`} aria-label={drawingWords.search}>
        {shown.map((moment) => (
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
              show(moment)
              close(moment)
            }}
          >
            {moment.label} <Kind kind={moment.kind} />
          </div>
        ))}
      </div>
      {typed.trim() ? (
        <output className="quiet">
          {found.length === 0 ? drawingWords.searchNothing : drawingWords.searchFound(found.length)}
        </output>
      ) : null}
    </search>
  )
}
