import { Fragment } from 'react'
import type { MomentId, QuoteId } from '#shared/model/ids.ts'
import type { Quote } from '#shared/model/interview.ts'
import type { SharedMoment } from '#shared/model/shared-map.ts'
import { useEvidenceStore } from '../evidence-store.ts'
import { messages } from '../messages.ts'

type Props = {
  readonly name: string
  readonly path: readonly MomentId[]
  readonly moments: readonly SharedMoment[]
  /** Highlights that are tied to no moment yet, with their words as spoken. */
  readonly untied: readonly { readonly quote: Quote; readonly words: string }[]
  readonly canWrite: boolean
  readonly onRemove: (index: number, label: string) => void
}

/** The story as it was told, over the moments of the map; and what the map does not have yet. */
export function StoryPath({ name, path, moments, untied, canWrite, onRemove }: Props) {
  const store = useEvidenceStore()
  const labels = new Map(moments.map((moment) => [moment.id, moment.label]))
  const says = messages.path
  const addToMap = (quoteId: QuoteId) => store.attend({ kind: 'quote', quoteId, wants: 'new' })
  return (
    <section className="ev-story" aria-label={says.title(name)}>
      <h2>{says.title(name)}</h2>
      {path.length === 0 ? (
        <p className="small quiet">{says.none}</p>
      ) : (
        <ol className="ev-path small">
          {path.map((id, i) => {
            const label = labels.get(id) ?? messages.path.gone
            return (
              // The same moment may come twice in a story.
              // oxlint-disable-next-line react/no-array-index-key
              <Fragment key={`${id}-${i}`}>
                <li>
                  {label}
                  {canWrite ? (
                    <button
                      type="button"
                      className="ev-remove"
                      aria-label={says.remove(label)}
                      onClick={() => onRemove(i, label)}
                    >
                      ×
                    </button>
                  ) : null}
                </li>
              </Fragment>
            )
          })}
        </ol>
      )}
      {untied.length > 0 ? (
        <>
          <p className="small quiet">{says.notOnMap}</p>
          <ul className="small">
            {untied.map(({ quote, words }) => (
              <li key={quote.id}>
                “{words}”{' '}
                <button type="button" className="ev-inline" onClick={() => addToMap(quote.id)}>
                  {says.add}
                </button>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </section>
  )
}
