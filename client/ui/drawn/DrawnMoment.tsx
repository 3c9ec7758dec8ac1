import type { ReactNode } from 'react'
import type { Feeling, MomentKind } from '#shared/model/moment.ts'
import type { Slot } from '#shared/model/person.ts'
import { kindClass, type KindDrawing, kindDrawings } from './kind-drawings.ts'
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
      className={['moment', kindClass(kind), slot ? `slot-${slot}` : '', chosen ? 'chosen' : '', className ?? '']
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
  const drawing = kindDrawings[kind]
  const { line, area, inner } = outlineOf(drawing.outline, size, id)
  const pen = { fill: 'none', stroke, strokeLinecap: 'round', strokeLinejoin: 'round' } as const
  return (
    <svg className="moment-outline" viewBox={`0 0 ${size.width} ${size.height}`} aria-hidden="true">
      <path d={area} fill={fill} />
      <path d={line} {...pen} strokeWidth={width} {...(drawing.isDashed ? { strokeDasharray: '6 4' } : {})} />
      {inner ? <path d={inner} {...pen} transform="translate(3.5 3.5)" strokeWidth="1" /> : null}
      {drawing.isUnderlined ? <path d={underlinePath(size)} {...pen} strokeWidth="1.6" /> : null}
    </svg>
  )
}

type Outline = { readonly line: string; readonly area: string; readonly inner?: string }

function outlineOf(outline: KindDrawing['outline'], size: Size, id: string): Outline {
  const radius = outline === 'rounder' || outline === 'twice' ? Math.min(20, size.height / 2) : 8
  const closed = boxPath(size, id, { radius })
  switch (outline) {
    case 'diamond': {
      const line = diamondPath(size, id)
      return { line, area: line }
    }
    case 'torn': {
      const line = tornPath(size, id)
      return { line, area: line }
    }
    case 'open':
      return { line: boxPath(size, id, { radius, open: true }), area: closed }
    case 'twice': {
      const within = { width: size.width - 7, height: size.height - 7 }
      return { line: closed, area: closed, inner: boxPath(within, `${id}i`, { radius: radius - 3 }) }
    }
    case 'box':
    case 'rounder':
      return { line: closed, area: closed }
  }
}
