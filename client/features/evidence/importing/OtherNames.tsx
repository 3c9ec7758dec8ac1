import { useId } from 'react'
import { describedBy, Labelled } from '../../../ui/fields/Field.tsx'
import { TextArea } from '../../../ui/fields/TextArea.tsx'
import { messages } from '../messages.ts'

/** People and companies that are talked about: they did not agree to anything. */
export function OtherNames({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const id = useId()
  const { others, othersHint } = messages.import
  return (
    <Labelled id={id} label={others} hint={othersHint}>
      <TextArea
        id={id}
        value={value}
        maxLength={2_000}
        autoComplete="off"
        aria-describedby={describedBy(id, othersHint, undefined)}
        onChange={(event) => onChange(event.target.value)}
      />
    </Labelled>
  )
}
