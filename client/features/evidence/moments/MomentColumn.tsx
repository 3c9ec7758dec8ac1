import { Fragment, useMemo } from 'react'
import { Link } from 'wouter'
import type { MomentId } from '#shared/model/ids.ts'
import type { SharedLink, SharedMoment } from '#shared/model/shared-map.ts'
import { Button } from '../../../ui/Button.tsx'
import { useEvidence, useEvidenceStore } from '../evidence-store.ts'
import { messages } from '../messages.ts'
import { MomentRow } from './MomentRow.tsx'
import { StepLinks } from './StepLinks.tsx'
import { momentsOf, type StanceCount, stancesOn } from './tie-targets.ts'
import type { EvidenceData } from '../use-evidence-data.ts'

type Props = {
  readonly data: EvidenceData
  readonly boardHref: string
  /** The moments that the chosen interview's story went through; absent where no interview is open. */
  readonly path: readonly MomentId[] | undefined
  readonly storyOf: string | undefined
  readonly canWrite: boolean
  readonly onPick: (moment: SharedMoment) => void
  readonly scroller: React.Ref<HTMLDivElement>
}

/** The shared map as a column in the order of the flow, with what the stories say about each moment. */
export function MomentColumn({ data, boardHref, path, storyOf, canWrite, onPick, scroller }: Props) {
  const store = useEvidenceStore()
  const { attention, isTracing, showsUnheard } = useEvidence((state) => state)
  const says = messages.column
  const stories = data.interviews.length
  const heard = useMemo(
    () =>
      new Set([
        ...data.support.keys(),
        ...(path ?? []),
        ...data.evidence.flatMap(({ target }) => momentsOf(target, data)),
      ]),
    [data, path],
  )
  const unheard = data.moments.filter((moment) => !heard.has(moment.id)).length
  const showsAll = isTracing || showsUnheard || unheard === data.moments.length
  const shown = showsAll
    ? data.moments
    : data.moments.filter((moment) => heard.has(moment.id) || isAimedAt(attention, moment.id, data))
  return (
    <section className="ev-column paper-dots" aria-label={says.label} ref={scroller} tabIndex={-1}>
      <header className="ev-head">
        <h2>{says.title(stories)}</h2>
        <p className="small quiet">{isTracing && storyOf ? messages.path.tracing(storyOf) : says.caveat(stories)}</p>
        {storyOf && canWrite && data.moments.length > 0 ? (
          <Button
            size="small"
            look="soft"
            aria-pressed={isTracing}
            onClick={() => store.setState({ isTracing: !isTracing })}
          >
            {isTracing ? messages.path.done : messages.path.trace(storyOf)}
          </Button>
        ) : null}
      </header>
      {data.moments.length === 0 ? (
        <p className="ev-none">
          {says.noMap} <Link href={`${boardHref}/merge`}>{says.toMerge}</Link>
        </p>
      ) : (
        <ol className="ev-moments">
          {shown.map((moment, i) => (
            <Fragment key={moment.id}>
              <MomentRow
                moment={moment}
                support={data.support.get(moment.id)}
                stories={stories}
                differences={(data.differences.get(moment.id) ?? []).map((number) => ({
                  number,
                  stances: stancesOnDifference(number, data),
                }))}
                ways={waysSpokenOf(moment.id, data)}
                differencesHref={`${boardHref}/merge?view=differences`}
                chosen={isAimedAt(attention, moment.id, data) || isTiedTo(attention, moment.id, data)}
                told={(path ?? []).flatMap((id, at) => (id === moment.id ? [at + 1] : []))}
                below={<StepLinks links={linksBetween(data.links, moment.id, shown[i + 1]?.id)} seed={moment.id} />}
                onPick={() => onPick(moment)}
              />
            </Fragment>
          ))}
        </ol>
      )}
      {unheard > 0 && unheard < data.moments.length && !isTracing ? (
        <p className="ev-unheard small quiet">
          {says.unheard(unheard)}{' '}
          <button type="button" className="ev-inline" onClick={() => store.setState({ showsUnheard: !showsUnheard })}>
            {showsUnheard ? says.hide : says.show}
          </button>
        </p>
      ) : null}
    </section>
  )
}

type Attention = ReturnType<ReturnType<typeof useEvidenceStore>['getState']>['attention']

function isAimedAt(attention: Attention, id: MomentId, data: EvidenceData): boolean {
  if (attention.kind === 'moment') return attention.momentId === id
  return (
    (attention.kind === 'passage' || attention.kind === 'quote') &&
    attention.target !== undefined &&
    momentsOf(attention.target.target, data).includes(id)
  )
}

function isTiedTo(attention: Attention, id: MomentId, data: EvidenceData): boolean {
  if (attention.kind !== 'quote') return false
  return data.evidence.some((tie) => tie.quoteId === attention.quoteId && momentsOf(tie.target, data).includes(id))
}

function stancesOnDifference(number: number, { allDifferences, evidence }: EvidenceData): readonly StanceCount[] {
  const difference = allDifferences[number - 1]
  return difference ? stancesOn({ kind: 'difference', key: difference.key }, evidence) : []
}

/** The ways on from a moment that quotes speak to. */
function waysSpokenOf(from: MomentId, { evidence, moments }: EvidenceData) {
  const ways = new Map(
    evidence.flatMap(({ target }) =>
      target.kind === 'link' && target.from === from ? [[target.to, target] as const] : [],
    ),
  )
  return [...ways].flatMap(([to, target]) => {
    const end = moments.find(({ id }) => id === to)
    return end ? [{ to, label: end.label, stances: stancesOn(target, evidence) }] : []
  })
}

/** Links between two moments that stand below each other, downwards and back. */
function linksBetween(
  links: readonly SharedLink[],
  above: MomentId,
  below: MomentId | undefined,
): readonly { kind: SharedLink['kind']; isBack: boolean }[] {
  if (!below) return []
  const found = new Map<string, { kind: SharedLink['kind']; isBack: boolean }>()
  for (const link of links) {
    const isBack = link.from === below && link.to === above
    if (isBack || (link.from === above && link.to === below))
      found.set(isBack ? 'back' : 'on', { kind: link.kind, isBack })
  }
  return [...found.values()]
}
