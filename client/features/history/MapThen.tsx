import { useId, useMemo } from 'react'
import { outlineOf } from '#shared/layout/outline-order.ts'
import { Kind } from '../../ui/drawn/KindMark.tsx'
import { historyWords as words } from './messages.ts'
import type { MarkedFlow } from './VersionsCanvas.tsx'

/** A shared map as numbered lines, with a word on those that are otherwise on the other side. */
export function MapThen({ heading, marked: { flow, marks } }: { heading: string; marked: MarkedFlow }) {
  const id = useId()
  const rows = useMemo(() => outlineOf(flow), [flow])
  const moments = useMemo(() => new Map(flow.moments.map((moment) => [moment.id, moment])), [flow])
  return (
    <section className="map-then" aria-labelledby={id}>
      <h3 id={id}>{heading}</h3>
      {rows.length === 0 ? <p className="quiet">{words.emptyMap}</p> : null}
      <ol>
        {rows.map(({ momentId, number, depth }) => {
          const moment = moments.get(momentId)
          const mark = marks.get(momentId)
          return moment ? (
            <li
              key={momentId}
              className={mark ? 'is-otherwise' : undefined}
              style={{ '--depth': depth } as React.CSSProperties}
            >
              <span className="small quiet">{number}</span>
              <span>
                {moment.label || words.since.unsaid} <Kind kind={moment.kind} />
                {mark ? <em className="small">{mark}</em> : null}
              </span>
            </li>
          ) : null
        })}
      </ol>
    </section>
  )
}
