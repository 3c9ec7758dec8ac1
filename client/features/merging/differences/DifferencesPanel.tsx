import { useMemo } from 'react'
import { Link } from 'wouter'
import { useBoard } from '../../../sync/board-context.tsx'
import { useMerge, useScreen } from '../merge-context.tsx'
import { useFirstFocus } from '../use-first-focus.ts'
import { messages } from '../messages.ts'
import { LastDecision } from '../queue/LastDecision.tsx'
import { entriesOf } from './decide-difference.ts'
import { DifferenceItem } from './DifferenceItem.tsx'
import { DrawDifference } from './DrawDifference.tsx'
import { DifferenceLine } from './DifferenceLine.tsx'

/** Where the maps say different things, as a list of questions; one is open at a time. */
export function DifferencesPanel() {
  const { boardId } = useBoard()
  const { differences, table, engine, screen } = useMerge()
  const panel = useFirstFocus()
  const openKey = useScreen((state) => state.openDifference)
  const entries = useMemo(() => entriesOf(differences, table.shared), [differences, table.shared])
  const words = messages.differences
  return (
    <aside className="merge-panel differences" ref={panel} aria-labelledby="differences-title" tabIndex={-1}>
      <div className="merge-scroll">
        <p className="conf">
          <Link href={`/b/${boardId}/merge`}>{words.back}</Link>
        </p>
        <h1 id="differences-title">{words.title(entries.length)}</h1>
        <p className="small quiet">
          {entries.length > 0 ? words.intro : engine === 'thinking' ? messages.thinking : words.none}
        </p>
        <ol className="difference-list">
          {entries.map((entry) => {
            const { key } = entry.difference
            const isOpen = key === (openKey ?? entries[0]?.difference.key)
            return (
              <li key={key} className={isOpen ? 'open' : undefined}>
                <span className="no">{entry.number}</span>
                {isOpen ? (
                  <DifferenceItem entry={entry} />
                ) : (
                  <DifferenceLine entry={entry} onOpen={() => screen.setState({ openDifference: key })} />
                )}
              </li>
            )
          })}
        </ol>
        <DrawDifference />
      </div>
      <LastDecision />
    </aside>
  )
}
