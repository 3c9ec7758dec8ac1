import { Link } from 'wouter'
import { useBoard } from '../../../sync/board-context.tsx'
import { useMerge } from '../merge-context.tsx'
import { messages } from '../messages.ts'
import { useOpenDifference } from './use-open-difference.ts'

/** Which difference the part of the map beside it is about, and the way back to the whole. */
export function DifferenceHeader() {
  const { boardId } = useBoard()
  const { differences } = useMerge()
  const { open } = useOpenDifference()
  const at = open ? differences.indexOf(open) : -1
  return (
    <p className="merge-count small">
      {at >= 0 ? <b>{messages.differences.onMap(at + 1)}</b> : null}{' '}
      <Link href={`/b/${boardId}/merge`}>{messages.differences.whole}</Link>
    </p>
  )
}
