import { useEffect, useMemo } from 'react'
import type { InterviewId } from '#shared/model/ids.ts'
import type { Evidence, Interview } from '#shared/model/interview.ts'
import { announce } from '../../../ui/browser/announce.ts'
import { Key } from '../../../ui/Key.tsx'
import { useDocument, useDocumentStatus } from '../../../sync/board-context.tsx'
import { nothing, useEvidence, useEvidenceStore } from '../evidence-store.ts'
import { targetOfMoment } from '../moments/tie-targets.ts'
import { messages } from '../messages.ts'
import { MomentStrip } from '../moments/MomentStrip.tsx'
import { nameOf } from '../names.ts'
import { PassageStrip, stanceKeys, useSuggestions } from './PassageStrip.tsx'
import { spokenWords } from '../pieces.ts'
import { StoryPath } from '../moments/StoryPath.tsx'
import { Transcript } from './Transcript.tsx'
import { readSaid, turnsOf } from '../turns.ts'
import type { EvidenceActions, QuoteSource } from '../create-evidence-actions.ts'
import type { EvidenceData } from '../use-evidence-data.ts'
import { WithdrawInterview } from '../WithdrawInterview.tsx'

type Props = {
  readonly interview: Interview
  readonly data: EvidenceData
  readonly ties: readonly Evidence[]
  readonly actions: EvidenceActions
  readonly hrefOf: (id: InterviewId) => string
  readonly scroller: React.Ref<HTMLDivElement>
}

/** One interview: its words, its story, and under them the bar for what is in question. */
export function InterviewPane({ interview, data, ties, actions, hrefOf, scroller }: Props) {
  const store = useEvidenceStore()
  const { attention, lastDone } = useEvidence((state) => state)
  const { state } = useDocumentStatus(useDocument({ kind: 'interview', interviewId: interview.id }))
  const { text, quotes } = interview
  // The document gives a new list with every change; the names in it stay the same.
  const names = interview.speakers.map((speaker) => speaker.name).join('\n')
  const said = useMemo(() => readSaid(text, names.split('\n')), [text, names])
  const turns = useMemo(() => turnsOf(said, interview.speakers, quotes), [said, interview.speakers, quotes])
  const quote =
    attention.kind === 'quote' ? interview.quotes.find((found) => found.id === attention.quoteId) : undefined
  const source: QuoteSource | undefined = attention.kind === 'passage' ? attention : quote && { quoteId: quote.id }
  const passage = attention.kind === 'passage' ? attention.passage : quote
  const words = passage ? (quote?.lost ? quote.exact : spokenWords(interview.text, passage, turns)) : ''
  const quoteTies = useMemo(() => (quote ? ties.filter((tie) => tie.quoteId === quote.id) : []), [quote, ties])
  const suggestions = useSuggestions(words, data.moments, quoteTies)
  const chosenMoment =
    attention.kind === 'moment' ? data.moments.find((moment) => moment.id === attention.momentId) : undefined
  const target = attention.kind === 'passage' || attention.kind === 'quote' ? attention.target : undefined
  const untied = useMemo(() => {
    const tied = new Set(ties.map((tie) => tie.quoteId))
    return interview.quotes
      .filter((found) => !tied.has(found.id))
      .map((found) => ({ quote: found, words: found.lost ? found.exact : spokenWords(interview.text, found, turns) }))
  }, [interview, ties, turns])

  useEffect(() => {
    // A moment stays chosen from interview to interview; a passage belongs to the one it is in.
    if (store.getState().attention.kind !== 'moment') store.attend(nothing)
    store.setState({ isTracing: false, lastDone: '' })
  }, [store])

  function onKey(key: string): boolean {
    if (key === 'Escape') {
      if (target) store.aim(undefined)
      else store.attend(nothing)
      return true
    }
    if (!actions.canWrite) return false
    if (key === 'z') {
      actions.undo()
      return true
    }
    const stance = stanceKeys.get(key)
    if (target && source && stance) {
      actions.link(source, target, stance)
      return true
    }
    const chosen = /^[1-9]$/.test(key) && source ? suggestions[Number(key) - 1] : undefined
    if (!chosen) return false
    store.aim(targetOfMoment(chosen))
    announce(messages.done.target(chosen.label))
    return true
  }

  if (state === 'gone') return <p className="ev-none">{messages.gone}</p>
  if (state === 'opening' && interview.text === '') return <p className="ev-none quiet">{messages.opening}</p>
  return (
    <>
      <div className="ev-scroll" ref={scroller}>
        {turns.length === 0 ? <p className="ev-none">{messages.blank}</p> : null}
        <Transcript interview={interview} turns={turns} evidence={ties} onKey={onKey} />
        <StoryPath
          name={nameOf(interview)}
          path={data.paths.find((path) => path.interviewId === interview.id)?.moments ?? []}
          moments={data.moments}
          untied={untied}
          canWrite={actions.canWrite}
          onRemove={actions.removeStep}
        />
      </div>
      <section className="ev-strip" aria-label={messages.strip.label}>
        {chosenMoment ? (
          <MomentStrip
            moment={chosenMoment}
            interview={interview}
            turns={turns}
            interviews={data.interviews}
            evidence={data.evidence}
            map={data}
            hrefOf={hrefOf}
          />
        ) : source && words !== '' && actions.canWrite ? (
          <PassageStrip
            words={words}
            source={source}
            target={target}
            wants={attention.kind === 'passage' || attention.kind === 'quote' ? attention.wants : undefined}
            ties={quoteTies}
            map={data}
            suggestions={suggestions}
            actions={actions}
          />
        ) : (
          <Hint canWrite={actions.canWrite} />
        )}
        {lastDone && actions.canWrite ? (
          <p className="ev-done small quiet">
            {lastDone}{' '}
            <button type="button" className="ev-inline" onClick={actions.undo}>
              {messages.strip.undo}
            </button>
          </p>
        ) : null}
        <WithdrawInterview interview={interview} turnCount={turns.length} ties={ties} canWrite={actions.canWrite} />
      </section>
    </>
  )
}

function Hint({ canWrite }: { canWrite: boolean }) {
  const says = messages.strip
  if (!canWrite) return <p className="small quiet">{says.readOnly}</p>
  return (
    <>
      <p className="small quiet">{says.hint}</p>
      <p className="ev-keys tiny faint">
        {says.hintKeys} <Key name="↑" /> <Key name="↓" /> {says.keysMove}, <Key name="Shift" /> {says.keysMore},{' '}
        <Key name="H" /> {says.keysTake}
      </p>
    </>
  )
}
