import { Link } from 'wouter'
import { useBoard } from '../../../sync/board-context.tsx'
import { useMerge, useSelection } from '../merge-context.tsx'
import { useSelected } from '../use-selected.ts'
import { useFirstFocus } from '../use-first-focus.ts'
import { messages } from '../messages.ts'
import { AfterThis } from './AfterThis.tsx'
import { CardView } from './CardView.tsx'
import { DecidedTwiceList } from './DecidedTwiceList.tsx'
import { DonePanel } from './DonePanel.tsx'
import { LastDecision } from '../LastDecision.tsx'
import { LinkPanel } from './LinkPanel.tsx'
import { ManySelected } from './ManySelected.tsx'
import { StartOver } from './StartOver.tsx'
import { MomentPanel } from './MomentPanel.tsx'

/** Beside the canvas: what is to be decided, or the moment that is selected. */
export function ReviewPanel() {
  const { board, engine, card, isUpToDate } = useMerge()
  const panel = useFirstFocus()
  const selected = useSelected()
  const linkId = useSelection((selection) => selection.links[0])
  const link = board.flow.links.find(({ id }) => id === linkId)
  return (
    <aside className="merge-panel" ref={panel} aria-label={messages.queue.label} tabIndex={-1}>
      <div className="merge-scroll">
        {selected.length > 1 ? (
          <ManySelected ids={selected} />
        ) : selected[0] ? (
          <MomentPanel id={selected[0]} />
        ) : link ? (
          <LinkPanel link={link} />
        ) : board.maps.length === 0 ? (
          <NoMaps />
        ) : card ? (
          <>
            <DecidedTwiceList />
            {board.maps.length === 1 ? (
              <p className="small quiet">{messages.oneMap(board.authors[0]?.name ?? '')}</p>
            ) : null}
            <CardView key={card.key} card={card} />
            <AfterThis />
            <StartOver />
          </>
        ) : engine === 'failed' ? (
          <p>{messages.failed}</p>
        ) : !isUpToDate ? (
          // The last answer may be about no maps at all: then nothing has been looked at yet.
          <p className="quiet" aria-busy="true">
            {messages.thinking}
          </p>
        ) : (
          <>
            <DecidedTwiceList />
            <DonePanel />
            <AfterThis />
            <StartOver />
          </>
        )}
      </div>
      <LastDecision />
    </aside>
  )
}

/** Where maps are shared, for whoever came here too early. */
function NoMaps() {
  const { boardId } = useBoard()
  return (
    <>
      <p className="quiet">{messages.noMaps}</p>
      <p className="panel-acts">
        <Link href={`/b/${boardId}/share`} className="btn">
          {messages.goShare}
        </Link>
      </p>
    </>
  )
}
