import type { MergeCard } from './cards.ts'
import { Button } from '../../../ui/Button.tsx'
import { Key } from '../../../ui/Key.tsx'
import { actsOf } from '../merge-acts.ts'
import { useMerge } from '../merge-context.tsx'
import { messages } from '../messages.ts'

/** The answers, with their keys. */
export function DecisionKeys({ card }: { card: MergeCard }) {
  const merge = useMerge()
  const acts = actsOf(merge)
  const words = messages.acts
  const isPutOff = merge.queue.later.includes(card)
  if (!merge.isWritable) return <p className="small quiet watching">{messages.watching}</p>
  return (
    <div className="decision-keys">
      <Button look="primary" onClick={acts.accept}>
        <Key name="A" />
        {yesWord(card)}
      </Button>
      {card.kind === 'part-of' || card.kind === 'recheck' ? null : (
        <Button look="soft" onClick={() => acts.pick('part-of')}>
          <Key name="P" />
          {words.part}
        </Button>
      )}
      {card.kind === 'contribution' ? (
        <Button look="soft" onClick={() => acts.pick('same')}>
          <Key name="S" />
          {words.sameAs}
        </Button>
      ) : (
        <Button look="soft" onClick={acts.refuse}>
          <Key name="K" />
          {card.kind === 'recheck' ? messages.recheck.takeOut : words.apart}
        </Button>
      )}
      <Button look="soft" onClick={acts.later}>
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
