import type { Hindrance } from '../hindrance.ts'

/** Whether the document may be connected now: `wait` until somebody looks again. */
export type Admission = 'go' | 'wait'

/** How one's own map stands, by the session as the server has just told it; nothing where only this device remembers. */
export type MapStanding = 'private' | 'revealed' | undefined

/** What a document's admission follows from, as it stands. */
type Standing = {
  /** What this device has of it is here. */
  readonly isLoaded: boolean
  readonly hindrance: Hindrance | undefined
  /** Some of what is unsent was made while, as far as this device knew, nobody else could open the map. */
  readonly hasPrivateEdits: boolean
  /** How one's own map stands, by the session as the server has just told it. */
  readonly standing: () => MapStanding
}

/**
 * Connecting sends all that the server lacks. What was drawn in private goes out only where the map is known to be
 * private still; where it was revealed meanwhile its owner is asked. `asks`: whether they are, where that is known.
 */
export function decideAdmission(now: Standing): { readonly admission: Admission; readonly asks?: boolean } {
  const { isLoaded, hindrance, hasPrivateEdits, standing } = now
  if (!isLoaded) return { admission: 'wait' }
  if (hindrance === 'not-taken' || hindrance === 'full' || hindrance === 'not-yours') return { admission: 'wait' }
  if (!hasPrivateEdits) return { admission: 'go' }
  switch (standing()) {
    case undefined:
      return { admission: 'wait' }
    case 'private':
      return { admission: 'go', asks: false }
    case 'revealed':
      return { admission: 'wait', asks: true }
  }
}
