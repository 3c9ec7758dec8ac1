import { type CSSProperties, useCallback, useEffect, useRef, useState } from 'react'
import type { Evidence } from '#shared/model/interview.ts'
import { stanceLines } from '../../../ui/words/stance-lines.ts'
import { useEvidence } from '../evidence-store.ts'
import type { EvidenceTarget } from '#shared/model/shared-map.ts'
import { keyOf, momentsOf, type Speakable } from './tie-targets.ts'
import { spreadEnds, tiePath } from './tie-paths.ts'

type Props = {
  readonly evidence: readonly Evidence[]
  readonly map: Speakable
  /** Scrolls the transcript; its right edge is where ties begin. */
  readonly text: React.RefObject<HTMLElement | null>
  readonly column: React.RefObject<HTMLElement | null>
}

type Line = { readonly tie: Evidence; readonly path: string; readonly end: { readonly x: number; readonly y: number } }

/** How far a tie ends before the moment's outline. */
const endGap = 4

/** The ties of this interview, drawn in the gutter between the text and the moments, and nowhere else. */
export function TieLines({ evidence, map, text, column }: Props) {
  const svg = useRef<SVGSVGElement>(null)
  const attention = useEvidence((state) => state.attention)
  const [lines, setLines] = useState<readonly Line[]>([])
  const measure = useCallback(() => {
    if (svg.current && text.current && column.current)
      setLines(measureLines({ svg: svg.current, text: text.current, column: column.current, evidence, map }))
  }, [evidence, map, text, column])
  useMeasured(measure, text, column)
  const isChosen = ({ tie }: Line) =>
    (attention.kind === 'quote' && tie.quoteId === attention.quoteId) ||
    (attention.kind === 'moment' && momentsOf(tie.target, map).includes(attention.momentId))
  const isAnyChosen = lines.some(isChosen)
  return (
    <svg ref={svg} className="ev-ties" aria-hidden="true">
      {[...lines]
        .sort((a, b) => Number(isChosen(a)) - Number(isChosen(b)))
        .map((line) => {
          const chosen = isChosen(line)
          const stroke = stanceLines[line.tie.stance]
          return (
            <g
              key={line.tie.id}
              className={chosen ? 'chosen' : isAnyChosen ? 'faded' : ''}
              data-target={line.tie.target.kind}
            >
              <path
                d={line.path}
                strokeDasharray={stroke.dash}
                style={{ '--tie-width': stroke.tieWidth } as CSSProperties}
              />
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

function measureLines(places: {
  readonly svg: SVGSVGElement
  readonly text: HTMLElement
  readonly column: HTMLElement
  readonly evidence: readonly Evidence[]
  readonly map: Speakable
}): readonly Line[] {
  const { svg, text, column, evidence, map } = places
  const gutter = svg.getBoundingClientRect()
  const pane = text.getBoundingClientRect()
  const found = evidence.flatMap((tie) => {
    const pieces = text.querySelectorAll(`[data-quotes~="${CSS.escape(tie.quoteId)}"]`)
    const words = [...(pieces.item(pieces.length - 1)?.getClientRects() ?? [])].at(-1)
    const place = placeOf(tie.target, column, map)
    // A tie to words that are scrolled away would point at other words.
    if (!words || !place || words.bottom < pane.top + 8 || words.bottom > pane.bottom) return []
    return [
      {
        tie,
        key: tie.id,
        fromY: words.bottom - gutter.top - words.height * 0.35,
        moment: place.key,
        centreY: place.y - gutter.top,
        x: place.left - gutter.left - endGap,
      },
    ]
  })
  const ends = spreadEnds(found)
  return found.map(({ tie, key, fromY, centreY, x }) => {
    const toY = ends.get(key) ?? centreY
    return { tie, path: tiePath({ fromY, toY, width: x }), end: { x, y: toY } }
  })
}

/**
 * Where ties to a target end: at its moment; at the first moment in the column that a difference is about; where a way
 * leaves its moment towards the next one.
 */
function placeOf(
  target: EvidenceTarget,
  column: HTMLElement,
  map: Speakable,
): { readonly key: string; readonly y: number; readonly left: number } | undefined {
  const boxes = momentsOf(target, map).map((id) =>
    column.querySelector(`[data-moment="${CSS.escape(id)}"]`)?.getBoundingClientRect(),
  )
  if (target.kind === 'link') {
    const [from, to] = boxes
    if (!from) return undefined
    const isDown = !to || to.top >= from.top
    return { key: keyOf(target), y: isDown ? from.bottom + 6 : from.top - 6, left: from.left }
  }
  const [first] = boxes.filter((box) => box !== undefined).sort((a, b) => a.top - b.top)
  if (!first) return undefined
  // Ties to one moment arrive side by side, whichever of them are about a difference it is part of.
  return { key: String(first.top), y: first.top + first.height / 2, left: first.left }
}
