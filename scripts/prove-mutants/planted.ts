import type { Fault } from './plant-faults.ts'

type Planted = { readonly file: string; readonly fault: Fault }

// A config is bundled on its own: what both sides know of each other is on the process.
const shared = globalThis as typeof globalThis & { plantedFault?: Planted | undefined; plantedTimes?: number }

/** From now on this file is read with this fault; without one, all files as they are. */
export function plant(fault: Planted | undefined): void {
  shared.plantedFault = fault
  shared.plantedTimes = 0
}

/** How often the file was read with its fault. */
export function timesRead(): number {
  return shared.plantedTimes ?? 0
}

/** The source of a file as it is to be tested; nothing where it is as it is. */
export function planted(id: string, source: string): { readonly code: string; readonly map: null } | undefined {
  const now = shared.plantedFault
  if (!now || id.split('?')[0] !== now.file) return undefined
  shared.plantedTimes = timesRead() + 1
  const { start, end, with: text } = now.fault
  return { code: source.slice(0, start) + text + source.slice(end), map: null }
}
