import type { Place } from '../model/moment.ts'

/** A place as a document may hold it, or nothing where it is none; never so far off that a canvas would lose its way. */
export function readPlace(value: unknown): Place | undefined {
  if (typeof value !== 'object' || value === null || !('x' in value) || !('y' in value)) return undefined
  const { x, y } = value
  if (typeof x !== 'number' || typeof y !== 'number' || !Number.isFinite(x) || !Number.isFinite(y)) return undefined
  return { x: clamp(x), y: clamp(y) }
}

/** To a tenth of a pixel. */
export function roundPlace({ x, y }: Place): Place {
  return { x: clamp(Math.round(x * 10) / 10), y: clamp(Math.round(y * 10) / 10) }
}

function clamp(value: number): number {
  return Math.max(-1_000_000, Math.min(1_000_000, value))
}
