import { useId } from 'react'

export type SwitchProps<T extends string> = {
  /** What is chosen between, for those who hear it. */
  readonly label: string
  readonly options: readonly { readonly value: T; readonly word: string }[]
  readonly value: T
  readonly onChange: (value: T) => void
}

/** One of a few views or answers, side by side; radio buttons underneath, so arrows move between them. */
export function Switch<T extends string>({ label, options, value, onChange }: SwitchProps<T>) {
  const name = useId()
  return (
    <div className="switch" role="radiogroup" aria-label={label}>
      {options.map((option) => (
        <label key={option.value}>
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          {option.word}
        </label>
      ))}
    </div>
  )
}
