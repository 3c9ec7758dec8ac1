import { useSyncExternalStore } from 'react'

/** Whether a media query holds. For what CSS alone cannot do; everything else belongs into CSS. */
export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (listener) => {
      const media = matchMedia(query)
      media.addEventListener('change', listener)
      return () => media.removeEventListener('change', listener)
    },
    () => matchMedia(query).matches,
  )
}
