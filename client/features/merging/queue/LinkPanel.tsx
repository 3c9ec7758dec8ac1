import { perform } from '../acts/perform.ts'
import { cut } from '../acts/link-acts.ts'
import type { SharedLink } from '#shared/model/shared-map.ts'
import { selectMoments } from '../../../canvas/selection/selection-store.ts'
import { Button } from '../../../ui/Button.tsx'
import { Key } from '../../../ui/Key.tsx'
import { useMerge } from '../merge-context.tsx'
import { messages } from '../messages.ts'
import { labelOf } from '#shared/merge/merge-board.ts'
import { noteOn } from './MomentWays.tsx'

/** The way that is selected on the canvas: who drew it, and how to take it off the shared map. */
export function LinkPanel({ link }: { link: SharedLink }) {
  const merge = useMerge()
  const { board, selection, isWritable } = merge
  const words = messages.ways
  return (
    <section>
      <p className="conf">
        <button type="button" className="words-link" onClick={() => selectMoments(selection, [])}>
          {messages.acts.back}
        </button>{' '}
        <Key name="Esc" />
      </p>
      <h2>{words.between(labelOf(link.from, board), labelOf(link.to, board))}</h2>
      <p className="small quiet">{noteOn(link, board)}</p>
      {isWritable ? (
        <p className="panel-acts">
          <Button look="soft" onClick={() => perform(merge, cut(link))}>
            {words.cutIt}
          </Button>
          {link.drawnBy.length > 0 ? <span className="small quiet">{words.cutHint}</span> : null}
        </p>
      ) : null}
    </section>
  )
}
