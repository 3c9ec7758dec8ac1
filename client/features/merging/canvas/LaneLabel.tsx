import { measureCard } from '../../../canvas/projection/measure-card.ts'
import { type LaneLook, laneLooks } from '../layout/lane-looks.ts'
import { useScreen } from '../merge-context.tsx'
import type { MergeBoard } from '#shared/merge/merge-board.ts'
import type { Scene } from './scene.ts'

/** The whole words of the moment in a lane that is under the pointer: in the lane they are cut, or folded away. */
export function LaneLabel({ scene, board, look }: { scene: Scene; board: MergeBoard; look: LaneLook }) {
  const lit = useScreen((state) => state.lit)
  const [id] = lit
  const fact = id && lit.length === 1 ? board.sources.get(id) : undefined
  const box = id && fact ? scene.boxOf(id) : undefined
  if (!fact || !box || !fact.moment.label) return null
  const { cards } = laneLooks[look]
  if (cards !== 'tick' && !measureCard(fact.moment, cards).isCut) return null
  const isAbove = box.y < scene.lanes.band.top
  return (
    <div
      className={`lane-label slot-${fact.author.slot}`}
      data-side={isAbove ? 'above' : 'below'}
      // What it shows stands in the outline and, when it is selected, beside the canvas.
      aria-hidden="true"
      style={{ left: box.x + box.w / 2, top: isAbove ? box.y + box.h + 6 : box.y - 6 }}
    >
      <b>{fact.author.name}</b> {fact.moment.label}
    </div>
  )
}
