import type { ReactNode } from 'react'
import { inLanguage } from './language/in-language.ts'

export const { privacySentence } = inLanguage('privacy', {
  privacySentence: 'No one else can open this in Tributary until you share it.',
})

/** What we promise about a private map, and then how it stands with saving. */
export function PrivacySentence({ children }: { children?: ReactNode }) {
  return (
    <p className="small quiet privacy">
      <strong style={{ color: 'var(--ink)' }}>{privacySentence}</strong> {children}
    </p>
  )
}
