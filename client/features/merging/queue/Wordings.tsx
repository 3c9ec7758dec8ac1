import { perform } from '../acts/perform.ts'
import { toggleOut } from '../acts/card-acts.ts'
import type { Wording } from '#shared/merge/review-queue.ts'
import { Button } from '../../../ui/Button.tsx'
import { Key } from '../../../ui/Key.tsx'
import { Kind } from '../../../ui/drawn/KindMark.tsx'
import { Feel } from '../../../ui/drawn/Mouth.tsx'
import { Who } from '../../../ui/Who.tsx'
import { useMerge, useScreen } from '../merge-context.tsx'
import { draftOf } from '../merge-screen.ts'
import { messages } from '../messages.ts'
import { Pictures } from '../pictures/Pictures.tsx'
import { byAuthor } from '#shared/merge/merge-board.ts'
import type { Changed, MergeCard } from '#shared/merge/merge-cards.ts'

/** Each person's own words side by side, A to Z by name, all of the same size. */
export function Wordings({ card }: { card: MergeCard }) {
  const merge = useMerge()
  const draft = useScreen((screen) => screen.draft)
  const { leftOut } = draftOf(draft, card.key)
  const inOrder = byAuthor(card.wordings, merge.board)
  const canLeaveOut = card.kind === 'suggestion' && card.wordings.length > 2 && merge.isWritable
  return (
    <div className="wordings" data-count={Math.min(inOrder.length, 4)}>
      {inOrder.map((wording) => (
        <WordingColumn
          key={wording.moment.id}
          wording={wording}
          isOut={leftOut.includes(wording.moment.id)}
          changed={card.kind === 'recheck' ? card.changed.find((one) => one.sourceId === wording.moment.id) : undefined}
          digit={canLeaveOut ? inOrder.indexOf(wording) + 1 : undefined}
        />
      ))}
    </div>
  )
}

function WordingColumn({
  wording,
  isOut,
  changed,
  digit,
}: {
  wording: Wording
  isOut: boolean
  changed: Changed | undefined
  digit: number | undefined
}) {
  const merge = useMerge()
  const { moment } = wording
  const author = merge.board.sources.get(moment.id)?.author
  const words = messages.queue
  if (!author) return null
  const light = () => merge.screen.setState({ lit: [moment.id] })
  const dim = () => merge.screen.setState({ lit: [] })
  return (
    <section
      className="wording"
      data-out={isOut || undefined}
      aria-label={author.name}
      onPointerEnter={light}
      onPointerLeave={dim}
    >
      <Who person={author} />
      <Kind kind={moment.kind} />
      <p className="wording-label">{moment.label || <i className="quiet">{words.noWords}</i>}</p>
      <div className="wording-hand">
        {moment.thinking ? <p>{moment.thinking}</p> : null}
        {moment.doing ? <p>{moment.doing}</p> : null}
        <Pictures id={moment.id} />
        {moment.feeling && (moment.feeling.word || moment.feeling.valence !== 0) ? (
          <Feel feeling={moment.feeling} />
        ) : null}
      </div>
      {changed ? (
        <p className="wording-then small">{messages.recheck.before(changed.change, changed.before.label)}</p>
      ) : null}
      {digit ? (
        <Button
          look="link"
          size="small"
          aria-pressed={isOut}
          title={isOut ? words.takeIn(author.name) : words.leaveOut(author.name)}
          onClick={() => perform(merge, toggleOut(moment.id))}
        >
          <Key name={String(digit)} />
          <span className="unseen">{words.leaveOut(author.name)}</span>
          <span aria-hidden="true">{isOut ? words.leftOut : words.leaveOutShort}</span>
        </Button>
      ) : null}
    </section>
  )
}
