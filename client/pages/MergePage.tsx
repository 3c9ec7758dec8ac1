import { MergeView } from '../features/merging/MergeView.tsx'

export function MergePage() {
  return <MergeView />
}
