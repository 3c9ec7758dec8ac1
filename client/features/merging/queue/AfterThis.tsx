import { perform } from '../acts/perform.ts'
import { acceptAllCards, openCard } from '../acts/card-acts.ts'
import { sureOnes } from '../acts/card-acts.ts'
import type { MergeCard } from '#shared/merge/merge-cards.ts'
import { AuthorTab } from '../../../ui/drawn/AuthorTab.tsx'
import { Button } from '../../../ui/Button.tsx'
import { Key } from '../../../ui/Key.tsx'
import { short } from '../decisions/say-news.ts'
import { type Merge, useMerge } from '../merge-context.tsx'
import { messages } from '../messages.ts'
import { listed } from '../../../ui/words/listed.ts'
import { labelOf } from '#shared/merge/merge-board.ts'

const shown = 4

/** What comes next in the queue, what was put off, and the two ways to take many at once. */
export function AfterThis() {
  const merge = useMerge()
  const { cards, card, queue } = merge
  const at = card ? cards.indexOf(card) : -1
  const following = cards.slice(at + 1).filter((other) => !queue.later.includes(other))
  const rows = [...following.slice(0, shown), ...queue.later.filter((other) => other !== card).slice(0, shown)]
  if (rows.length === 0) return null
  return (
    <section className="after-this" aria-labelledby="merge-after">
      <h3 id="merge-after">{messages.after.label}</h3>
      <ul>
        {rows.map((row) => (
          <li key={row.key}>
            <span className="after-tier">
              <Tier card={row} />
            </span>
            <button type="button" className="words-link bare" onClick={() => perform(merge, openCard(row.key))}>
              {summaryOf(row, merge)}
            </button>
          </li>
        ))}
      </ul>
      {following.length > shown ? <p className="small faint">{messages.after.more(following.length - shown)}</p> : null}
    </section>
  )
}

/** All that is Same, or all that only one person drew: never anything that is still a question. */
export function TakeMany() {
  const merge = useMerge()
  const { card, queue, isWritable } = merge
  if (!isWritable) return null
  const isGift = card?.kind === 'contribution'
  const count = isGift ? queue.gifts.length : sureOnes(queue).length
  if (count < 2) return null
  return (
    <Button look="soft" size="small" className="take-many" onClick={() => perform(merge, acceptAllCards)}>
      <Key name="⇧A" />
      {isGift ? messages.acts.addAll(count) : messages.acts.acceptAll(count)}
    </Button>
  )
}

/** How sure it is; of a moment that one person drew, whose it is. */
function Tier({ card }: { card: MergeCard }) {
  const { queue, board } = useMerge()
  if (queue.later.includes(card)) return messages.acts.later
  switch (card.kind) {
    case 'suggestion':
      return messages.queue[card.suggestion.tier]
    case 'part-of':
      return messages.queue.maybe
    case 'recheck':
      return messages.recheck.title
    case 'contribution': {
      const author = board.sources.get(card.momentId)?.author
      if (!author) return null
      return (
        <>
          <AuthorTab slot={author.slot} name={author.name} />
          <span className="unseen">{messages.after.only(author.name)}</span>
        </>
      )
    }
  }
}

function summaryOf(card: MergeCard, { board }: Pick<Merge, 'board'>) {
  const cut = (id: Parameters<typeof labelOf>[0]) => short(labelOf(id, board), 24)
  if (card.kind === 'part-of')
    return (
      <>
        {cut(card.partOf.whole)} <em className="faint">{messages.after.contains}</em>{' '}
        {listed(card.partOf.parts.map(cut))}
      </>
    )
  if (card.kind === 'recheck') return short(labelOf(card.momentId, board), 44)
  const ids = card.wordings.map((wording) => wording.moment.id)
  if (ids.length === 1) return short(labelOf(ids[0], board), 44)
  return ids.map((id, i) => (
    <span key={id}>
      {i > 0 ? <em className="faint"> / </em> : null}
      {short(labelOf(id, board), ids.length > 2 ? 15 : 22)}
    </span>
  ))
}
