import { useSyncExternalStore } from 'react'
import { writeNote } from './browser-notes.ts'

export const themes = ['system', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

/** Also read by `public/theme.js`, before the first paint. */
const key = 'tributary:theme'

/** Day, night, or as the system has it; kept on this device. */
export function useTheme(): readonly [Theme, (theme: Theme) => void] {
  return [useSyncExternalStore(watchTheme, readTheme), setTheme]
}

function readTheme(): Theme {
  const stands = document.documentElement.dataset.theme
  return stands === 'light' || stands === 'dark' ? stands : 'system'
}

function setTheme(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = theme
  writeNote(key, theme === 'system' ? undefined : theme)
}

function watchTheme(listener: () => void): () => void {
  const observer = new MutationObserver(listener)
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] })
  return () => observer.disconnect()
}
