import { Link } from 'wouter'
import type { InterviewId } from '#shared/model/ids.ts'
import type { Evidence, Interview } from '#shared/model/interview.ts'
import type { SharedMoment } from '#shared/model/shared-map.ts'
import { Button } from '../../../ui/Button.tsx'
import { nothing, useEvidenceStore } from '../evidence-store.ts'
import { messages } from '../messages.ts'
import { tabOf } from '../names.ts'
import { spokenWords } from '../pieces.ts'
import { StanceMark } from './StanceMark.tsx'
import { labelOfTarget, momentsOf, type Speakable } from './tie-targets.ts'
import type { Turn } from '../turns.ts'

type Props = {
  readonly moment: SharedMoment
  readonly interview: Interview
  readonly turns: readonly Turn[]
  readonly interviews: readonly Interview[]
  readonly evidence: readonly Evidence[]
  readonly map: Speakable
  readonly hrefOf: (id: InterviewId) => string
}

/** What was said about the chosen moment, here and in other interviews. */
export function MomentStrip({ moment, interview, turns, interviews, evidence, map, hrefOf }: Props) {
  const store = useEvidenceStore()
  const about = evidence.filter((tie) => momentsOf(tie.target, map).includes(moment.id))
  const here = about.filter((tie) => tie.interviewId === interview.id)
  const elsewhere = interviews.filter(
    (other) => other.id !== interview.id && about.some((tie) => tie.interviewId === other.id),
  )
  return (
    <>
      <p className="small">
        {here.length > 0 ? messages.strip.heardHere(moment.label) : messages.strip.heardNowhere(moment.label)}
      </p>
      <ul className="ev-heard">
        {here.map((tie) => {
          const quote = interview.quotes.find((found) => found.id === tie.quoteId)
          if (!quote) return null
          return (
            <li key={tie.id}>
              <StanceMark stance={tie.stance} />
              <button type="button" onClick={() => store.attend({ kind: 'quote', quoteId: quote.id })}>
                “{quote.lost ? quote.exact : spokenWords(interview.text, quote, turns)}”
              </button>
              {tie.target.kind === 'moment' ? null : (
                <span className="ev-heard-of quiet">{labelOfTarget(tie.target, map)}</span>
              )}
            </li>
          )
        })}
      </ul>
      <p className="ev-row small">
        {elsewhere.length > 0 ? <span className="quiet">{messages.strip.heardElsewhere}</span> : null}
        {elsewhere.map((other) => (
          <Link key={other.id} href={hrefOf(other.id)}>
            {tabOf(other)}
          </Link>
        ))}
        <Button look="link" size="small" onClick={() => store.attend(nothing)}>
          {messages.strip.showAll}
        </Button>
      </p>
    </>
  )
}
