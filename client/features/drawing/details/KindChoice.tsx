import { useId } from 'react'
import type { MomentKind } from '#shared/model/moment.ts'
import { KindMark } from '../../../ui/KindMark.tsx'
import { kindChoices } from '../../../ui/kind-words.ts'
import { detailWords } from './messages.ts'

/** Four that carry the story, four where it gets hard. */
const order = ['start', 'step', 'decision', 'end', 'pain', 'error', 'workaround', 'abandon'] as const

export type KindChoiceProps = {
  readonly kind: MomentKind
  readonly readOnly: boolean
  readonly onChoose: (kind: MomentKind) => void
}

/** The kinds as one row of words. */
export function KindChoice({ kind, readOnly, onChoose }: KindChoiceProps) {
  const name = useId()
  return (
    <div className="kinds" role="radiogroup" aria-label={detailWords.kind}>
      {order.map((choice) => (
        <label key={choice}>
          <input
            type="radio"
            name={name}
            value={choice}
            checked={choice === kind}
            disabled={readOnly}
            onChange={() => onChoose(choice)}
          />
          <KindMark kind={choice} />
          {kindChoices[choice]}
        </label>
      ))}
    </div>
  )
}
