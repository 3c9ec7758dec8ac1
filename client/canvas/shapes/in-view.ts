import { useCallback, useSyncExternalStore } from 'react'
import { type Editor, react, type TLShapeId, useEditor } from 'tldraw'

/** Below this zoom nobody can read: words are left out, outlines and lines stay. */
export const farZoom = 0.35

/**
 * Which shapes are in view, and whether the whole is too far off to be read. Asked once for all shapes: a question of
 * each of two thousand would cost every frame more than the frame has.
 */
type ViewWatch = {
  isInView(id: TLShapeId): boolean
  isFar(): boolean
  /** Called when this shape comes into view or leaves it. */
  onInView(id: TLShapeId, listener: () => void): () => void
  onFar(listener: () => void): () => void
}

const watches = new WeakMap<Editor, ViewWatch>()

function watchOf(editor: Editor): ViewWatch {
  const known = watches.get(editor)
  if (known) return known
  const byShape = new Map<TLShapeId, () => void>()
  const ofFar = new Set<() => void>()
  let hidden: ReadonlySet<TLShapeId> = new Set()
  let isFar = false
  editor.disposables.add(
    react('shapes in view', () => {
      const before = hidden
      hidden = editor.getCulledShapes()
      if (hidden === before) return
      for (const id of hidden) if (!before.has(id)) byShape.get(id)?.()
      for (const id of before) if (!hidden.has(id)) byShape.get(id)?.()
    }),
  )
  editor.disposables.add(
    react('too far to read', () => {
      const next = editor.getZoomLevel() < farZoom
      if (next === isFar) return
      isFar = next
      for (const listener of ofFar) listener()
    }),
  )
  const watch: ViewWatch = {
    isInView: (id) => !hidden.has(id),
    isFar: () => isFar,
    onInView(id, listener) {
      byShape.set(id, listener)
      return () => {
        if (byShape.get(id) === listener) byShape.delete(id)
      }
    },
    onFar(listener) {
      ofFar.add(listener)
      return () => ofFar.delete(listener)
    },
  }
  watches.set(editor, watch)
  return watch
}

/** Whether a shape is in view; what is not need not be drawn. */
export function useInView(id: TLShapeId): boolean {
  const watch = watchOf(useEditor())
  const listen = useCallback((listener: () => void) => watch.onInView(id, listener), [watch, id])
  return useSyncExternalStore(listen, () => watch.isInView(id))
}

/** Whether words could not be read anyway. */
export function useFarOff(): boolean {
  const watch = watchOf(useEditor())
  return useSyncExternalStore(watch.onFar, watch.isFar)
}
