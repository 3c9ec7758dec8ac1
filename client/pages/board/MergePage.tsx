import { lazy, Suspense } from 'react'
import { useLocation, useSearch } from 'wouter'
import { historyWords } from '../../features/history/messages.ts'
import { MergeView } from '../../features/merging/MergeView.tsx'
import { VersionsLink } from './VersionsLink.tsx'

const HistoryView = lazy(async () => ({
  default: (await import('../../features/history/HistoryView.tsx')).HistoryView,
}))

export function MergePage() {
  const [path] = useLocation()
  const isHistory = new URLSearchParams(useSearch()).get('view') === 'versions'
  if (isHistory)
    return (
      <Suspense>
        <HistoryView backWord={historyWords.back.merge} />
      </Suspense>
    )
  return (
    <>
      <MergeView />
      <VersionsLink path={path} />
    </>
  )
}
