import { perform } from '../acts/perform.ts'
import { draw, foldLanes, seeAll } from '../acts/screen-acts.ts'
import { isDone } from '../acts/screen-acts.ts'
import { useMerge, useScreen } from '../merge-context.tsx'
import { Key } from '../../../ui/Key.tsx'
import { laneLookFor } from '../layout/lane-looks.ts'
import { messages } from '../messages.ts'

/** Who has the room: the members' maps or the shared one; all of it at once; and the pen. */
export function LaneWays() {
  const merge = useMerge()
  const chosen = useScreen((state) => state.lanes)
  const seesAll = useScreen((state) => state.seesAll)
  const isDrawing = useScreen((state) => state.isDrawing)
  const lanes = merge.board.maps.length
  if (lanes === 0) return null
  const isFolded = laneLookFor({ lanes, isDone: isDone(merge) }, chosen) === 'strip'
  const words = messages.lanes
  return (
    <span className="lane-ways">
      <button type="button" className="words-link" onClick={() => perform(merge, foldLanes)}>
        {isFolded ? words.open : words.fold} <Key name="M" />
      </button>
      <button type="button" className="words-link" onClick={() => perform(merge, seeAll)}>
        {seesAll ? words.read : words.seeAll} <Key name="0" />
      </button>
      {merge.isWritable ? (
        <button type="button" className="words-link" aria-pressed={isDrawing} onClick={() => perform(merge, draw)}>
          {messages.ink.draw} <Key name="I" />
        </button>
      ) : null}
    </span>
  )
}
