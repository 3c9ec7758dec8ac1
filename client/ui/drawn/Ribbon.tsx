import type { Slot } from '#shared/model/person.ts'

/**
 * One author's stream along a path (see `pen.ts`): two banks and the pattern between them, 12 px all the way.
 * Broken banks: suggested; whole banks: decided. Needs `AuthorPatterns` in the same document.
 */
export function Ribbon(props: { path: string; slot: Slot; suggested?: boolean; width?: number }) {
  const { path, slot, suggested = false, width = 12 } = props
  return (
    <g className={`ribbon slot-${slot}`} fill="none">
      <path d={path} stroke="var(--c)" strokeWidth={width} {...(suggested ? { strokeDasharray: '5 3.5' } : {})} />
      <path d={path} stroke="var(--tint)" strokeWidth={width - 2.2} />
      <path d={path} stroke={`url(#pat-${slot})`} strokeWidth={width - 2.2} opacity={suggested ? 0.4 : 0.6} />
    </g>
  )
}
