import { perform } from '../acts/perform.ts'
import { link } from '../acts/link-acts.ts'
import { joinAll } from '../acts/moment-acts.ts'
import { inStoryOrder } from '../commands.ts'
import type { MomentId } from '#shared/model/ids.ts'
import { selectMoments } from '../../../canvas/selection/selection-store.ts'
import { Button } from '../../../ui/Button.tsx'
import { Key } from '../../../ui/Key.tsx'
import { Who } from '../../../ui/Who.tsx'
import { short } from '../decisions/say-news.ts'
import { WriteDown } from '../differences/WriteDown.tsx'
import { useMerge } from '../merge-context.tsx'
import { messages } from '../messages.ts'
import { labelOf } from '#shared/merge/merge-board.ts'
import { Warnings } from './Warnings.tsx'

/** Several moments are selected: they can be made one by hand, whatever the engine thinks of them. */
export function ManySelected({ ids }: { ids: readonly MomentId[] }) {
  const merge = useMerge()
  const { board, selection, isWritable } = merge
  const [from, to, more] = inStoryOrder(
    ids.filter((id) => board.moments.has(id)),
    board,
  )
  const pair = from && to && !more && ids.length === 2 ? ([from, to] as const) : undefined
  return (
    <section>
      <p className="conf">
        <button type="button" className="words-link" onClick={() => selectMoments(selection, [])}>
          {messages.acts.back}
        </button>{' '}
        <Key name="Esc" />
      </p>
      <h2>{messages.many.title(ids.length)}</h2>
      <ul className="own-words">
        {ids.map((id) => {
          const fact = board.sources.get(id)
          const moment = fact?.moment ?? board.moments.get(id)
          if (!moment) return null
          return (
            <li key={id}>
              {fact ? <Who person={fact.author} /> : <span className="quiet small">{messages.moment.shared}</span>}
              <p>{moment.label}</p>
            </li>
          )
        })}
      </ul>
      {isWritable ? <Warnings warnings={merge.guard.warnings(ids, undefined, 'same')} /> : null}
      {isWritable ? (
        <p className="panel-acts">
          <Button look="primary" onClick={() => perform(merge, joinAll(ids))}>
            <Key name="A" />
            {messages.many.join}
          </Button>
          {pair ? (
            <Button look="soft" onClick={() => perform(merge, link(...pair))}>
              <Key name="W" />
              {messages.ways.linkTo(short(labelOf(pair[0], board), 24), short(labelOf(pair[1], board), 24))}
            </Button>
          ) : null}
          <WriteDown ids={ids} word={messages.variants.here} />
        </p>
      ) : null}
    </section>
  )
}
