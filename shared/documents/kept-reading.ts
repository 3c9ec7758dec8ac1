import type * as Y from 'yjs'
import { entriesOf } from './entries.ts'

/** How a map of a document is read: each of its entries, and then what they make together. */
export type Reading<Entry, Whole> = {
  readonly entry: (id: string, value: unknown) => Entry | undefined
  readonly whole: (entries: readonly Entry[]) => Whole
}

type Shelf = {
  readonly entries: Map<string, unknown>
  readonly changed: Set<string>
  ids: readonly string[] | undefined
  whole: unknown
}

type Keeper = {
  /** Something was changed and has not been looked at yet. */
  isBehind(): boolean
  shelfOf(map: object, reading: object): Shelf
}

/** Documents that are read over and over. What is kept of one goes with it. */
const keepers = new WeakMap<Y.Doc, Keeper>()

/**
 * From now on reading a map of this document costs what has changed in it, and what did not change is the same object as
 * before. For documents that stay open; one that is read once is not worth it.
 */
export function keepReading(doc: Y.Doc): void {
  if (!keepers.has(doc)) keepers.set(doc, createKeeper(doc))
}

/** Reads a map of a document, A to Z by key. */
export function readWhole<Entry, Whole, Value>(doc: Y.Doc, map: Y.Map<Value>, reading: Reading<Entry, Whole>): Whole {
  const keeper = keepers.get(doc)
  // In the midst of a change nobody has said yet what is another one.
  if (!keeper || keeper.isBehind())
    return reading.whole(entriesOf(map).flatMap(([id, value]) => reading.entry(id, value) ?? []))
  const shelf = keeper.shelfOf(map, reading)
  if (shelf.ids && shelf.changed.size === 0) return shelf.whole as Whole
  const { entries } = shelf
  for (const id of shelf.ids ? shelf.changed : map.keys()) {
    const isHere = map.has(id)
    if (isHere !== entries.has(id)) shelf.ids = undefined
    if (isHere) entries.set(id, reading.entry(id, map.get(id)))
    else entries.delete(id)
  }
  shelf.changed.clear()
  shelf.ids ??= [...entries.keys()].sort()
  const whole = reading.whole(shelf.ids.flatMap((id) => (entries.get(id) as Entry | undefined) ?? []))
  shelf.whole = whole
  return whole
}

function createKeeper(doc: Y.Doc): Keeper {
  const shelves = new Map<object, Map<object, Shelf>>()
  let open = 0
  doc.on('beforeTransaction', () => {
    open++
  })
  doc.on('beforeObserverCalls', (transaction) => {
    open = Math.max(0, open - 1)
    for (const [type, keys] of transaction.changed) noteChange(type, keys)
  })

  function note(map: object, key: string | null): void {
    if (key !== null) for (const shelf of shelves.get(map)?.values() ?? []) shelf.changed.add(key)
  }

  function noteChange(type: { readonly _item: Y.Item | null }, keys: ReadonlySet<string | null>): void {
    for (const key of keys) note(type, key)
    // And what it lies in is another one, up to the document.
    for (let item = type._item; item; item = parentOf(item)?._item ?? null) {
      const parent = parentOf(item)
      if (parent) note(parent, item.parentSub)
    }
  }

  return {
    isBehind: () => open > 0,
    shelfOf(map, reading) {
      const all = shelves.get(map) ?? new Map<object, Shelf>()
      shelves.set(map, all)
      const shelf = all.get(reading) ?? { entries: new Map(), changed: new Set(), ids: undefined, whole: undefined }
      all.set(reading, shelf)
      return shelf
    },
  }
}

function parentOf({ parent }: Y.Item): { readonly _item: Y.Item | null } | undefined {
  return parent !== null && '_item' in parent ? parent : undefined
}
