import { SharingView } from '../features/sharing/SharingView.tsx'

export function SharePage() {
  return <SharingView />
}
