import { useLocation } from 'wouter'
import type { MomentId } from '#shared/model/ids.ts'
import { useBoard } from '../../../sync/board-context.tsx'
import { Button } from '../../../ui/Button.tsx'
import { Key } from '../../../ui/Key.tsx'
import { useMerge } from '../merge-context.tsx'
import { draftFrom } from '../decisions/variants.ts'

/** Begins a difference of what is in hand, where differences are written down. */
export function WriteDown({ ids, word }: { ids: readonly MomentId[]; word: string }) {
  const { boardId } = useBoard()
  const { screen, board } = useMerge()
  const [, navigate] = useLocation()
  return (
    <Button
      look="soft"
      onClick={() => {
        screen.setState({ drawing: draftFrom(ids, board) })
        navigate(`/b/${boardId}/merge?view=differences`)
      }}
    >
      <Key name="V" />
      {word}
    </Button>
  )
}
