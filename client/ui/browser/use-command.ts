import { useState } from 'react'

type Outcome = { readonly ok: true } | { readonly ok: false; readonly sentence: string }

/** Runs commands one after the other's click; what the server answered to the last one, if it was trouble, as a sentence. */
export function useCommand(): readonly [trouble: string | undefined, run: (command: Promise<Outcome>) => void] {
  const [trouble, setTrouble] = useState<string>()
  function run(command: Promise<Outcome>): void {
    setTrouble(undefined)
    void command.then((outcome) => setTrouble(outcome.ok ? undefined : outcome.sentence))
  }
  return [trouble, run]
}
