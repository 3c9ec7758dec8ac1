import { useSyncExternalStore } from 'react'

/** The time in milliseconds since 1970, rounded down to `everyMs`: re-renders only when that changes. */
export function useNow(everyMs = 60_000): number {
  const read = () => Math.floor(Date.now() / everyMs) * everyMs
  return useSyncExternalStore((listener) => {
    const timer = setInterval(listener, Math.min(everyMs, 5_000))
    return () => clearInterval(timer)
  }, read)
}
