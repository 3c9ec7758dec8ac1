import { perform } from '../acts/perform.ts'
import { acceptCard, putOffCard, refuseCard } from '../acts/card-acts.ts'
import { pick } from '../acts/moment-acts.ts'
import type { MergeCard } from '#shared/merge/merge-cards.ts'
import { Button } from '../../../ui/Button.tsx'
import { Key } from '../../../ui/Key.tsx'
import { useMerge } from '../merge-context.tsx'
import { messages } from '../messages.ts'

/** The answers, with their keys. */
export function DecisionKeys({ card }: { card: MergeCard }) {
  const merge = useMerge()
  const words = messages.acts
  const isPutOff = merge.queue.later.includes(card)
  if (!merge.isWritable) return <p className="small quiet watching">{messages.watching}</p>
  return (
    <div className="decision-keys">
      <Button look="primary" onClick={() => perform(merge, acceptCard)}>
        <Key name="A" />
        {yesWord(card)}
      </Button>
      {card.kind === 'part-of' || card.kind === 'recheck' ? null : (
        <Button look="soft" onClick={() => perform(merge, pick('part-of'))}>
          <Key name="P" />
          {words.part}
        </Button>
      )}
      {card.kind === 'contribution' ? (
        <Button look="soft" onClick={() => perform(merge, pick('same'))}>
          <Key name="S" />
          {words.sameAs}
        </Button>
      ) : (
        <Button look="soft" onClick={() => perform(merge, refuseCard)}>
          <Key name="K" />
          {card.kind === 'recheck' ? messages.recheck.takeOut : words.apart}
        </Button>
      )}
      <Button look="soft" onClick={() => perform(merge, putOffCard)}>
        <Key name="L" />
        {isPutOff ? words.again : words.later}
      </Button>
    </div>
  )
}

function yesWord(card: MergeCard): string {
  switch (card.kind) {
    case 'suggestion':
      return card.suggestion.joins ? messages.acts.join : messages.acts.accept
    case 'part-of':
      return messages.acts.acceptPart
    case 'contribution':
      return messages.acts.add
    case 'recheck':
      return messages.recheck.keep
  }
}
