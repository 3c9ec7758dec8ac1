import { useState } from 'react'
import { CommentMark } from '../../../canvas/presence/CommentMark.tsx'
import { Button } from '../../../ui/Button.tsx'
import { formatDay } from '../../../ui/words/format-time.ts'
import { useMerge } from '../merge-context.tsx'
import { messages } from '../messages.ts'
import { write } from '../acts/effects.ts'
import { perform } from '../acts/perform.ts'
import { type DifferenceEntry, type NextState, planErase, planMove } from '../decisions/plan-difference.ts'
import { DifferenceSides } from './DifferenceSides.tsx'
import { OneLineForm } from './OneLineForm.tsx'
import { SettleForm } from './SettleForm.tsx'
import { useInterviews, useVoices } from './use-voices.ts'
import { Voices } from './Voices.tsx'

/** A difference with its sides, the question it asks, and what may become of it. */
export function DifferenceItem({ entry }: { entry: DifferenceEntry }) {
  const merge = useMerge()
  const { board, isWritable, nameOf } = merge
  const [form, setForm] = useState<'question' | 'settle'>()
  const { difference, state, question, decision } = entry
  const words = messages.differences
  const isClosed = state === 'settled' || state === 'dismissed'
  const silent = board.authors.filter(({ mapId }) => difference.silent.includes(mapId)).map(({ name }) => name)
  const interviews = useInterviews()
  const voices = useVoices(difference)
  const settledBy = interviews.filter(({ id }) => decision?.interviews?.includes(id)).map(({ name }) => name)
  const move = (next: NextState) => {
    perform(merge, write(planMove(entry, next)))
    setForm(undefined)
  }
  return (
    <>
      <h2 className="difference-title" tabIndex={-1}>
        {difference.title}
      </h2>
      <span className="state">
        {words.states[state]}{' '}
        <CommentMark target={{ kind: 'difference', key: difference.key }} label={difference.title} />
      </span>
      <div className="difference-body">
        <DifferenceSides difference={difference} />
        <Voices voices={voices} interviews={interviews} />
        <div className="ask">
          <p>{words.ask}</p>
          <p className="q">“{question}”</p>
        </div>
        {form === 'question' ? (
          <OneLineForm
            label={words.question}
            value={question}
            yes={words.keep}
            onYes={(text) => move({ question: text })}
            onNo={() => setForm(undefined)}
          />
        ) : form === 'settle' ? (
          <SettleForm
            interviews={interviews}
            heard={voices.map(({ interviewId }) => interviewId)}
            onYes={(because, by) => move({ state: 'settled', because, interviews: by })}
            onNo={() => setForm(undefined)}
          />
        ) : isWritable ? (
          <div className="difference-acts">
            {isClosed ? (
              <Button look="soft" onClick={() => move({ state: 'reopened' })}>
                {words.reopen}
              </Button>
            ) : (
              <>
                {state === 'question' ? (
                  <Button look="soft" onClick={() => move({ state: 'open' })}>
                    {words.takeOut}
                  </Button>
                ) : (
                  <Button look="primary" onClick={() => move({ state: 'question' })}>
                    {words.put}
                  </Button>
                )}
                <Button look="soft" onClick={() => setForm('question')}>
                  {words.change}
                </Button>
                <Button look="link" onClick={() => setForm('settle')}>
                  {interviews.length > 0 ? words.settleIt : words.settle}
                </Button>
                <Button look="link" onClick={() => move({ state: 'dismissed' })}>
                  {words.meant}
                </Button>
              </>
            )}
          </div>
        ) : null}
        {decision && isClosed ? (
          <p className="heard">
            {words.closedBy(state, nameOf(decision.by), formatDay(decision.at))}
            {settledBy.length > 0 ? ` ${words.settledBy(settledBy)}` : ''}
            {decision.because ? ` ${decision.because}` : ''}
          </p>
        ) : null}
        {entry.drawn ? (
          <p className="heard">
            {words.drawn(nameOf(entry.drawn.by), formatDay(entry.drawn.at))}{' '}
            {isWritable ? (
              <button type="button" className="words-link" onClick={() => perform(merge, write(planErase(entry)))}>
                {words.erase}
              </button>
            ) : null}
          </p>
        ) : null}
        {silent.length > 0 ? <p className="heard">{words.silent(silent)}</p> : null}
      </div>
    </>
  )
}
