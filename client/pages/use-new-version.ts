import { useEffect, useState } from 'react'
import { hasNewVersion } from './app-files.ts'

/** Looking more often than this would tell nobody anything. */
const restMs = 10 * 60_000

/** True once the server has a newer version than this tab; looked for when the connection or the person comes back. */
export function useNewVersion(isOnline: boolean): boolean {
  const [isThere, setIsThere] = useState(false)
  useEffect(() => {
    if (!isOnline || isThere) return
    let isShown = true
    let lookedAt = 0
    function look(): void {
      if (document.visibilityState !== 'visible' || Date.now() - lookedAt < restMs) return
      lookedAt = Date.now()
      void hasNewVersion().then((found) => {
        if (isShown && found) setIsThere(true)
      })
    }
    look()
    document.addEventListener('visibilitychange', look)
    return () => {
      isShown = false
      document.removeEventListener('visibilitychange', look)
    }
  }, [isOnline, isThere])
  return isThere
}
