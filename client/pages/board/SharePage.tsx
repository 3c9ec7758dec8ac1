import { useEffect } from 'react'
import { SharingView } from '../../features/sharing/SharingView.tsx'
import { preloadPage } from '../preload.ts'

export function SharePage() {
  // While maps are waited for and read, the merge comes.
  useEffect(() => preloadPage('merge'), [])
  return <SharingView />
}
