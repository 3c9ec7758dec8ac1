import { useEffect, useMemo, useRef } from 'react'
import { useSearch } from 'wouter'
import { useHistoryState } from 'wouter/use-browser-location'
import { outlineOf } from '#shared/layout/outline-order.ts'
import type { SharedMoment } from '#shared/model/shared-map.ts'
import { selectMoments } from '../../../canvas/selection/selection-store.ts'
import { CommentMark } from '../../../canvas/presence/CommentMark.tsx'
import { useSubject } from '../../../sync/together/use-subject.ts'
import { AuthorTab } from '../../../ui/drawn/AuthorTab.tsx'
import { Kind } from '../../../ui/drawn/KindMark.tsx'
import { Feel } from '../../../ui/drawn/Mouth.tsx'
import { Who } from '../../../ui/Who.tsx'
import { useMerge, useSelection } from '../merge-context.tsx'
import { messages } from '../messages.ts'
import { listed } from '../../../ui/words/listed.ts'
import { authorsOf, type SourceFact, sourcesOf } from '#shared/merge/merge-board.ts'

import { DrawnAround } from './DrawnAround.tsx'

/** The shared map as numbered lines with everybody's own words, and what is still on the members' maps. */
export function MergeOutline() {
  const { board } = useMerge()
  const rows = useMemo(() => outlineOf(board.flow), [board.flow])
  const selected = useSelection((state) => (state.moments.length === 1 ? state.moments[0] : undefined))
  useSubject(
    useMemo(
      () => (selected && board.moments.has(selected) ? { kind: 'moment', id: selected } : undefined),
      [selected, board.moments],
    ),
  )
  const outline = useShownMoment()
  return (
    <div className="merge-outline" ref={outline}>
      <h2>{messages.outline.title}</h2>
      {rows.length === 0 ? <p className="quiet">{messages.outline.empty}</p> : null}
      <ol className="outline-rows">
        {rows.map((row) => {
          const moment = board.moments.get(row.momentId)
          if (!moment) return null
          return (
            <li key={row.momentId} style={{ '--depth': row.depth } as React.CSSProperties}>
              <span className="outline-number">{row.number}</span>
              <SharedLine moment={moment} />
              {row.loopsTo.map(({ number }) => (
                <i key={number} className="small quiet outline-way">
                  {messages.outline.loop(number)}
                </i>
              ))}
              {row.joins.map(({ number }) => (
                <i key={number} className="small quiet outline-way">
                  {messages.outline.join(number)}
                </i>
              ))}
            </li>
          )
        })}
      </ol>
      <OpenOnes />
      <DrawnAround />
    </div>
  )
}

/** A moment that the address means is selected, and brought into view, each time somebody asks to be shown it. */
function useShownMoment(): React.RefObject<HTMLDivElement | null> {
  const { board, selection } = useMerge()
  const outline = useRef<HTMLDivElement>(null)
  const meant = new URLSearchParams(useSearch()).get('moment')
  const asked: unknown = useHistoryState()
  const moment = board.flow.moments.find(({ id }) => id === meant)?.id
  useEffect(() => {
    if (!moment) return undefined
    selectMoments(selection, [moment])
    // A page that has just come up puts the focus where it begins, and then here.
    const frame = requestAnimationFrame(() => {
      const line = outline.current?.querySelector<HTMLElement>(`[data-moment="${CSS.escape(moment)}"]`)
      line?.scrollIntoView({ block: 'center' })
      line?.focus({ preventScroll: true })
    })
    return () => cancelAnimationFrame(frame)
    // Asked once more, it is shown once more.
    // oxlint-disable-next-line react/exhaustive-effect-dependencies
  }, [moment, asked, selection])
  return outline
}

function SharedLine({ moment }: { moment: SharedMoment }) {
  const { board, selection } = useMerge()
  const isSelected = useSelection((state) => state.moments.includes(moment.id))
  const authors = authorsOf(moment, board)
  const others = sourcesOf(moment, board).filter((fact) => fact.moment.label !== moment.label)
  return (
    <div className="outline-line">
      <button
        type="button"
        className="outline-label"
        data-moment={moment.id}
        aria-pressed={isSelected}
        onClick={() => selectMoments(selection, isSelected ? [] : [moment.id])}
      >
        {moment.label || messages.queue.noWords}
      </button>
      <Kind kind={moment.kind} />
      <CommentMark target={{ kind: 'moment', id: moment.id }} label={moment.label} onlyIfSaid={!isSelected} />
      <span className="outline-authors">
        {authors.map((author) => (
          <AuthorTab key={author.mapId} slot={author.slot} name={author.name} />
        ))}
        <span className="unseen">{messages.moment.from(authors.map(({ name }) => name))}</span>
        {authors.length === 1 && board.maps.length > 1 ? (
          <span className="hand quiet">{messages.moment.onlyOne(authors[0]?.name ?? '')}</span>
        ) : null}
      </span>
      {others.length > 0 ? (
        <p className="small quiet">
          {messages.moment.alsoSaid}: {listed(alsoSaid(others))}
        </p>
      ) : null}
      <Feelings moment={moment} />
    </div>
  )
}

/** Other words for it, each once with all who chose them. */
function alsoSaid(others: readonly SourceFact[]): readonly string[] {
  return [...Map.groupBy(others, ({ moment }) => moment.label)].map(
    ([label, facts]) => `“${label}” (${listed([...new Set(facts.map(({ author }) => author.name))])})`,
  )
}

/** One mark for each person who said how it feels; never an average. */
function Feelings({ moment }: { moment: SharedMoment }) {
  const { board } = useMerge()
  const felt = sourcesOf(moment, board).flatMap(({ moment: { id, feeling }, author }) =>
    feeling && (feeling.valence !== 0 || feeling.word) ? [{ id, author, feeling }] : [],
  )
  if (felt.length === 0) return null
  return (
    <ul className="feelings" aria-label={messages.moment.feelings}>
      {felt.map(({ id, author, feeling }) => (
        <li key={id}>
          <AuthorTab slot={author.slot} name={author.name} />
          <span className="unseen">{author.name}: </span>
          <Feel feeling={feeling} />
        </li>
      ))}
    </ul>
  )
}

/** What nobody has placed yet, by author A to Z. */
function OpenOnes() {
  const { board, selection } = useMerge()
  const open = board.maps.map((map, i) => ({
    author: board.authors[i],
    moments: map.moments.filter((moment) => !board.placedIn.has(moment.id)),
  }))
  if (open.every(({ moments }) => moments.length === 0)) return null
  return (
    <section className="open-ones">
      <h2>{messages.outline.open}</h2>
      {open.map(({ author, moments }) =>
        author && moments.length > 0 ? (
          <details key={author.mapId}>
            <summary>
              <Who person={author} /> <span className="quiet small">{messages.outline.openCount(moments.length)}</span>
            </summary>
            <ul>
              {moments.map((moment) => (
                <li key={moment.id}>
                  <button type="button" className="outline-label" onClick={() => selectMoments(selection, [moment.id])}>
                    {moment.label || messages.queue.noWords}
                  </button>
                </li>
              ))}
            </ul>
          </details>
        ) : null,
      )}
    </section>
  )
}
