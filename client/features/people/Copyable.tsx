import { useId, useRef, useState } from 'react'
import { announce } from '../../ui/browser/announce.ts'
import { Button } from '../../ui/Button.tsx'
import { copyText } from '../../ui/browser/copy-text.ts'
import { peopleWords } from './messages.ts'

/** A link or a code to take along: selected when it is looked at, copied by a button where the browser lets us. */
export function Copyable({ value, label, copyWord }: { value: string; label: string; copyWord: string }) {
  const [said, setSaid] = useState('')
  const field = useRef<HTMLInputElement>(null)
  const id = useId()
  const words = peopleWords.invite

  async function copy() {
    const sentence = (await copyText(value)) ? words.copied : words.notCopied
    if (sentence === words.notCopied) field.current?.select()
    setSaid(sentence)
    announce(sentence)
  }

  return (
    <>
      <label className="unseen" htmlFor={id}>
        {label}
      </label>
      <input
        ref={field}
        id={id}
        className="field invite-field"
        readOnly
        value={value}
        onFocus={(event) => event.currentTarget.select()}
      />
      <p className="person-actions">
        <Button look="soft" size="small" onClick={() => void copy()}>
          {copyWord}
        </Button>
        <span className="small quiet">{said}</span>
      </p>
    </>
  )
}
