import { useState } from 'react'

/** A choice that this browser remembers; one that keeps nothing forgets it with the page. */
export function useKept(name: string, first: boolean): readonly [boolean, (next: boolean) => void] {
  const [value, setValue] = useState(() => read(name) ?? first)
  return [
    value,
    (next) => {
      setValue(next)
      try {
        localStorage.setItem(name, next ? '1' : '0')
      } catch {
        // Nothing is kept in this browser.
      }
    },
  ]
}

function read(name: string): boolean | undefined {
  try {
    const kept = localStorage.getItem(name)
    return kept === null ? undefined : kept === '1'
  } catch {
    return undefined
  }
}
