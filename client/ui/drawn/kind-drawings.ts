import type { MomentKind } from '#shared/model/moment.ts'

/** How a kind is drawn: the small mark beside its word, and the line around the moment. */
export type KindDrawing = {
  /** Paths on a sheet of 16 × 16; `isFilled`: they are a blot and no line. */
  readonly mark: readonly string[]
  readonly isFilled?: true
  /** `rounder` has wide corners, `twice` a second line inside, `open` a gap at its end. */
  readonly outline: 'box' | 'rounder' | 'twice' | 'diamond' | 'torn' | 'open'
  readonly isDashed?: true
  readonly isUnderlined?: true
  /** Room that the line takes from the label, left and right, in pixels. */
  readonly room?: readonly [number, number]
}

export const kindDrawings: Readonly<Record<MomentKind, KindDrawing>> = {
  start: { mark: ['M8 4a4 4 0 1 0 0 8a4 4 0 1 0 0-8z'], isFilled: true, outline: 'rounder' },
  step: { mark: ['M2 8h12'], outline: 'box' },
  decision: { mark: ['M2 13c3 0 5-2 6-5M8 8c1-3 3-5 6-5M8 8c1 3 3 5 6 5'], outline: 'diamond', room: [6, 6] },
  end: {
    mark: ['M8 2.4a5.6 5.6 0 1 0 0 11.2a5.6 5.6 0 1 0 0-11.2z', 'M8 6a2 2 0 1 0 0 4a2 2 0 1 0 0-4z'],
    outline: 'twice',
  },
  pain: { mark: ['M3 8c0-7 10-6 10 0 0 5-7 5-7 .6C6 5 10.4 5.600 10 8.400'], outline: 'box', isUnderlined: true },
  error: { mark: ['M9.500 1.500 4 9h4l-1.600 5.500L12 7H8z'], outline: 'torn', room: [3, 0] },
  workaround: {
    mark: ['M1.500 12.500h2c0-11 9-11 9 0h2M12 10l.6 2.700 2.400-1.500'],
    outline: 'box',
    isDashed: true,
  },
  abandon: { mark: ['M3 3.500l10 9.500M13 3 3.500 13'], outline: 'open' },
}

/** Classes of a moment on the screen: what it is, and the line around it, from which its label keeps away. */
export function kindClass(kind: MomentKind): string {
  return `moment-${kind} outline-${kindDrawings[kind].outline}`
}
