import { useId } from 'react'
import type { MergeCard } from '#shared/merge/merge-cards.ts'
import type { MomentId } from '#shared/model/ids.ts'
import { TextArea } from '../../../ui/fields/TextArea.tsx'
import { membersOf, proposedLabel } from '#shared/merge/decisions/plan-card.ts'
import { useMerge, useScreen } from '../merge-context.tsx'
import { draftOf } from '../merge-screen.ts'
import { messages } from '../messages.ts'
import type { SourceFact } from '#shared/merge/merge-board.ts'

/** What the shared moment will be called: somebody's words, the most specific ones at first, or new ones. */
export function CallIt({ card }: { card: MergeCard }) {
  const { board, screen, nameField } = useMerge()
  const id = useId()
  const draft = draftOf(
    useScreen((state) => state.draft),
    card.key,
  )
  const members = membersOf(card, draft.leftOut)
  const options = members.flatMap((member) => board.sources.get(member) ?? [])
  const proposed = proposedLabel(card).labelFrom
  const chosenId = draft.label === undefined && proposed && members.includes(proposed) ? proposed : draft.labelFrom
  // A moment that is there keeps its name unless somebody gives it another one.
  const known = card.kind === 'recheck' ? board.moments.get(card.momentId) : undefined
  const chosen = known
    ? options.find(({ moment }) => moment.label === (draft.label ?? known.label))
    : (chosenId && board.sources.get(chosenId)) || (draft.label === undefined ? options[0] : undefined)
  const label = draft.label ?? known?.label ?? chosen?.moment.label ?? ''

  function take(option: SourceFact): void {
    screen.setState({ draft: { ...draft, label: option.moment.label, labelFrom: option.moment.id } })
  }

  function step(by: number): void {
    const at = options.findIndex(({ moment }) => moment.id === chosen?.moment.id)
    const next = options[(at + by + options.length) % options.length]
    if (next) take(next)
  }

  function leave(): void {
    nameField.current?.closest<HTMLElement>('.merge-panel')?.focus()
  }

  function press(event: React.KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') step(event.key === 'ArrowDown' ? 1 : -1)
    else if (event.key === 'Enter') leave()
    else if (event.key === 'Escape') {
      screen.setState({ draft: { cardKey: card.key, leftOut: draft.leftOut } })
      leave()
    } else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <div className="call-it" ref={nameField}>
      <label htmlFor={id}>{messages.name.label}</label>
      <TextArea
        id={id}
        value={label}
        maxLength={400}
        aria-describedby={`${id}-whose`}
        onChange={(event) => screen.setState({ draft: withLabel(draft, event.target.value) })}
        onKeyDown={press}
      />
      <p id={`${id}-whose`} className="whose">
        {chosen ? messages.name.whose(chosen.author.name) : messages.name.own}{' '}
        <OtherWords options={options} chosen={chosen?.moment.id} onTake={take} />
      </p>
    </div>
  )
}

function OtherWords(props: {
  options: readonly SourceFact[]
  chosen: MomentId | undefined
  onTake: (option: SourceFact) => void
}) {
  const { nameField } = useMerge()
  const others = props.options.filter(({ moment }) => moment.id !== props.chosen && moment.label !== '')
  return (
    <>
      {others.length > 0 ? `${messages.name.use} ` : null}
      {others.map((option, i) => (
        <span key={option.moment.id}>
          {i > 0 ? ', ' : null}
          <button type="button" className="words-link" title={option.moment.label} onClick={() => props.onTake(option)}>
            {messages.name.possessive(option.author.name)}
          </button>
        </span>
      ))}
      {others.length > 0 ? `, ${messages.name.or} ` : null}
      <span className="nowrap">
        <button
          type="button"
          className="words-link"
          onClick={() => nameField.current?.querySelector('textarea')?.focus()}
        >
          {others.length > 0 ? messages.name.together : messages.name.onlyTogether}
        </button>
        .
      </span>
    </>
  )
}

/** Words that are written are nobody's own any more. */
function withLabel<T extends { readonly labelFrom?: MomentId }>(
  draft: T,
  label: string,
): Omit<T, 'labelFrom'> & { label: string } {
  const { labelFrom: _, ...rest } = draft
  return { ...rest, label }
}
