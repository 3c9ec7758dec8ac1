import { useId, useRef } from 'react'
import type { Feeling, Valence } from '#shared/model/moment.ts'
import { valenceWords } from '../../../ui/words/kind-words.ts'
import { Mouth } from '../../../ui/drawn/Mouth.tsx'
import { useTextField } from '../../../ui/fields/use-text-field.ts'
import { faces, valenceForKey } from './feeling-keys.ts'
import { detailWords } from './messages.ts'
import type { MomentWriter } from './moment-writer.ts'

export type FeelingFieldProps = {
  readonly feeling: Feeling | undefined
  readonly readOnly: boolean
  readonly writer: MomentWriter
}

/** Five mouths, best first, and the person's own word. */
export function FeelingField({ feeling, readOnly, writer }: FeelingFieldProps) {
  const name = useId()
  const word = useRef<HTMLInputElement>(null)
  const mouths = useRef(new Map<Valence, HTMLInputElement>())

  function choose(valence: Valence) {
    writer.change({ feeling: { valence, word: feeling?.word ?? '' } })
  }

  function take(valence: Valence) {
    // A second press on the chosen mouth takes the feeling away, unless a word would go with it.
    if (feeling?.valence === valence && !feeling.word) writer.change({ feeling: null })
  }

  function onKeyDown(event: React.KeyboardEvent<HTMLInputElement>) {
    if (readOnly || event.ctrlKey || event.metaKey || event.altKey) return
    const valence = valenceForKey(event.key, feeling?.valence)
    if (valence !== undefined) {
      event.preventDefault()
      choose(valence)
      mouths.current.get(valence)?.focus()
    } else if (event.key === 'Backspace' || event.key === 'Delete') {
      event.preventDefault()
      writer.change({ feeling: null })
    } else if (/^\p{L}$/u.test(event.key)) {
      // The letter itself arrives in the field: it has the focus before the key is typed out.
      word.current?.focus()
    }
  }

  return (
    <div className="feeling-field">
      <div className="faces" role="radiogroup" aria-label={detailWords.feeling}>
        {faces.map((valence) => (
          <label key={valence} title={valenceWords[valence]}>
            <input
              ref={(element) => {
                if (element) mouths.current.set(valence, element)
              }}
              type="radio"
              name={name}
              value={valence}
              checked={feeling?.valence === valence}
              disabled={readOnly}
              aria-label={valenceWords[valence]}
              onChange={() => choose(valence)}
              onClick={() => take(valence)}
              onKeyDown={onKeyDown}
            />
            <Mouth valence={valence} />
          </label>
        ))}
      </div>
      <WordField feeling={feeling} readOnly={readOnly} writer={writer} inputRef={word} />
    </div>
  )
}

function WordField({
  feeling,
  readOnly,
  writer,
  inputRef,
}: FeelingFieldProps & { inputRef: React.RefObject<HTMLInputElement | null> }) {
  const { ref, ...field } = useTextField<HTMLInputElement>({
    value: feeling?.word ?? '',
    onWrite: (next) => writer.change({ feeling: { valence: feeling?.valence ?? 0, word: next } }, 'typing'),
    onUndo: writer.undo,
    onRedo: writer.redo,
  })
  return (
    <input
      {...field}
      ref={(element) => {
        ref.current = element
        inputRef.current = element
      }}
      className="feeling-word"
      data-feeling-word=""
      maxLength={80}
      readOnly={readOnly}
      aria-label={detailWords.feelingWord}
      placeholder={readOnly ? '' : detailWords.feelingHint}
    />
  )
}
