import * as Y from 'yjs'
import type { UpdateCost } from './scan-update.ts'

/** How much of a document is in memory. */
export type Weight = {
  /** Whether an update that costs so much may still come in. */
  mayGrow(cost: UpdateCost): boolean
  /** It came in. */
  grow(cost: UpdateCost): void
}

/** Four values take what a struct takes. */
const valuesPerStruct = 4
/** An update of one struct may tear two others apart, and a deletion two. */
const mostStructsPerStruct = 3
const mostStructsPerRange = 2

/**
 * Reckons from what came in, which is more than what there is, since Yjs puts together what belongs together; counts only
 * where that seems too much, and not again before it has grown by a fiftieth.
 */
export function createWeight(doc: Y.Doc, most: number): Weight {
  let counted = 0
  let since = Number.POSITIVE_INFINITY
  return {
    mayGrow(cost) {
      if (counted + since + costOf(cost) <= most) return true
      if (since > most / 50) {
        counted = countStructs(doc)
        since = 0
      }
      return counted + since + cost.structs + cost.values / valuesPerStruct <= most
    },
    grow(cost) {
      since += costOf(cost)
    },
  }
}

function costOf({ structs, ranges, values }: UpdateCost): number {
  return structs * mostStructsPerStruct + ranges * mostStructsPerRange + values / valuesPerStruct
}

function countStructs(doc: Y.Doc): number {
  let structs = 0
  let values = 0
  for (const ofClient of doc.store.clients.values()) {
    structs += ofClient.length
    for (const struct of ofClient)
      if (struct instanceof Y.Item && struct.content instanceof Y.ContentAny) values += countValues(struct.content.arr)
  }
  return structs + values / valuesPerStruct
}

function countValues(value: unknown): number {
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return 1
  let count = 1
  for (const inner of Object.values(value)) count += countValues(inner)
  return count
}
