import type { MomentKind } from '#shared/model/moment.ts'
import { kindDrawings } from './kind-drawings.ts'
import { kindWords } from '../words/kind-words.ts'

/** The small drawing of a kind. It says nothing by itself: its word stands beside it. */
export function KindMark({ kind }: { kind: MomentKind }) {
  const { mark, isFilled } = kindDrawings[kind]
  return (
    <svg viewBox="0 0 16 16" className="mark" aria-hidden="true">
      {mark.map((line) => (
        <path key={line} className={isFilled ? 'dot' : undefined} d={line} />
      ))}
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
