import { createContext, type ReactNode, useContext, useState } from 'react'
import { useStore } from 'zustand'
import { createSelectionStore, type Selection, type SelectionStore } from './selection-store.ts'

const SelectionContext = createContext<SelectionStore | undefined>(undefined)

/** One selection for all views inside it. */
export function SelectionProvider({ children }: { children: ReactNode }) {
  const [store] = useState(createSelectionStore)
  return <SelectionContext value={store}>{children}</SelectionContext>
}

export function useSelectionStore(): SelectionStore {
  const store = useContext(SelectionContext)
  if (!store) throw new Error('useSelectionStore outside of a SelectionProvider')
  return store
}

export function useSelection<T>(select: (selection: Selection) => T): T {
  return useStore(useSelectionStore(), select)
}
