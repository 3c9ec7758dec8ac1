import { useState } from 'react'
import { readNote, writeNote } from '../browser/browser-notes.ts'

/** A choice that this browser remembers; one that keeps nothing forgets it with the page. */
export function useKept(name: string, first: boolean): readonly [boolean, (next: boolean) => void] {
  const [value, setValue] = useState(() => read(name) ?? first)
  return [
    value,
    (next) => {
      setValue(next)
      writeNote(name, next ? '1' : '0')
    },
  ]
}

function read(name: string): boolean | undefined {
  const kept = readNote(name)
  return kept === undefined ? undefined : kept === '1'
}
