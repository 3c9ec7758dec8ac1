import { Fragment, type ReactNode, useLayoutEffect, useRef, useState } from 'react'
import { Link } from 'wouter'
import type { MomentId } from '#shared/model/ids.ts'
import type { SupportCount } from '#shared/model/interview.ts'
import type { SharedMoment } from '#shared/model/shared-map.ts'
import { MomentOutline } from '../../../ui/drawn/DrawnMoment.tsx'
import { Kind } from '../../../ui/drawn/KindMark.tsx'
import type { Size } from '../../../ui/drawn/pen.ts'
import { kindClass } from '../../../ui/drawn/kind-drawings.ts'
import { reachedSentence, stanceCounts } from '../../../ui/words/support-words.ts'
import { messages } from '../messages.ts'
import { StanceMark } from './StanceMark.tsx'
import type { StanceCount } from './tie-targets.ts'

type Props = {
  readonly moment: SharedMoment
  readonly support: SupportCount | undefined
  readonly stories: number
  /** The differences it is part of, and what quotes say to them. */
  readonly differences: readonly { readonly number: number; readonly stances: readonly StanceCount[] }[]
  /** The ways on from it that quotes speak to. */
  readonly ways: readonly { readonly to: MomentId; readonly label: string; readonly stances: readonly StanceCount[] }[]
  readonly differencesHref: string
  readonly chosen: boolean
  /** At which places the story came by here. */
  readonly told: readonly number[]
  readonly below: ReactNode
  readonly onPick: () => void
}

/** A moment of the shared map and what the stories say about it, as sentences. */
export function MomentRow(props: Props) {
  const { moment, support, stories, differences, ways, differencesHref, chosen, told, below, onPick } = props
  const [box, size] = useSize()
  return (
    <li className="ev-moment">
      <button
        type="button"
        ref={box}
        className={`ev-box ${kindClass(moment.kind)}`}
        data-moment={moment.id}
        aria-pressed={chosen}
        onClick={onPick}
      >
        {size ? (
          <MomentOutline
            id={moment.id}
            kind={moment.kind}
            size={size}
            stroke="var(--ink)"
            fill={chosen ? 'var(--marker)' : 'var(--page)'}
            width={chosen ? 2.4 : 1.6}
          />
        ) : null}
        <Kind kind={moment.kind} />
        <span>{moment.label}</span>
        {told.length > 0 ? (
          <span className="ev-told">
            <span className="unseen">{messages.path.orderLabel(told)}</span>
            <span aria-hidden="true">{messages.path.order(told)}</span>
          </span>
        ) : null}
      </button>
      <div className="ev-reach">
        {support ? <b>{reachedSentence(support.stories, stories)}</b> : null}
        <p>
          <Stances counts={stanceCounts(support)} />
          {differences.map(({ number, stances }) => (
            <Fragment key={number}>
              <Link href={differencesHref}>{messages.column.difference(number)}</Link>
              <Stances counts={stances} />
            </Fragment>
          ))}
        </p>
        {ways.map(({ to, label, stances }) => (
          <p key={to}>
            <span className="ev-way">{messages.column.way(label)}</span> <Stances counts={stances} />
          </p>
        ))}
      </div>
      {below}
    </li>
  )
}

function Stances({ counts }: { counts: readonly StanceCount[] }) {
  return counts.map(([stance, count]) => <StanceMark key={stance} stance={stance} count={count} />)
}

/** The size of an element, known once it is laid out: the pen needs it to draw around the words. */
function useSize(): [React.RefObject<HTMLButtonElement | null>, Size | undefined] {
  const element = useRef<HTMLButtonElement>(null)
  const [size, setSize] = useState<Size>()
  useLayoutEffect(() => {
    const box = element.current
    if (!box) return
    const measure = () => {
      const next = { width: box.offsetWidth, height: box.offsetHeight }
      setSize((before) => (before?.width === next.width && before.height === next.height ? before : next))
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(box)
    return () => observer.disconnect()
  }, [])
  return [element, size]
}
