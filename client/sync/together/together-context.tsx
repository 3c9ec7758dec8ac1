import { browserShelf } from '../../ui/browser/browser-notes.ts'
import { createContext, type ReactNode, useContext, useMemo, useState, useSyncExternalStore } from 'react'
import type { Awareness } from 'y-protocols/awareness'
import { useStore } from 'zustand'
import { readThreads } from '#shared/documents/comments.ts'
import type { Thread } from '#shared/model/comment.ts'
import { useDocument, useRead } from '../board-context.tsx'
import type { PresenceStates } from './presence-state.ts'
import { createTogetherStore, type Together, type TogetherStore } from './together-store.ts'

const TogetherContext = createContext<TogetherStore | undefined>(undefined)

/** What the pages of a board share about being there together. */
export function TogetherProvider({ children }: { children: ReactNode }) {
  const [store] = useState(() => createTogetherStore(browserShelf()))
  return <TogetherContext value={store}>{children}</TogetherContext>
}

export function useTogetherStore(): TogetherStore {
  const store = useContext(TogetherContext)
  if (!store) throw new Error('useTogetherStore outside of a TogetherProvider')
  return store
}

export function useTogether<T>(select: (together: Together) => T): T {
  return useStore(useTogetherStore(), select)
}

/** What `read` makes of who is there, again whenever that changes. `read` must be a stable function. */
export function usePresence<T>(awareness: Awareness, read: (states: PresenceStates) => T): T {
  const watched = useMemo(() => watch(awareness, read), [awareness, read])
  return useSyncExternalStore(watched.subscribe, watched.get)
}

/** All threads of the board. */
export function useThreads(): readonly Thread[] {
  return useRead(useDocument({ kind: 'board' }), readThreads)
}

function watch<T>(awareness: Awareness, read: (states: PresenceStates) => T) {
  let value = read(awareness.getStates())
  return {
    get: () => value,
    subscribe(listener: () => void) {
      const refresh = () => {
        value = read(awareness.getStates())
        listener()
      }
      refresh()
      awareness.on('change', refresh)
      return () => awareness.off('change', refresh)
    },
  }
}
