import { useEffect, useState } from 'react'
import { useLocation } from 'wouter'
import type { CommentTarget } from '#shared/model/comment.ts'
import { useBoard } from '../../sync/board-context.tsx'
import { useTogether } from '../../sync/together/together-context.tsx'
import { Button } from '../../ui/Button.tsx'
import { commentWords } from './messages.ts'

/** Goes to the page on which something is, and brings it into view. */
export function ShowIt({ target }: { target: CommentTarget }) {
  const { boardId } = useBoard()
  const [, navigate] = useLocation()
  const stage = useTogether((state) => state.stage)
  const [isAsked, setIsAsked] = useState(false)
  const scene = 'mapId' in target && target.mapId ? target.mapId : 'merge'
  // Differences stand in a list of their own, not on the map.
  const isOnStage = target.kind !== 'difference' && (stage?.scene === scene || stage?.scene === 'merge')
  useEffect(() => {
    if (!isAsked || !isOnStage) return undefined
    // The map is laid out in the frame in which it comes.
    const frame = requestAnimationFrame(() => stage?.show(target))
    return () => cancelAnimationFrame(frame)
  }, [isAsked, isOnStage, stage, target])
  return (
    <p>
      <Button
        look="link"
        size="small"
        onClick={() => {
          setIsAsked(true)
          if (isOnStage) stage?.show(target)
          // Asked anew each time: the page may be there already, and what is meant scrolled away.
          else navigate(`/b/${boardId}/${hrefOf(target)}`, { state: { shown: Date.now() } })
        }}
      >
        {commentWords.show}
      </Button>
    </p>
  )
}

function hrefOf(target: CommentTarget): string {
  if (target.kind === 'difference') return `merge?view=differences&difference=${encodeURIComponent(target.key)}`
  // The canvas is told by its stage; where there is none, as on a phone, the address says which moment.
  if (target.kind === 'moment' && target.mapId === undefined) return `merge?moment=${target.id}`
  return target.mapId === undefined ? 'merge' : `share?map=${target.mapId}`
}
