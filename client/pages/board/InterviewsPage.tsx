import { useSearch } from 'wouter'
import { EvidenceView } from '../../features/evidence/EvidenceView.tsx'
import { KeepAfterTies } from '../../features/history/KeepAfterTies.ts'

export function InterviewsPage() {
  // The address says which interview is open.
  const search = useSearch()
  return (
    <>
      <KeepAfterTies key={search} />
      <EvidenceView />
    </>
  )
}
