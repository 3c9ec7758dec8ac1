import { Link } from 'wouter'
import { useBoard } from '../../../sync/board-context.tsx'
import { useMerge, useScreen } from '../merge-context.tsx'
import { messages } from '../messages.ts'

/** Which difference the part of the map beside it is about, and the way back to the whole. */
export function DifferenceHeader() {
  const { boardId } = useBoard()
  const { differences } = useMerge()
  const open = useScreen((state) => state.openDifference)
  const at = Math.max(
    0,
    differences.findIndex(({ key }) => key === open),
  )
  return (
    <p className="merge-count small">
      {differences.length > 0 ? <b>{messages.differences.onMap(at + 1)}</b> : null}{' '}
      <Link href={`/b/${boardId}/merge`}>{messages.differences.whole}</Link>
    </p>
  )
}
