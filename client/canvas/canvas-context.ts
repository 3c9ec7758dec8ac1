import { createContext, useContext } from 'react'
import type { CanvasEdits } from './editing/canvas-edits.ts'
import type { CanvasMode } from './map-canvas-props.ts'
import type { CanvasLayers } from './canvas-layers.ts'
import type { SelectionStore } from './selection/selection-store.ts'

/** What the shapes and tools of one canvas share. */
export type CanvasTable = {
  readonly projection: CanvasLayers
  readonly edits: CanvasEdits
  readonly selection: SelectionStore
  readonly mode: () => CanvasMode
  /** What was pasted into a label is longer than a label may be. */
  readonly onTooLong: () => void
}

const CanvasContext = createContext<CanvasTable | undefined>(undefined)
export const CanvasProvider = CanvasContext.Provider

export function useCanvasTable(): CanvasTable {
  const table = useContext(CanvasContext)
  if (!table) throw new Error('useCanvasTable outside of a canvas')
  return table
}
