import { perform } from '../acts/perform.ts'
import { allowAgain, keepOnlyIn, partSources } from '../acts/moment-acts.ts'
import { useMemo } from 'react'
import { Button } from '../../../ui/Button.tsx'
import { type DecidedTwice, decidedTwice, whoLeaves } from '../decisions/decided-twice.ts'
import { short } from '../decisions/say-news.ts'
import { useMerge } from '../merge-context.tsx'
import { messages } from '../messages.ts'
import { labelOf } from '#shared/merge/merge-board.ts'

/** Where two people decided differently: both are told, and either can be kept. */
export function DecidedTwiceList() {
  const { board, isWritable } = useMerge()
  const found = useMemo(() => decidedTwice(board.shared), [board.shared])
  if (found.length === 0) return null
  return (
    <section className="decided-twice" aria-label={messages.twice.title}>
      <h2>{messages.twice.title}</h2>
      <ul>
        {found.map((item) => (
          <li key={item.key}>
            <TwiceSentence item={item} />
            {isWritable ? <TwiceActs item={item} /> : null}
          </li>
        ))}
      </ul>
    </section>
  )
}

function TwiceSentence({ item }: { item: DecidedTwice }) {
  const { board, nameOf } = useMerge()
  const say = (id: Parameters<typeof labelOf>[0]) => short(labelOf(id, board), 36)
  return (
    <p>
      {item.kind === 'in-two'
        ? messages.twice.inTwo(say(item.sourceId), item.momentIds.map(say))
        : messages.twice.apart(item.sources.map(say), nameOf(item.joinedBy), nameOf(item.keptApartBy))}
    </p>
  )
}

function TwiceActs({ item }: { item: DecidedTwice }) {
  const merge = useMerge()
  const { board } = merge
  if (item.kind === 'in-two')
    return (
      <p className="twice-acts">
        {item.momentIds.map((id) => (
          <Button key={id} look="soft" size="small" onClick={() => perform(merge, keepOnlyIn(item.sourceId, id))}>
            {messages.moment.keepHere(short(labelOf(id, board), 24))}
          </Button>
        ))}
      </p>
    )
  return (
    <p className="twice-acts">
      <Button look="soft" size="small" onClick={() => perform(merge, allowAgain(...item.pairs))}>
        {messages.twice.together}
      </Button>
      <Button look="soft" size="small" onClick={() => perform(merge, partSources(whoLeaves(item.pairs)))}>
        {messages.twice.keepApart}
      </Button>
    </p>
  )
}
