import { useId } from 'react'
import { type MomentKind, momentKinds } from '#shared/model/moment.ts'
import { KindMark } from '../../../ui/drawn/KindMark.tsx'
import { kindChoices } from '../../../ui/words/kind-words.ts'
import { detailWords } from './messages.ts'

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
      {momentKinds.map((choice) => (
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
