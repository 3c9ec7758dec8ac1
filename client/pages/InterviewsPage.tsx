import { EvidenceView } from '../features/evidence/EvidenceView.tsx'

export function InterviewsPage() {
  return <EvidenceView />
}
