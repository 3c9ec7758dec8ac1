type Props = {
  readonly words: string
  readonly checked: boolean
  readonly readOnly: boolean
  readonly onChange: (checked: boolean) => void
}

/** A yes or no among the details of a moment; its words stand beside the box. */
export function CheckRow({ words, checked, readOnly, onChange }: Props) {
  return (
    <>
      <dt aria-hidden="true" />
      <dd className="behind-choice">
        <label>
          <input
            type="checkbox"
            checked={checked}
            disabled={readOnly}
            onChange={(event) => onChange(event.target.checked)}
          />
          {words}
        </label>
      </dd>
    </>
  )
}
