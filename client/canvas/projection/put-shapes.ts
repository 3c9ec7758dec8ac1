import { type TLPageId, type TLShape, type TLShapeId, type TLStore, transaction } from 'tldraw'
import type { ProjectedShape } from './project-map.ts'

/** A shape on its way into the store; whether tldraw accepts it shows there. */
export type ShapeRecord = Readonly<Record<string, unknown>>

/** Puts and removes shapes as a change that came from elsewhere, so that nothing of it is taken for the hand's. */
export function applyShapes(store: TLStore, put: readonly ShapeRecord[], gone: readonly TLShapeId[]): void {
  const there = gone.filter((id) => store.has(id))
  if (there.length > 0) store.mergeRemoteChanges(() => store.remove(there))
  // At once where all are good; one by one where one is not, so that a broken record takes no other with it.
  if (put.length === 0 || tryPut(store, put) || put.length === 1) return
  for (const record of put) tryPut(store, [record])
}

/** What tldraw refuses is not drawn; it stays in its document, and the outline shows it. */
function tryPut(store: TLStore, records: readonly ShapeRecord[]): boolean {
  try {
    const shapes = records.map((record) => store.schema.types.shape.create(record as never) as TLShape)
    // The store looks at each of them; where it throws, what it has put is taken back, also in the midst of a larger
    // change: a record that is there without a word in the store's history would be seen by nobody.
    transaction(() => store.mergeRemoteChanges(() => store.put(shapes)))
    return true
  } catch {
    return false
  }
}

export function toRecord(shape: ProjectedShape, parentId: TLPageId): ShapeRecord {
  return {
    ...shape,
    typeName: 'shape',
    parentId,
    // Links lie under moments; strokes that are drawn later lie above both.
    index: shape.type === 'link' ? 'a1' : 'a2',
    rotation: 0,
    isLocked: false,
    opacity: 1,
    meta: {},
  }
}
