import type { MomentKind } from '#shared/model/moment.ts'
import type { Slot } from '#shared/model/person.ts'
import { AuthorPatterns } from '../../ui/drawn/AuthorPatterns.tsx'
import { DrawnMoment } from '../../ui/drawn/DrawnMoment.tsx'
import { Figure } from '../../ui/drawn/Figure.tsx'
import { streamPath } from '../../ui/drawn/pen.ts'
import { Ribbon } from '../../ui/drawn/Ribbon.tsx'
import { useMedia } from '../../ui/browser/use-media.ts'
import { firstWords } from '../messages.ts'

/** The product in one picture: the same joins, one person's moment stays, a difference becomes a question. */
export function FirstPicture() {
  const plan = useMedia('(max-width: 767px)') ? narrow : wide
  const words = firstWords.picture
  return (
    <figure className="first-picture" style={{ width: plan.width, height: plan.height }}>
      <figcaption className="unseen">{words.label}</figcaption>
      <div aria-hidden="true">
        <svg className="first-flow" width={plan.width} height={plan.height} aria-hidden="true">
          <AuthorPatterns />
          {plan.streams.map(({ slot, from, to }) => (
            <Ribbon key={`${slot} ${from.join()}`} slot={slot} path={streamPath(pointOf(from), pointOf(to))} />
          ))}
          <path d={plan.brace} fill="none" stroke="var(--ink)" strokeWidth="1.8" strokeLinecap="round" />
        </svg>
        {plan.figures.map(({ slot, at: [left, top] }) => (
          <div key={slot} className="first-figure" style={{ left, top }}>
            <Figure slot={slot} />
          </div>
        ))}
        {plan.moments.map(({ label, kind = 'step', slot, at: [left, top], size: [width, height] }) => (
          <DrawnMoment
            key={`${label} ${slot ?? ''}`}
            id={label}
            kind={kind}
            slot={slot}
            bold={slot === undefined}
            size={{ width, height }}
            style={{ position: 'absolute', left, top }}
          >
            {label}
          </DrawnMoment>
        ))}
        {plan.captions.map(({ says, at: [left, top], width }) => (
          <p
            key={says}
            className={says === 'question' ? 'first-question' : 'first-caption'}
            style={{ left, top, width }}
          >
            {words[says]}
          </p>
        ))}
      </div>
    </figure>
  )
}

type Pair = readonly [number, number]
type Plan = {
  readonly width: number
  readonly height: number
  readonly figures: readonly { slot: Slot; at: Pair }[]
  readonly moments: readonly { label: string; kind?: MomentKind; slot?: Slot; at: Pair; size: Pair }[]
  readonly streams: readonly { slot: Slot; from: Pair; to: Pair }[]
  readonly captions: readonly { says: 'joined' | 'kept' | 'question' | 'asked'; at: Pair; width: number }[]
  readonly brace: string
}

function pointOf([x, y]: Pair) {
  return { x, y }
}

const { labels } = firstWords.picture

const wide: Plan = {
  width: 640,
  height: 530,
  figures: [
    { slot: 'reed', at: [0, 0] },
    { slot: 'river', at: [0, 70] },
    { slot: 'berry', at: [0, 140] },
  ],
  moments: [
    { label: labels.quiet, slot: 'reed', at: [46, 2], size: [196, 44] },
    { label: labels.asleep, slot: 'river', at: [46, 72], size: [196, 44] },
    { label: labels.shut, slot: 'berry', at: [46, 142], size: [196, 44] },
    { label: labels.begins, kind: 'start', at: [410, 68], size: [182, 52] },
    { label: labels.remote, kind: 'error', slot: 'reed', at: [46, 250], size: [196, 58] },
    { label: labels.remote, kind: 'error', at: [410, 250], size: [196, 58] },
    { label: labels.forty, kind: 'pain', slot: 'reed', at: [46, 370], size: [196, 58] },
    { label: labels.two, slot: 'berry', at: [46, 458], size: [196, 58] },
  ],
  streams: [
    { slot: 'reed', from: [242, 24], to: [410, 81] },
    { slot: 'river', from: [242, 94], to: [410, 94] },
    { slot: 'berry', from: [242, 164], to: [410, 107] },
    { slot: 'reed', from: [242, 279], to: [410, 279] },
    { slot: 'reed', from: [242, 399], to: [398, 420] },
    { slot: 'berry', from: [242, 487], to: [398, 466] },
  ],
  captions: [
    { says: 'joined', at: [410, 130], width: 230 },
    { says: 'kept', at: [410, 318], width: 230 },
    { says: 'question', at: [416, 396], width: 220 },
    { says: 'asked', at: [416, 500], width: 220 },
  ],
  brace: 'M400 402c-5 12 4 24-6 40 9 14 2 26 6 40',
}

/** The same for a phone: words keep their size, the streams are shorter. */
const narrow: Plan = {
  width: 342,
  height: 640,
  figures: [
    { slot: 'reed', at: [-4, 12] },
    { slot: 'river', at: [-4, 92] },
    { slot: 'berry', at: [-4, 172] },
  ],
  moments: [
    { label: labels.quiet, slot: 'reed', at: [30, 4], size: [128, 62] },
    { label: labels.asleep, slot: 'river', at: [30, 84], size: [128, 62] },
    { label: labels.shut, slot: 'berry', at: [30, 164], size: [128, 62] },
    { label: labels.begins, kind: 'start', at: [212, 84], size: [130, 62] },
    { label: labels.remote, kind: 'error', slot: 'reed', at: [30, 270], size: [128, 94] },
    { label: labels.remote, kind: 'error', at: [212, 270], size: [130, 94] },
    { label: labels.forty, kind: 'pain', slot: 'reed', at: [30, 430], size: [128, 94] },
    { label: labels.two, slot: 'berry', at: [30, 560], size: [128, 76] },
  ],
  streams: [
    { slot: 'reed', from: [158, 35], to: [212, 102] },
    { slot: 'river', from: [158, 115], to: [212, 115] },
    { slot: 'berry', from: [158, 195], to: [212, 128] },
    { slot: 'reed', from: [158, 317], to: [212, 317] },
    { slot: 'reed', from: [158, 477], to: [198, 510] },
    { slot: 'berry', from: [158, 598], to: [198, 566] },
  ],
  captions: [
    { says: 'joined', at: [212, 156], width: 140 },
    { says: 'kept', at: [212, 374], width: 140 },
    { says: 'question', at: [216, 452], width: 126 },
    { says: 'asked', at: [216, 610], width: 126 },
  ],
  brace: 'M202 470c-5 20 4 44-6 68 9 22 2 46 6 68',
}
