import { useEffect, useMemo, useRef } from 'react'
import { Link } from 'wouter'
import { useBoard } from '../../../sync/board-context.tsx'
import { GoOn } from '../GoOn.tsx'
import { useMerge } from '../merge-context.tsx'
import { useFirstFocus } from '../use-first-focus.ts'
import { messages } from '../messages.ts'
import { LastDecision } from '../LastDecision.tsx'
import { entriesOf } from '../decisions/plan-difference.ts'
import { DifferenceItem } from './DifferenceItem.tsx'
import { DrawDifference } from './DrawDifference.tsx'
import { useOpenDifference } from './use-open-difference.ts'
import { DifferenceLine } from './DifferenceLine.tsx'

/** Where the maps say different things, as a list of questions; one is open at a time. */
export function DifferencesPanel() {
  const { boardId } = useBoard()
  const { differences, board, engine, queue } = useMerge()
  const isLookedAt = queue.questions.length === 0 && queue.gifts.length === 0
  const panel = useFirstFocus()
  const { open, asked, show } = useOpenDifference()
  const list = useShownIn(open?.key, asked)
  const entries = useMemo(() => entriesOf(differences, board.shared), [differences, board.shared])
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
        <ol className="difference-list" ref={list}>
          {entries.map((entry) => {
            const { key } = entry.difference
            const isOpen = key === open?.key
            return (
              <li key={key} className={isOpen ? 'open' : undefined}>
                <span className="no">{entry.number}</span>
                {isOpen ? <DifferenceItem entry={entry} /> : <DifferenceLine entry={entry} onOpen={() => show(key)} />}
              </li>
            )
          })}
        </ol>
        <DrawDifference />
        {isLookedAt && entries.length > 0 ? (
          <p className="differences-on">
            <GoOn look="soft" />
          </p>
        ) : null}
      </div>
      <LastDecision />
    </aside>
  )
}

/**
 * Brings the open difference into view, and the focus to its question, whenever another one is opened or somebody asks to
 * be shown it; what is open when the page comes up leaves the focus where the page begins.
 */
function useShownIn(key: string | undefined, asked: unknown): React.RefObject<HTMLOListElement | null> {
  const list = useRef<HTMLOListElement>(null)
  const shown = useRef<{ readonly key: string; readonly asked: unknown }>(undefined)
  useEffect(() => {
    if (key === undefined) return
    const before = shown.current
    shown.current = { key, asked }
    if (before?.key === key && before.asked === asked) return
    const item = list.current?.querySelector<HTMLElement>(':scope > .open')
    if (!before && asked === null) return
    item?.scrollIntoView({ block: 'nearest' })
    item?.querySelector<HTMLElement>('h2')?.focus({ preventScroll: true })
  }, [key, asked])
  return list
}
