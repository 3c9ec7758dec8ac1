import { createContext, useContext } from 'react'
import { useStore } from 'zustand'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { MomentId, QuoteId } from '#shared/model/ids.ts'
import type { Passage } from './pieces.ts'
import type { TieTarget } from './moments/tie-targets.ts'

/** `wants`: a new moment for it, or one more tie. */
type Aim = { readonly target?: TieTarget; readonly wants?: 'new' | 'more' }

/**
 * What the person is busy with. `target` is what was chosen for the passage to speak to; nothing is stored before they also
 * said how it speaks to it.
 */
export type Attention =
  | { readonly kind: 'nothing' }
  | ({ readonly kind: 'passage'; readonly passage: Passage } & Aim)
  | ({ readonly kind: 'quote'; readonly quoteId: QuoteId } & Aim)
  | { readonly kind: 'moment'; readonly momentId: MomentId }

export type EvidenceState = {
  readonly attention: Attention
  /** Clicking a moment adds it to the story. */
  readonly isTracing: boolean
  readonly showsUnheard: boolean
  /** What was done last, in a sentence; undo stands beside it. */
  readonly lastDone: string
}

export type EvidenceStore = StoreApi<EvidenceState> & {
  readonly attend: (attention: Attention) => void
  /** Chooses what the passage or quote in question may speak to, or nothing. */
  readonly aim: (target: TieTarget | undefined) => void
  readonly want: (wants: 'new' | 'more' | undefined) => void
}

export const nothing: Attention = { kind: 'nothing' }

export function createEvidenceStore(): EvidenceStore {
  const store = createStore<EvidenceState>(() => ({
    attention: nothing,
    isTracing: false,
    showsUnheard: false,
    lastDone: '',
  }))
  return {
    ...store,
    attend: (attention) => store.setState({ attention, lastDone: '' }),
    aim: (target) =>
      store.setState(({ attention }) => {
        if (attention.kind !== 'passage' && attention.kind !== 'quote') return {}
        const { target: _before, wants: _wanted, ...rest } = attention
        return { attention: target === undefined ? rest : { ...rest, target } }
      }),
    want: (wants) =>
      store.setState(({ attention }) => {
        if (attention.kind !== 'passage' && attention.kind !== 'quote') return {}
        const { wants: _before, ...rest } = attention
        return { attention: wants === undefined ? rest : { ...rest, wants } }
      }),
  }
}

export const EvidenceContext = createContext<EvidenceStore | undefined>(undefined)

export function useEvidenceStore(): EvidenceStore {
  const store = useContext(EvidenceContext)
  if (!store) throw new Error('useEvidenceStore outside of the evidence view')
  return store
}

export function useEvidence<T>(select: (state: EvidenceState) => T): T {
  return useStore(useEvidenceStore(), select)
}
