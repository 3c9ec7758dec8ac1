import { perform } from '../acts/perform.ts'
import { digitOnCard } from '../acts/card-acts.ts'
import { membersOf } from '#shared/merge/decisions/plan-card.ts'
import type { MergeCard } from '#shared/merge/merge-cards.ts'
import { draftOf } from '../merge-screen.ts'
import { useMerge, useScreen } from '../merge-context.tsx'
import { messages } from '../messages.ts'
import { authorsOf, labelOf, type MergeBoard } from '#shared/merge/merge-board.ts'
import { ArrivedLate, WhatChanged } from './WhatChanged.tsx'
import { TakeMany } from './AfterThis.tsx'
import { CallIt } from './CallIt.tsx'
import { DecisionKeys } from './DecisionKeys.tsx'
import { NearMoments } from './NearMoments.tsx'
import { MomentPicker } from './MomentPicker.tsx'
import { Reasons } from './Reasons.tsx'
import { Wordings } from './Wordings.tsx'

/** One thing to decide: the question, everybody's words, what speaks for and against it, and the answers. */
export function CardView({ card }: { card: MergeCard }) {
  const merge = useMerge()
  const picking = useScreen((screen) => screen.picking)
  const draft = useScreen((screen) => screen.draft)
  const joins =
    card.kind === 'suggestion' && card.suggestion.joins ? merge.board.moments.get(card.suggestion.joins) : undefined
  const sure = sureness(card)
  return (
    <section aria-labelledby="merge-question">
      <p className="conf">
        {placeOf(card, merge)}
        {sure ? (
          <>
            {' · '}
            <b>{sure}</b>
          </>
        ) : null}
      </p>
      <h2 id="merge-question">{questionOf(card, merge.board)}</h2>
      {joins ? (
        <p className="small quiet">{messages.moment.from(authorsOf(joins, merge.board).map(({ name }) => name))}</p>
      ) : null}
      {card.kind === 'recheck' ? <WhatChanged card={card} /> : null}
      <Wordings card={card} />
      <ArrivedLate card={card} />
      {card.kind === 'suggestion' ? (
        <Reasons reasons={card.suggestion.reasons} warnings={card.suggestion.warnings} />
      ) : card.kind === 'part-of' ? (
        <>
          <p className="part-sentence">{partSentence(card, merge.board)}</p>
          <Reasons reasons={card.partOf.reasons} />
        </>
      ) : card.kind === 'recheck' ? null : (
        <NearMoments id={card.momentId} onSame={(partner) => perform(merge, digitOnCard(partner + 1))} />
      )}
      {merge.isWritable && !joins ? <CallIt key={card.key} card={card} /> : null}
      {picking?.for === card.key ? (
        <MomentPicker ids={membersOf(card, draftOf(draft, card.key).leftOut)} relation={picking.relation} />
      ) : (
        <DecisionKeys card={card} />
      )}
      <TakeMany />
    </section>
  )
}

/** The question a card asks, also said to those who listen when the card comes up. */
export function questionOf(card: MergeCard, board: Pick<MergeBoard, 'sources' | 'moments'>): string {
  switch (card.kind) {
    case 'suggestion':
      return card.suggestion.joins
        ? messages.queue.joinQuestion(labelOf(card.suggestion.joins, board))
        : messages.queue.question
    case 'part-of':
      return messages.queue.partQuestion
    case 'contribution':
      return messages.queue.giftQuestion(board.sources.get(card.momentId)?.author.name ?? '')
    case 'recheck':
      return messages.recheck.question(labelOf(card.momentId, board))
  }
}

function sureness(card: MergeCard): string {
  switch (card.kind) {
    case 'suggestion':
      return messages.queue[card.suggestion.tier]
    case 'part-of':
      return messages.queue.part
    case 'recheck':
      return messages.recheck.title
    case 'contribution':
      return ''
  }
}

function placeOf(card: MergeCard, { queue }: { queue: ReturnType<typeof useMerge>['queue'] }): string {
  const { questions, gifts, later } = queue
  if (questions.includes(card)) return messages.queue.place(questions.indexOf(card) + 1, questions.length)
  if (gifts.includes(card)) return messages.queue.giftPlace(gifts.indexOf(card) + 1, gifts.length)
  return messages.queue.laterPlace(later.indexOf(card) + 1, later.length)
}

function partSentence(card: MergeCard & { kind: 'part-of' }, board: MergeBoard): string {
  return messages.queue.partSentence(
    labelOf(card.partOf.whole, board),
    card.partOf.parts.map((part) => labelOf(part, board)),
  )
}
