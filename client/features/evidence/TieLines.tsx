import { useCallback, useEffect, useRef, useState } from 'react'
import type { Evidence } from '#shared/model/interview.ts'
import { useEvidence } from './evidence-store.ts'
import { spreadEnds, stanceDash, tiePath } from './tie-paths.ts'

type Props = {
  readonly evidence: readonly Evidence[]
  /** Scrolls the transcript; its right edge is where ties begin. */
  readonly text: React.RefObject<HTMLElement | null>
  readonly column: React.RefObject<HTMLElement | null>
}

type Line = { readonly tie: Evidence; readonly path: string; readonly end: { readonly x: number; readonly y: number } }

/** How far a tie ends before the moment's outline. */
const endGap = 4

/** The ties of this interview, drawn in the gutter between the text and the moments, and nowhere else. */
export function TieLines({ evidence, text, column }: Props) {
  const svg = useRef<SVGSVGElement>(null)
  const attention = useEvidence((state) => state.attention)
  const [lines, setLines] = useState<readonly Line[]>([])
  const measure = useCallback(() => {
    if (svg.current && text.current && column.current)
      setLines(measureLines(svg.current, text.current, column.current, evidence))
  }, [evidence, text, column])
  useMeasured(measure, text, column)
  const isChosen = ({ tie }: Line) =>
    (attention.kind === 'quote' && tie.quoteId === attention.quoteId) ||
    (attention.kind === 'moment' && tie.target.kind === 'moment' && tie.target.id === attention.momentId)
  const isAnyChosen = lines.some(isChosen)
  return (
    <svg ref={svg} className="ev-ties" aria-hidden="true">
      {[...lines]
        .sort((a, b) => Number(isChosen(a)) - Number(isChosen(b)))
        .map((line) => {
          const chosen = isChosen(line)
          return (
            <g key={line.tie.id} className={chosen ? 'chosen' : isAnyChosen ? 'faded' : ''}>
              <path d={line.path} data-stance={line.tie.stance} strokeDasharray={stanceDash(line.tie.stance)} />
              <circle cx={line.end.x} cy={line.end.y} r={chosen ? 4 : 3} />
            </g>
          )
        })}
    </svg>
  )
}

/** Measures again, once a frame, whenever something may have moved. */
function useMeasured(measure: () => void, text: Props['text'], column: Props['column']): void {
  useEffect(() => {
    let frame = 0
    const soon = () => {
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(measure)
    }
    soon()
    const places = [text.current, column.current].filter((place) => place !== null)
    const observer = new ResizeObserver(soon)
    for (const place of places) {
      place.addEventListener('scroll', soon, { passive: true })
      observer.observe(place)
      for (const child of place.children) observer.observe(child)
    }
    void document.fonts.ready.then(soon)
    return () => {
      cancelAnimationFrame(frame)
      observer.disconnect()
      for (const place of places) place.removeEventListener('scroll', soon)
    }
  })
}

function measureLines(
  svg: SVGSVGElement,
  text: HTMLElement,
  column: HTMLElement,
  evidence: readonly Evidence[],
): readonly Line[] {
  const gutter = svg.getBoundingClientRect()
  const pane = text.getBoundingClientRect()
  const found = evidence.flatMap((tie) => {
    if (tie.target.kind !== 'moment') return []
    const pieces = text.querySelectorAll(`[data-quotes~="${CSS.escape(tie.quoteId)}"]`)
    const words = [...(pieces.item(pieces.length - 1)?.getClientRects() ?? [])].at(-1)
    const box = column.querySelector(`[data-moment="${CSS.escape(tie.target.id)}"]`)?.getBoundingClientRect()
    // A tie to words that are scrolled away would point at other words.
    if (!words || !box || words.bottom < pane.top + 8 || words.bottom > pane.bottom) return []
    return [
      {
        tie,
        key: tie.id,
        fromY: words.bottom - gutter.top - words.height * 0.35,
        moment: tie.target.id,
        centreY: box.top + box.height / 2 - gutter.top,
        x: box.left - gutter.left - endGap,
      },
    ]
  })
  const ends = spreadEnds(found)
  return found.map(({ tie, key, fromY, centreY, x }) => {
    const toY = ends.get(key) ?? centreY
    return { tie, path: tiePath({ fromY, toY, width: x }), end: { x, y: toY } }
  })
}
