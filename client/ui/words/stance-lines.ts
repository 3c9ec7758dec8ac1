import type { CSSProperties } from 'react'
import type { Stance } from '#shared/model/interview.ts'

type StanceLine = {
  readonly style: 'solid' | 'dashed' | 'dotted' | 'double'
  /** Of a line under words or before a count, and of a tie in the gutter, in pixels. */
  readonly width: number
  readonly tieWidth: number
  /** Of a tie, as SVG has it; absent where the line is whole. */
  readonly dash?: string
}

const whole = { style: 'solid', width: 1.8, tieWidth: 1.3 } as const

/** The line by which a stance is known: whole for, dashed against, dotted nuance. Within evidence dashes mean nothing else. */
export const stanceLines: Readonly<Record<Stance, StanceLine>> = {
  supports: whole,
  contradicts: { ...whole, style: 'dashed', dash: '7 5' },
  nuances: { style: 'dotted', width: 2.2, tieWidth: 1.8, dash: '0.5 5' },
  new: whole,
}

/** What the styles of evidence draw a stance with. */
export function stanceStyle(stance: Stance): CSSProperties {
  const { style, width } = stanceLines[stance]
  return { '--stance-style': style, '--stance-width': `${width}px` } as CSSProperties
}
