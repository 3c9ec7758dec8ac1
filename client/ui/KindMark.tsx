import type { MomentKind } from '#shared/model/moment.ts'
import { kindWords } from './kind-words.ts'

/** The small drawing of a kind. It says nothing by itself: its word stands beside it. */
export function KindMark({ kind }: { kind: MomentKind }) {
  return (
    <svg viewBox="0 0 16 16" className="mark" aria-hidden="true">
      {drawings[kind]}
    </svg>
  )
}

/** Mark and word of a kind; nothing for a step. */
export function Kind({ kind }: { kind: MomentKind }) {
  if (!kindWords[kind]) return null
  return (
    <span className="kind">
      <KindMark kind={kind} />
      {kindWords[kind]}
    </span>
  )
}

const drawings = {
  start: <circle className="dot" cx="8" cy="8" r="4" />,
  end: (
    <>
      <circle cx="8" cy="8" r="5.6" />
      <circle cx="8" cy="8" r="2" />
    </>
  ),
  step: <path d="M2 8h12" />,
  decision: <path d="M2 13c3 0 5-2 6-5M8 8c1-3 3-5 6-5M8 8c1 3 3 5 6 5" />,
  pain: <path d="M3 8c0-7 10-6 10 0 0 5-7 5-7 .6C6 5 10.4 5.600 10 8.400" />,
  error: <path d="M9.500 1.500 4 9h4l-1.600 5.500L12 7H8z" />,
  workaround: <path d="M1.500 12.500h2c0-11 9-11 9 0h2M12 10l.6 2.700 2.400-1.500" />,
  abandon: <path d="M3 3.500l10 9.500M13 3 3.500 13" />,
} satisfies Record<MomentKind, React.JSX.Element>
