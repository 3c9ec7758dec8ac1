import { useMemo } from 'react'
import type * as Y from 'yjs'
import { readLinks, readMoments } from '#shared/documents/map-document.ts'
import { feelingLine } from '#shared/layout/feeling-line.ts'
import type { Valence } from '#shared/model/moment.ts'
import type { CanvasView } from '../../../canvas/canvas-view-type.ts'
import { useSelection, useSelectionStore } from '../../../canvas/selection/selection-context.tsx'
import { selectMoments } from '../../../canvas/selection/selection-store.ts'
import { useRead } from '../../../sync/board-context.tsx'
import type { OpenDocument } from '../../../sync/board-sync.ts'
import { valenceWords } from '../../../ui/words/kind-words.ts'
import { Mouth } from '../../../ui/drawn/Mouth.tsx'
import { drawingWords } from './messages.ts'

export type FeelingCurveProps = {
  readonly view: CanvasView
  readonly document: OpenDocument
  readonly layerKey: string
}

/** More words than this would lie on each other. */
const mostWords = 14

/** How it feels along the flow, as one line with the person's own words; each leads to its moment. */
export function FeelingCurve({ view, document, layerKey }: FeelingCurveProps) {
  const store = useSelectionStore()
  const selected = useSelection(({ moments }) => moments)
  const map = useRead(document, readDrawn)
  const { points, steps } = useMemo(() => feelingLine(map), [map])
  return (
    <section className="feeling-curve sheet" aria-label={drawingWords.feelings}>
      <span className="feeling-end good">{drawingWords.good}</span>
      <span className="feeling-end bad">{drawingWords.bad}</span>
      {points.length === 0 ? <p className="quiet">{drawingWords.noFeelings}</p> : null}
      <div className="feeling-field-area">
        <svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
          <path className="feeling-neither" d="M0 50 H100" />
          {steps.map(({ from, to, isAside }) => {
            const start = points[from]
            const end = points[to]
            if (!start || !end) return null
            const [x, y] = [start.at * 100, heightOf(start.valence)]
            const [toX, toY] = [end.at * 100, heightOf(end.valence)]
            const bend = (toX - x) * 0.45
            return (
              <path
                key={`${start.momentId} ${end.momentId}`}
                className={isAside ? 'aside' : ''}
                d={`M${x} ${y} C${x + bend} ${y} ${toX - bend} ${toY} ${toX} ${toY}`}
              />
            )
          })}
        </svg>
        {points.map(({ momentId, label, valence, word, at }) => (
          <button
            key={momentId}
            type="button"
            className={valence > 0 ? 'above' : ''}
            style={{ left: `${at * 100}%`, top: `${heightOf(valence)}%` }}
            aria-label={drawingWords.feelsAt(label, word || valenceWords[valence])}
            aria-pressed={selected.includes(momentId)}
            title={label}
            onClick={() => {
              selectMoments(store, [momentId])
              view.show([{ layerKey, momentId }])
            }}
          >
            <Mouth valence={valence} />
            {points.length <= mostWords ? <span>{word}</span> : null}
          </button>
        ))}
      </div>
    </section>
  )
}

function heightOf(valence: Valence): number {
  return 50 - valence * 15
}

// One function for the whole app: the document remembers what it gave until it changes.
function readDrawn(doc: Y.Doc) {
  return { moments: readMoments(doc), links: readLinks(doc) }
}
