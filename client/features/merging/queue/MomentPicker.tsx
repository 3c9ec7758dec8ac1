import { perform } from '../acts/perform.ts'
import { link } from '../acts/link-acts.ts'
import { putInto } from '../acts/moment-acts.ts'
import { useEffect, useId, useRef, useState } from 'react'
import type { MomentId } from '#shared/model/ids.ts'
import type { Relation } from '#shared/model/shared-map.ts'
import { Button } from '../../../ui/Button.tsx'
import { useMerge } from '../merge-context.tsx'
import { messages } from '../messages.ts'
import { type Choice, choicesFor, matching, waysFor } from './pick-choices.ts'

const shown = 8

/**
 * Which moment some others are the same as, or a part of. Typing finds it, Enter takes the first, the arrows go through
 * the list.
 */
export function MomentPicker({ ids, relation }: { ids: readonly MomentId[]; relation: Relation | 'link' }) {
  const merge = useMerge()
  const id = useId()
  const picker = useRef<HTMLDivElement>(null)
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState<MomentId>()
  const choices =
    relation === 'link' ? waysFor(ids, merge.board) : choicesFor(ids, relation, merge.board, merge.suggestions)
  const found = matching(choices, typed).slice(0, shown)
  // Enter in the field takes the first: what is to be said about it stands there before.
  const inHand = found.some(({ key }) => key === at) ? at : typed === '' ? undefined : found[0]?.key
  const label = messages.picker[relation]

  useEffect(() => {
    picker.current?.querySelector('input')?.focus()
    picker.current?.scrollIntoView({ block: 'nearest' })
  }, [])

  function close(): void {
    const panel = picker.current?.closest<HTMLElement>('.merge-panel')
    merge.screen.setState({ picking: undefined })
    panel?.focus()
  }

  function choose(choice: Choice | undefined): void {
    if (!choice) return
    const [from] = ids
    if (relation !== 'link') perform(merge, putInto(choice.ids, choice.target, relation))
    else if (from) perform(merge, link(from, choice.key))
    close()
  }

  function press(event: React.KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return
    const isField = event.target instanceof HTMLInputElement
    if (event.key === 'ArrowDown') moveFocus(picker.current, 1)
    else if (event.key === 'ArrowUp') moveFocus(picker.current, -1)
    else if (event.key === 'Enter' && isField) choose(found[0])
    else if (event.key === 'Escape') close()
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    // The keys belong to the field and the buttons inside; they are heard here so that arrows can go from one to the next.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div className="picker" ref={picker} onKeyDown={press}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className="field"
        autoComplete="off"
        placeholder={messages.picker.filter}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <ul>
        {found.map((choice) => (
          <li key={choice.key}>
            <button
              type="button"
              onClick={() => choose(choice)}
              onFocus={() => setAt(choice.key)}
              onPointerEnter={() => setAt(choice.key)}
            >
              {choice.label || messages.queue.noWords} <span className="faint">{choice.note}</span>
              {choice.key === inHand ? (
                <span className="picker-warnings">
                  {relation === 'link' ? '' : merge.guard.warnings(choice.ids, choice.target, relation).join(' ')}
                </span>
              ) : null}
            </button>
          </li>
        ))}
      </ul>
      {found.length === 0 ? <p className="small quiet">{messages.picker.none}</p> : null}
      <Button look="link" size="small" onClick={close}>
        {messages.picker.cancel}
      </Button>
    </div>
  )
}

function moveFocus(picker: HTMLElement | null, step: number): void {
  const stops = [...(picker?.querySelectorAll<HTMLElement>('input, li button') ?? [])]
  const at = stops.findIndex((stop) => stop === document.activeElement)
  stops[Math.max(0, Math.min(stops.length - 1, at + step))]?.focus()
}
