import { computed, type Editor, isUninitialized, RESET_VALUE, type Signal, type TLShape, type TLShapeId } from 'tldraw'

/** What is gathered of shapes one by one; each answers whether that made a difference. */
export type ShapeFold = {
  clear(): void
  put(shape: TLShape): boolean
  remove(id: TLShapeId): boolean
}

/**
 * Keeps something that is made of all shapes of a page up to date by those that changed: with a thousand of them, looking
 * at each in every frame of a drag is what a frame has no time for. The number that comes back is another one whenever
 * something made a difference; who reads it is told.
 */
export function foldShapes(editor: Editor, name: string, fold: ShapeFold): Signal<number> {
  const history = shapeHistory(editor)
  return computed<number>(name, (before, since) => {
    history.get()
    const diffs = isUninitialized(before) ? RESET_VALUE : history.getDiffSince(since)
    if (isUninitialized(before) || diffs === RESET_VALUE) {
      fold.clear()
      for (const id of editor.getCurrentPageShapeIds()) {
        const shape = editor.store.unsafeGetWithoutCapture(id)
        if (shape) fold.put(shape)
      }
      return isUninitialized(before) ? 0 : before + 1
    }
    let isOther = false
    for (const { added, updated, removed } of diffs) {
      for (const shape of Object.values(removed)) isOther = fold.remove(shape.id) || isOther
      for (const shape of Object.values(added)) isOther = fold.put(shape) || isOther
      for (const [, shape] of Object.values(updated)) isOther = fold.put(shape) || isOther
    }
    return isOther ? before + 1 : before
  })
}

/** Another number after each change of a shape: for those who only want to know that there was one. */
export function shapeHistory(editor: Editor) {
  return editor.store.query.filterHistory('shape')
}
