import type { LinkKind } from '#shared/model/link.ts'
import { drawLink } from '../../../ui/drawn/pen.ts'

const height = 28

/** The links in the gap between two moments that stand below each other. */
export function StepLinks({ links, seed }: { links: readonly { kind: LinkKind; isBack: boolean }[]; seed: string }) {
  return (
    <svg className="ev-links" viewBox={`0 0 216 ${height}`} aria-hidden="true">
      {links.map(({ kind, isBack }) => {
        const x = isBack ? 186 : 152
        const [top, foot] = [
          { x, y: 3 },
          { x, y: height - 3 },
        ]
        const { line, head } = isBack ? drawLink(foot, top, `${seed}back`, 4) : drawLink(top, foot, seed, -2)
        return (
          <g key={String(isBack)}>
            <path className={`link ${kind}`} d={line} />
            <path className="link" d={head} />
          </g>
        )
      })}
    </svg>
  )
}
