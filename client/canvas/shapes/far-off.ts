import { useSyncExternalStore } from 'react'
import { type Editor, react, useEditor } from 'tldraw'

/** Below this zoom nobody can read: words are left out, outlines and lines stay. */
export const farZoom = 0.35

/** Asked once for all shapes: a question of each of a thousand would cost every frame more than the frame has. */
type Distance = { isFar(): boolean; onChange(listener: () => void): () => void }

const distances = new WeakMap<Editor, Distance>()

function distanceOf(editor: Editor): Distance {
  const known = distances.get(editor)
  if (known) return known
  const listeners = new Set<() => void>()
  let isFar = false
  editor.disposables.add(
    react('too far to read', () => {
      const next = editor.getZoomLevel() < farZoom
      if (next === isFar) return
      isFar = next
      for (const listener of listeners) listener()
    }),
  )
  const distance: Distance = {
    isFar: () => isFar,
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
  distances.set(editor, distance)
  return distance
}

/** Whether words could not be read anyway. */
export function useFarOff(): boolean {
  const distance = distanceOf(useEditor())
  return useSyncExternalStore(distance.onChange, distance.isFar)
}
