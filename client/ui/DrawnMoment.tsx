import type { ReactNode } from 'react'
import type { Feeling, MomentKind } from '#shared/model/moment.ts'
import type { Slot } from '#shared/model/person.ts'
import { Kind } from './KindMark.tsx'
import { Feel } from './Mouth.tsx'
import { boxPath, diamondPath, type Size, tornPath, underlinePath } from './pen.ts'

export type DrawnMomentProps = {
  /** Seeds the pen. */
  readonly id: string
  readonly kind: MomentKind
  readonly size: Size
  readonly children: ReactNode
  readonly feeling?: Feeling | undefined
  /** Whose lane it stands in; without it the line is ink. */
  readonly slot?: Slot | undefined
  readonly chosen?: boolean
  readonly bold?: boolean
  readonly hideKind?: boolean
  readonly className?: string
  readonly style?: React.CSSProperties | undefined
}

/** A moment as everybody sees it: the outline says the kind, and a word says it too. */
export function DrawnMoment(props: DrawnMomentProps) {
  const { id, kind, size, children, feeling, slot, chosen = false, bold = false, hideKind = false } = props
  const { className, style } = props
  return (
    <div
      className={['moment', `moment-${kind}`, slot ? `slot-${slot}` : '', chosen ? 'chosen' : '', className ?? '']
        .filter(Boolean)
        .join(' ')}
      style={{ width: size.width, height: size.height, ...style }}
    >
      <MomentOutline
        id={id}
        kind={kind}
        size={size}
        stroke={slot ? 'var(--c)' : 'var(--ink)'}
        fill={chosen ? 'var(--marker)' : 'var(--page)'}
        width={chosen ? 2.4 : bold ? 2.2 : 1.6}
      />
      <span className="moment-label">{children}</span>
      {hideKind ? null : <Kind kind={kind} />}
      {feeling ? <Feel feeling={feeling} /> : null}
    </div>
  )
}

/** The drawn line around a moment, on a sheet of exactly its size. */
export function MomentOutline(props: {
  id: string
  kind: MomentKind
  size: Size
  stroke: string
  fill: string
  width: number
}) {
  const { id, kind, size, stroke, fill, width } = props
  const { line, area, inner } = outlineOf(kind, size, id)
  const pen = { fill: 'none', stroke, strokeLinecap: 'round', strokeLinejoin: 'round' } as const
  return (
    <svg className="moment-outline" viewBox={`0 0 ${size.width} ${size.height}`} aria-hidden="true">
      <path d={area} fill={fill} />
      <path d={line} {...pen} strokeWidth={width} {...(kind === 'workaround' ? { strokeDasharray: '6 4' } : {})} />
      {inner ? <path d={inner} {...pen} transform="translate(3.5 3.5)" strokeWidth="1" /> : null}
      {kind === 'pain' ? <path d={underlinePath(size)} {...pen} strokeWidth="1.6" /> : null}
    </svg>
  )
}

function outlineOf(kind: MomentKind, size: Size, id: string): { line: string; area: string; inner?: string } {
  const isEdge = kind === 'start' || kind === 'end'
  const radius = isEdge ? Math.min(20, size.height / 2) : 8
  const closed = boxPath(size, id, { radius })
  switch (kind) {
    case 'decision': {
      const line = diamondPath(size, id)
      return { line, area: line }
    }
    case 'error': {
      const line = tornPath(size, id)
      return { line, area: line }
    }
    case 'abandon':
      return { line: boxPath(size, id, { radius, open: true }), area: closed }
    case 'end': {
      const within = { width: size.width - 7, height: size.height - 7 }
      return { line: closed, area: closed, inner: boxPath(within, `${id}i`, { radius: radius - 3 }) }
    }
    case 'start':
    case 'step':
    case 'pain':
    case 'workaround':
      return { line: closed, area: closed }
  }
}
