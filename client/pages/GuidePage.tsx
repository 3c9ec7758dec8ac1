import { GuideView } from '../features/guide/GuideView.tsx'

export function GuidePage() {
  return <GuideView />
}
