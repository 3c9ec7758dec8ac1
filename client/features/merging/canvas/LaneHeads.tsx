import { useEffect, useRef } from 'react'
import type { CanvasView } from '../../../canvas/canvas-view-type.ts'
import { Figure } from '../../../ui/drawn/Figure.tsx'
import type { MergeBoard } from '#shared/merge/merge-board.ts'
import type { Scene } from './scene.ts'

/** Whose lane it is: pattern, figure and name at the left edge of the screen, whatever part of the lane is in view. */
export function LaneHeads({ scene, board, view }: { scene: Scene; board: MergeBoard; view: CanvasView | undefined }) {
  const heads = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!view) return undefined
    function follow(): void {
      const style = heads.current?.style
      const origin = view?.toScreen({ x: 0, y: 0 })
      const unit = view?.toScreen({ x: 0, y: 1 })
      if (!style || !origin || !unit) return
      style.setProperty('--top', `${origin.y}px`)
      style.setProperty('--zoom', String(unit.y - origin.y))
      style.visibility = 'visible'
    }
    follow()
    return view.onMove(follow)
  }, [view])
  return (
    <div className="lane-heads" ref={heads}>
      {scene.lanes.lanes.map((lane, i) => {
        const author = board.authors[i]
        if (!author) return null
        return (
          <div
            key={lane.mapId}
            className={`lane-head slot-${author.slot}`}
            style={{ '--y': lane.y, '--h': scene.lanes.laneHeight } as React.CSSProperties}
          >
            <div>
              <Figure slot={author.slot} />
              <span>{author.name}</span>
            </div>
          </div>
        )
      })}
    </div>
  )
}
