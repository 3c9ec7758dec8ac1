import { perform } from '../acts/perform.ts'
import { openCard } from '../acts/card-acts.ts'
import { selectMoments } from '../../../canvas/selection/selection-store.ts'
import type { MomentId } from '#shared/model/ids.ts'
import { gridOf, type GridColumn } from '../layout/grid.ts'
import { useMerge } from '../merge-context.tsx'
import { messages } from '../messages.ts'

const widest = 26
/** Between two people's marks. */
const gap = 3

/** A person's row; where there are many, it is lower, for the shared map needs the room more. */
function rowHeight(mapCount: number): number {
  return mapCount > 4 ? 7 : 9
}

export function gridHeight(mapCount: number): number {
  return mapCount < 2 ? 0 : mapCount * rowHeight(mapCount) + 14
}

/**
 * The whole merge at a glance: a column for each moment, a row for each person, what is to look at underlined. A picture
 * for those who look; everybody finds the same in the outline.
 */
export function MergeGrid({ columns }: { columns: ReadonlyMap<MomentId, number> }) {
  const merge = useMerge()
  const { board, queue, card, selection } = merge
  const grid = gridOf(board.flow.moments, queue.questions, queue.gifts, columns)
  if (board.maps.length < 2 || grid.length === 0) return null
  const height = gridHeight(board.maps.length)
  const joins =
    card?.kind === 'suggestion' ? card.suggestion.joins : card?.kind === 'recheck' ? card.momentId : undefined
  const isInHand = (column: GridColumn) =>
    column.kind === 'moment' ? column.momentId === joins : column.cardKey === card?.key
  const go = (column: GridColumn) =>
    column.kind === 'moment' ? selectMoments(selection, [column.momentId]) : perform(merge, openCard(column.cardKey))
  return (
    <div className="merge-grid" title={messages.canvas.grid} style={{ height }}>
      {grid.map((column) => (
        // The outline offers the same to the keyboard, with words.
        // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions
        <div
          key={column.key}
          className={`grid-column grid-${column.kind}${isInHand(column) ? ' in-hand' : ''}`}
          style={{ maxWidth: widest }}
          onClick={() => go(column)}
        >
          {board.authors.map((author) => (
            <i
              key={author.mapId}
              className={column.mapIds.has(author.mapId) ? `slot-${author.slot}` : 'silent'}
              style={{ height: rowHeight(board.maps.length) - gap }}
            />
          ))}
        </div>
      ))}
    </div>
  )
}
