import type { Slot } from '#shared/model/person.ts'
import { figures } from './figures.ts'

/** The self-drawn figure of a person. Decoration: their name stands beside it. */
export function Figure({ slot }: { slot: Slot }) {
  return (
    <svg className={`figure slot-${slot}`} viewBox="0 0 40 54" aria-hidden="true">
      {figures[slot].map((stroke) => (
        <path key={stroke} d={stroke} />
      ))}
    </svg>
  )
}
