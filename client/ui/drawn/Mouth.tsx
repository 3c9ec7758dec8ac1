import type { Feeling, Valence } from '#shared/model/moment.ts'
import { valenceWords } from '../words/kind-words.ts'

const lips: Readonly<Record<Valence, string>> = {
  [2]: 'M2 2c3 10 11 10 14 0',
  [1]: 'M3 4c3 5 9 5 12 0',
  [0]: 'M3 6.200c4-.6 8 .5 12 0',
  [-1]: 'M3 9c3-5 9-5 12 0',
  [-2]: 'M2 11c3-10 11-10 14 0',
}

/** How somebody feels, −2…2, as a mouth. Decoration: say the valence in words beside it. */
export function Mouth({ valence }: { valence: Valence }) {
  return (
    <svg viewBox="0 0 18 12" className="mouth" aria-hidden="true">
      <path d={lips[valence]} />
    </svg>
  )
}

/** A feeling as it hangs on a moment: the mouth, and the person's own word. */
export function Feel({ feeling }: { feeling: Feeling }) {
  return (
    <span className="feel">
      <Mouth valence={feeling.valence} />
      {feeling.word || <span className="unseen">{valenceWords[feeling.valence]}</span>}
    </span>
  )
}
