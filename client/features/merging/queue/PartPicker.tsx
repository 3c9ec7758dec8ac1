import { useEffect, useId, useRef, useState } from 'react'
import type { ReviewCard } from '#shared/merge/review-queue.ts'
import type { MomentId } from '#shared/model/ids.ts'
import { Button } from '../../../ui/Button.tsx'
import { membersOf, type Target } from '../decisions/decide.ts'
import { actsOf } from '../merge-acts.ts'
import { useMerge } from '../merge-context.tsx'
import { draftOf } from '../merge-screen.ts'
import { listed, messages } from '../messages.ts'
import { authorsOf, type Table } from '../table.ts'

type Whole = {
  readonly key: string
  readonly label: string
  readonly note: string
  readonly target: Target
  readonly parts: readonly MomentId[]
}

/**
 * Which moment the ones on the card are a part of: one of themselves, or one of the shared map. Typing finds it, Enter
 * takes the first, the arrows go through the list.
 */
export function PartPicker({ card }: { card: ReviewCard }) {
  const merge = useMerge()
  const id = useId()
  const picker = useRef<HTMLDivElement>(null)
  const [typed, setTyped] = useState('')
  const draft = draftOf(merge.screen.getState().draft, card.key)
  const all = wholesFor(membersOf(card, draft.leftOut), merge.table)
  const found = all.filter((whole) => matches(`${whole.label} ${whole.note}`, typed)).slice(0, 8)

  useEffect(() => picker.current?.querySelector('input')?.focus(), [])

  function close(): void {
    const panel = picker.current?.closest<HTMLElement>('.merge-panel')
    merge.screen.setState({ pickingFor: undefined })
    panel?.focus()
  }

  function choose(whole: Whole | undefined): void {
    if (!whole) return
    actsOf(merge).putInto(whole.parts, whole.target, 'part-of')
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
      <label htmlFor={id}>{messages.picker.label}</label>
      <input
        id={id}
        className="field"
        autoComplete="off"
        placeholder={messages.picker.filter}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <ul>
        {found.map((whole) => (
          <li key={whole.key}>
            <button type="button" onClick={() => choose(whole)}>
              {whole.label} <span className="faint">{whole.note}</span>
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

/** First the moments of the card themselves, each of which may contain the others; then the shared map's. */
function wholesFor(members: readonly MomentId[], table: Table): readonly Whole[] {
  const own =
    members.length < 2
      ? []
      : members.flatMap((member): Whole[] => {
          const fact = table.sources.get(member)
          if (!fact) return []
          const parts = members.filter((other) => other !== member)
          const note = messages.picker.contains(fact.author.name)
          return [{ key: member, label: fact.moment.label, note, target: { sourceId: member }, parts }]
        })
  const shared = table.flow.moments
    .filter((moment) => !moment.sources.some(({ sourceId }) => members.includes(sourceId)))
    .map((moment): Whole => ({
      key: moment.id,
      label: moment.label,
      note: listed(authorsOf(moment, table).map(({ name }) => name)),
      target: { momentId: moment.id },
      parts: members,
    }))
  return [...own, ...shared]
}

function matches(text: string, typed: string): boolean {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean)
  return words.every((word) => text.toLowerCase().includes(word))
}
