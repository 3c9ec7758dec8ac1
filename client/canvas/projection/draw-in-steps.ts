import type { TLShapeId, TLStore } from 'tldraw'
import { applyShapes, type ShapeRecord } from './put-shapes.ts'

/** Puts shapes into tldraw's store, many of them in tasks of their own, so that nothing waits for all of them. */
export type StepDrawing = {
  /** `size`: how many in one task; the first of them now. */
  draw(put: readonly ShapeRecord[], gone: readonly TLShapeId[], size: number): void
  close(): void
}

export function createStepDrawing(
  store: TLStore,
  later: (callback: () => void, ms: number) => () => void,
): StepDrawing {
  /** Shapes of layers that are drawn in steps, which the store does not have yet. */
  const waiting = new Map<unknown, ShapeRecord>()
  let cancelStep: (() => void) | undefined

  function step(size: number): void {
    const next = [...waiting.values()].slice(0, size)
    for (const { id } of next) waiting.delete(id)
    applyShapes(store, next, [])
    cancelStep = waiting.size > 0 ? later(() => step(size), 0) : undefined
  }

  return {
    draw(put, gone, size) {
      for (const id of gone) waiting.delete(id)
      for (const record of put) waiting.delete(record.id)
      applyShapes(store, put.slice(0, size), gone)
      for (const record of put.slice(size)) waiting.set(record.id, record)
      if (waiting.size > 0) cancelStep ??= later(() => step(size), 0)
    },
    close() {
      cancelStep?.()
    },
  }
}
