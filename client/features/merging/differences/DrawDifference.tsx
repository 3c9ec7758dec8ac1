import { useEffect, useId, useRef } from 'react'
import { Button } from '../../../ui/Button.tsx'
import { Key } from '../../../ui/Key.tsx'
import { TextArea } from '../../../ui/fields/TextArea.tsx'
import { Who } from '../../../ui/Who.tsx'
import { useMerge, useScreen } from '../merge-context.tsx'
import { messages } from '../messages.ts'
import type { MomentId } from '#shared/model/ids.ts'
import { mintId } from '../../../sync/new-id.ts'
import { write } from '../acts/effects.ts'
import { perform } from '../acts/perform.ts'
import { planWriteDown } from '../decisions/plan-difference.ts'
import { useOpenDifference } from './use-open-difference.ts'
import { type DraftDifference, draftFrom, sidesOf, type Variant, withVoice } from '../decisions/variants.ts'

/** A difference that nothing on the maps gives away can be written down as variants of one story. */
export function DrawDifference() {
  const { screen, isWritable, board } = useMerge()
  const drawing = useScreen((state) => state.drawing)
  if (!isWritable) return null
  if (drawing) return <DrawingForm draft={drawing} />
  return (
    <p className="draw-difference">
      <Button look="soft" onClick={() => screen.setState({ drawing: draftFrom([], board) })}>
        <Key name="V" />
        {messages.variants.begin}
      </Button>
    </p>
  )
}

function DrawingForm({ draft }: { draft: DraftDifference }) {
  const merge = useMerge()
  const { screen } = merge
  const { show } = useOpenDifference()
  const id = useId()
  const form = useRef<HTMLFormElement>(null)
  const words = messages.variants
  const sides = sidesOf(draft)
  useEffect(() => {
    form.current?.querySelector('textarea')?.focus()
    form.current?.scrollIntoView({ block: 'nearest' })
  }, [])

  function change(next: Partial<DraftDifference>): void {
    screen.setState({ drawing: { ...draft, ...next } })
  }

  function close(): void {
    form.current?.closest<HTMLElement>('.merge-panel')?.focus()
    screen.setState({ drawing: undefined })
  }

  function keep(): void {
    if (!sides) return
    const key = `drawn:${mintId<MomentId>()}`
    perform(merge, write(planWriteDown(key, draft, sides)))
    close()
    show(key)
  }

  return (
    <form
      ref={form}
      className="draw-difference"
      aria-labelledby={`${id}-title`}
      onSubmit={(event) => {
        event.preventDefault()
        keep()
      }}
    >
      <h2 id={`${id}-title`}>{words.title}</h2>
      <p className="small quiet">{words.hint}</p>
      <div className="variants">
        {draft.variants.map((variant, at) => (
          <VariantFields
            // Variants have no name of their own: their place in the row is what they are.
            // oxlint-disable-next-line react/no-array-index-key
            key={at}
            name={words.variant(at)}
            variant={variant}
            onChange={(next) => change({ variants: draft.variants.map((other, i) => (i === at ? next : other)) })}
            onClose={close}
          />
        ))}
      </div>
      <label className="label" htmlFor={`${id}-question`}>
        {words.question}
      </label>
      <Line
        id={`${id}-question`}
        value={draft.question}
        placeholder={words.questionHint}
        onWrite={(question) => change({ question })}
        onClose={close}
      />
      <div className="difference-acts">
        <Button look="primary" submit disabled={!sides}>
          {words.keep}
        </Button>
        <Button look="link" onClick={close}>
          {messages.differences.cancel}
        </Button>
      </div>
    </form>
  )
}

function VariantFields(props: {
  name: string
  variant: Variant
  onChange: (variant: Variant) => void
  onClose: () => void
}) {
  const { name, variant, onChange, onClose } = props
  const { board } = useMerge()
  const id = useId()
  return (
    <fieldset className="variant">
      <legend className="label">{name}</legend>
      <Line
        id={id}
        label={messages.variants.claim(name)}
        value={variant.claim}
        onWrite={(claim) => onChange({ ...variant, claim })}
        onClose={onClose}
      />
      <ul className="variant-voices" aria-label={messages.variants.whose}>
        {board.authors.map((author) => (
          <li key={author.mapId}>
            <label>
              <input
                type="checkbox"
                checked={variant.mapIds.includes(author.mapId)}
                onChange={(event) => onChange(withVoice(variant, author.mapId, event.target.checked, board))}
              />{' '}
              <Who person={author} />
            </label>
          </li>
        ))}
      </ul>
    </fieldset>
  )
}

/** Enter keeps the whole form, Escape leaves it. */
function Line(props: {
  id: string
  label?: string
  placeholder?: string
  value: string
  onWrite: (text: string) => void
  onClose: () => void
}) {
  return (
    <TextArea
      id={props.id}
      aria-label={props.label}
      placeholder={props.placeholder}
      value={props.value}
      maxLength={1000}
      onChange={(event) => props.onWrite(event.target.value)}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return
        if (event.key === 'Enter') event.currentTarget.form?.requestSubmit()
        else if (event.key === 'Escape') props.onClose()
        else return
        event.preventDefault()
        event.stopPropagation()
      }}
    />
  )
}
