import { useLocation, useSearch } from 'wouter'
import { useHistoryState } from 'wouter/use-browser-location'
import type { Difference } from '#shared/model/difference.ts'
import { useBoard } from '../../../sync/board-context.tsx'
import { useMerge, useScreen } from '../merge-context.tsx'

/**
 * The difference that is open: the one the address means, so that whoever follows sees the same; else the last one that
 * was open here; else the first. `asked` is another value each time somebody asks to be shown it.
 */
export function useOpenDifference(): {
  readonly open: Difference | undefined
  readonly asked: unknown
  readonly show: (key: string) => void
} {
  const { boardId } = useBoard()
  const { differences } = useMerge()
  const [, navigate] = useLocation()
  const meant = new URLSearchParams(useSearch()).get('difference')
  const last = useScreen((state) => state.openDifference)
  const asked: unknown = useHistoryState()
  const key = meant ?? last
  return {
    open: differences.find((difference) => difference.key === key) ?? differences[0],
    asked,
    show: (next) =>
      navigate(`/b/${boardId}/merge?view=differences&difference=${encodeURIComponent(next)}`, { replace: true }),
  }
}
