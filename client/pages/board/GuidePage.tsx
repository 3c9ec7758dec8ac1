import { lazy, Suspense } from 'react'
import { useLocation, useSearch } from 'wouter'
import { GuideView } from '../../features/guide/GuideView.tsx'
import { historyWords } from '../../features/history/messages.ts'
import { useVersionName } from '../../features/history/use-version-name.ts'
import { VersionsLink } from './VersionsLink.tsx'

const HistoryView = lazy(async () => ({
  default: (await import('../../features/history/HistoryView.tsx')).HistoryView,
}))

export function GuidePage() {
  const [path] = useLocation()
  const isHistory = new URLSearchParams(useSearch()).get('view') === 'versions'
  if (isHistory)
    return (
      <Suspense>
        <HistoryView backWord={historyWords.back.guide} />
      </Suspense>
    )
  return <Guide path={path} />
}

function Guide({ path }: { path: string }) {
  return (
    <>
      <GuideView version={useVersionName()} />
      <VersionsLink path={path} />
    </>
  )
}
