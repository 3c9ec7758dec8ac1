import { useMemo, useState } from 'react'
import { suggestTargets } from '#shared/interviews/suggest-targets.ts'
import { type Evidence, type Stance, stanceFacts, stances } from '#shared/model/interview.ts'
import type { SharedMoment } from '#shared/model/shared-map.ts'
import { Button } from '../../../ui/Button.tsx'
import { Key } from '../../../ui/Key.tsx'
import { Switch } from '../../../ui/fields/Switch.tsx'
import { stanceWords } from '../../../ui/words/support-words.ts'
import { nothing, useEvidenceStore } from '../evidence-store.ts'
import { messages } from '../messages.ts'
import { NewMomentForm } from '../moments/NewMomentForm.tsx'
import {
  keyOf,
  labelOfTarget,
  type Speakable,
  targetOfMoment,
  targetsNear,
  targetsWith,
  type TieTarget,
} from '../moments/tie-targets.ts'
import type { EvidenceActions, QuoteSource } from '../create-evidence-actions.ts'

/** What is chosen between. */
const stanceChoices = stances.filter((stance) => 'key' in stanceFacts[stance])
export const stanceKeys: ReadonlyMap<string, Stance> = new Map(
  stances.flatMap((stance): [string, Stance][] => {
    const facts = stanceFacts[stance]
    return 'key' in facts ? [[facts.key, stance]] : []
  }),
)
const keyFor = new Map([...stanceKeys].map(([key, stance]) => [stance, key]))
const suggestionCount = 6

type Props = {
  readonly words: string
  readonly source: QuoteSource
  readonly target: TieTarget | undefined
  readonly wants: 'new' | 'more' | undefined
  readonly ties: readonly Evidence[]
  readonly map: Speakable
  readonly suggestions: readonly SharedMoment[]
  readonly actions: EvidenceActions
}

/** What the words might speak to, best first; never chosen for anybody. */
export function useSuggestions(
  words: string,
  moments: readonly SharedMoment[],
  ties: readonly Evidence[],
): readonly SharedMoment[] {
  return useMemo(() => {
    if (words === '') return []
    const tied = new Set(ties.map((tie) => (tie.target.kind === 'moment' ? tie.target.id : undefined)))
    const open = moments.filter((moment) => !tied.has(moment.id))
    return suggestTargets(words, open, suggestionCount).map((found) => found.moment)
  }, [words, moments, ties])
}

/** The bar under the text: the passage in question, its ties, and what else it may speak to. */
export function PassageStrip({ words, source, target, wants, ties, map, suggestions, actions }: Props) {
  const store = useEvidenceStore()
  const isQuote = 'quoteId' in source
  const isNew = wants === 'new'
  const isChoosing = !target && !isNew && (ties.length === 0 || wants === 'more')
  const says = messages.strip
  return (
    <>
      <p className="ev-quoted">“{words}”</p>
      {ties.map((tie) => (
        <TieRow
          key={tie.id}
          tie={tie}
          label={labelOfTarget(tie.target, map) ?? messages.targets.gone}
          actions={actions}
        />
      ))}
      {target ? <AskStance to={target} source={source} actions={actions} /> : null}
      {isNew ? (
        <NewMomentForm onAdd={(label) => actions.addNewMoment(source, label)} onCancel={() => store.want(undefined)} />
      ) : null}
      {isChoosing ? (
        <ChooseTarget
          question={ties.length > 0 ? says.speaksToMore : says.speaksTo}
          map={map}
          suggestions={suggestions}
          near={targetsNear(suggestions, map, ties)}
          onChoose={store.aim}
        />
      ) : null}
      {target ? null : (
        <p className="ev-row">
          {isNew ? null : (
            <Button look="link" size="small" onClick={() => store.want('new')}>
              {says.somethingNew}
            </Button>
          )}
          {ties.length > 0 && wants === undefined ? (
            <Button look="link" size="small" onClick={() => store.want('more')}>
              {says.linkMore}
            </Button>
          ) : null}
          {'passage' in source ? (
            <Button look="link" size="small" onClick={() => actions.keep(source.passage)}>
              {says.keep}
            </Button>
          ) : null}
          {isQuote && ties.length === 0 ? (
            <Button look="link" size="small" onClick={() => actions.removeQuote(source.quoteId)}>
              {says.removeQuote}
            </Button>
          ) : null}
          <Button look="link" size="small" onClick={() => store.attend(nothing)}>
            {isQuote ? says.close : says.cancel}
          </Button>
        </p>
      )}
    </>
  )
}

function TieRow({ tie, label, actions }: { tie: Evidence; label: string; actions: EvidenceActions }) {
  return (
    <div className="ev-tie">
      <p className="small">
        <span className="quiet">{messages.strip.ends} </span>
        <b>{label}</b>
      </p>
      <div className="ev-row">
        <Switch
          label={`${messages.strip.stanceLabel}: ${label}`}
          options={(stanceChoices.includes(tie.stance) ? stanceChoices : [tie.stance, ...stanceChoices]).map(
            (stance) => ({
              value: stance,
              word: stanceWords[stance],
            }),
          )}
          value={tie.stance}
          onChange={(stance) => actions.restance(tie, label, stance)}
        />
        <Button
          look="link"
          size="small"
          aria-label={messages.strip.unlinkFrom(label)}
          onClick={() => actions.unlink(tie, label)}
        >
          {messages.strip.unlink}
        </Button>
      </div>
    </div>
  )
}

function AskStance({ to, source, actions }: { to: TieTarget; source: QuoteSource; actions: EvidenceActions }) {
  const store = useEvidenceStore()
  return (
    <>
      <p className="small" id="ev-stance">
        {messages.strip.stance(to.label)}
      </p>
      <fieldset className="ev-row" aria-labelledby="ev-stance">
        {stanceChoices.map((stance, i) => (
          <Button
            key={stance}
            look="soft"
            size="small"
            ref={i === 0 ? focusUnlessReading : undefined}
            onClick={() => actions.link(source, to, stance)}
            onKeyDown={(event) => {
              const meant = stanceKeys.get(event.key.toLowerCase())
              if (meant && !event.ctrlKey && !event.metaKey) actions.link(source, to, meant)
            }}
          >
            {stanceWords[stance]} <Key name={(keyFor.get(stance) ?? '').toUpperCase()} />
          </Button>
        ))}
        <Button look="link" size="small" onClick={() => store.aim(undefined)}>
          {messages.strip.otherMoment}
        </Button>
      </fieldset>
    </>
  )
}

function ChooseTarget(props: {
  question: string
  map: Speakable
  suggestions: readonly SharedMoment[]
  /** Differences and ways about the suggested moments. */
  near: readonly TieTarget[]
  onChoose: (target: TieTarget) => void
}) {
  const { question, map, suggestions, near, onChoose } = props
  const [search, setSearch] = useState('')
  const sought = search.trim().toLowerCase()
  const shown = sought === '' ? suggestions.map(targetOfMoment) : targetsWith(sought, map)
  return (
    <fieldset aria-label={question}>
      <div className="ev-choose-head">
        <p className="small">{question}</p>
        <input
          type="search"
          className="field"
          aria-label={messages.strip.search}
          placeholder={messages.strip.search}
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
      </div>
      {shown.length === 0 ? (
        <p className="small quiet">{sought === '' ? messages.strip.noSuggestion : messages.strip.searchNone}</p>
      ) : (
        <ol className="ev-suggestions">
          {shown.map((one, i) => (
            <li key={keyOf(one.target)}>
              <button type="button" onClick={() => onChoose(one)}>
                {sought === '' ? <Key name={String(i + 1)} /> : null} {one.label}
              </button>
            </li>
          ))}
        </ol>
      )}
      {sought === '' && near.length > 0 ? (
        <>
          <p className="small quiet">{messages.targets.label}</p>
          <ul className="ev-suggestions">
            {near.map((one) => (
              <li key={keyOf(one.target)}>
                <button type="button" onClick={() => onChoose(one)}>
                  {one.label}
                </button>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </fieldset>
  )
}

/** Whoever chose the moment by its number goes on in the text; everybody else is here now. */
function focusUnlessReading(button: HTMLButtonElement | null): void {
  if (button && !document.activeElement?.closest('[role="listbox"]')) button.focus()
}
