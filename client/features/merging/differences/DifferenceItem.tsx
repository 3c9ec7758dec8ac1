import { useState } from 'react'
import { Button } from '../../../ui/Button.tsx'
import { formatDay } from '../../../ui/format-time.ts'
import { useMerge } from '../merge-context.tsx'
import { messages } from '../messages.ts'
import { type DifferenceEntry, moveDifference } from './decide-difference.ts'
import { DifferenceSides } from './DifferenceSides.tsx'
import { OneLineForm } from './OneLineForm.tsx'

/** A difference with its sides, the question it asks, and what may become of it. */
export function DifferenceItem({ entry }: { entry: DifferenceEntry }) {
  const { table, isWritable, hand, nameOf } = useMerge()
  const [form, setForm] = useState<'question' | 'settle'>()
  const { difference, state, question, decision } = entry
  const words = messages.differences
  const isClosed = state === 'settled' || state === 'dismissed'
  const silent = table.authors.filter(({ mapId }) => difference.silent.includes(mapId)).map(({ name }) => name)
  const move = (next: Parameters<typeof moveDifference>[2]) => {
    moveDifference(hand(), entry, next)
    setForm(undefined)
  }
  return (
    <>
      <h2 className="difference-title">{difference.title}</h2>
      <span className="state">{words.states[state]}</span>
      <div className="difference-body">
        <DifferenceSides difference={difference} />
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
          <OneLineForm
            label={words.because}
            hint={words.becauseHint}
            value=""
            yes={words.settle}
            onYes={(because) => move({ state: 'settled', because })}
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
                  {words.settleIt}
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
            {decision.because ? ` ${decision.because}` : ''}
          </p>
        ) : null}
        {silent.length > 0 ? <p className="heard">{words.silent(silent)}</p> : null}
      </div>
    </>
  )
}
