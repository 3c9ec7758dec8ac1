import { createContext, useContext } from 'react'
import type { GuideActions } from './create-guide-actions.ts'

export type GuideContextValue = {
  readonly actions: GuideActions
  /** Lines that a note in the margin is about. */
  readonly noted: ReadonlySet<string>
  /** The line whose words are being changed, if any. */
  readonly editing: string | undefined
  readonly edit: (lineId: string | undefined) => void
}

export const GuideContext = createContext<GuideContextValue | undefined>(undefined)

export function useGuideContext(): GuideContextValue {
  const value = useContext(GuideContext)
  if (!value) throw new Error('useGuideContext outside of the guide view')
  return value
}
